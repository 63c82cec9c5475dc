// several-sources-into-file: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "several-sources-into-file";

test("underlines the target and adds the slash", () => {
  expect(lint(id, "FROM a\nCOPY a b /etc/app")).toBe(
    "FROM a\nCOPY a b /etc/app\n         ~~~~~~~~ 2 sources need a folder, but /etc/app does not end in `/`. Where it is no folder yet, one file replaces the other [Write /etc/app/, review]",
  );
  expect(fixAll(id, 'FROM a\nCOPY a \\\n  b \\\n  "/c"\ncopy ["a", "b", "/c"]\nCOPY <<A <<B /d\nA\nB')).toBe(
    'FROM a\nCOPY a \\\n  b \\\n  "/c/"\ncopy ["a", "b", "/c/"]\nCOPY <<A <<B /d/\nA\nB',
  );
});

test.each([
  "COPY a /b",
  "COPY a b .",
  "COPY a b ./",
  "COPY a b /c/.",
  "WORKDIR /app\nCOPY a b /app",
  "ARG D\nCOPY a b $D",
  'COPY ["a", "b", "/c/"]',
  "RUN mkdir -p /etc/app\nCOPY a b /etc/app",
  "RUN mkdir -p /etc/app/conf.d\nCOPY a b /etc/app",
  "RUN mv x /data/y && install -m 644 z /data/z\nCOPY a b /data",
  "WORKDIR /app/src\nWORKDIR /\nCOPY a b /app",
  "COPY x /srv/app/\nCOPY a b /srv/app",
  "COPY a b /usr/local/bin",
])("silent: %j", (line) => {
  const source = `FROM a\n${line}`;
  expect(lint(id, source)).toBe(source);
});

test("with the hadolint profile a dot is no folder either", () => {
  expect(lint(id, "FROM a\nCOPY a b .", { config: { profile: "hadolint" } })).toContain("2 sources");
});

test.each([
  "COPY a b /etc/app\nRUN mkdir -p /etc/app",
  "RUN if x; then mkdir /etc/app; fi\nCOPY a b /etc/app",
  "COPY x /srv/app\nCOPY a b /srv/app",
  "RUN touch /srv/app\nCOPY a b /srv/app",
])("no folder is known: %j", (lines) => {
  expect(lint(id, `FROM a\n${lines}`)).toContain("2 sources");
});
