// root-owned-copy: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "root-owned-copy";

test("underlines the keyword and adds the owner", () => {
  const source = "FROM a\nARG U=app\nUSER $U\ncopy --chmod=1 a /b";
  expect(lint(id, source)).toBe(
    `${source}\n~~~~ USER app does not own what is copied here: root does. Add --chown=app where the program writes to it [Add --chown=app, review]`,
  );
  expect(fixAll(id, source)).toBe(source.replace("copy", "copy --chown=app"));
});

test("no fix beside --link, which takes numbers only", () => {
  expect(lint(id, "FROM a\nUSER app\nCOPY --link a /b")).toMatch(/writes to it$/m);
  expect(lint(id, "FROM a\nUSER 1000\nCOPY --link a /b")).toContain("[Add --chown=1000, review]");
});

test.each(["COPY a /b", "USER root\nCOPY a /b", "USER 0:0\nCOPY a /b", "USER app\nCOPY --chown=1 a /b", "ARG U\nUSER $U\nCOPY a /b"])(
  "silent: %j",
  (lines) => {
    expect(lint(id, `FROM a\n${lines}`)).toBe(`FROM a\n${lines}`);
  },
);
