// backslash-copy-path: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "backslash-copy-path";

test("underlines the path and says how it is read", () => {
  expect(lint(id, "FROM a\nCOPY bin\\Release a.txt C:\\app/")).toBe(
    "FROM a\nCOPY bin\\Release a.txt C:\\app/\n     ~~~~~~~~~~~ The builder reads bin\\Release as binRelease, since a backslash only escapes. Write / between folders [Write bin/Release, review]\n" +
      "                       ~~~~~~~ The builder reads C:\\app/ as C:app/, since a backslash only escapes. Write / between folders [Write C:/app/, review]",
  );
  expect(fixAll(id, "FROM a\nonbuild add .\\bin\\a \\\r\n  c:\\app")).toBe("FROM a\nonbuild add ./bin/a \\\r\n  c:/app");
});

test.each(["COPY a\\ b /c", "COPY C:\\\\bin\\\\a.exe /c", "COPY a\\[1] /c", 'COPY ["a\\\\b", "/c"]', "COPY a /b \\\n"])(
  "silent: %j",
  (line) => {
    expect(lint(id, `FROM a\n${line}`)).toBe(`FROM a\n${line}`);
  },
);

test("silent with another escape character", () => {
  const source = "# escape=`\nFROM a\nCOPY bin\\a C:\\app\\";
  expect(lint(id, source)).toBe(source);
});
