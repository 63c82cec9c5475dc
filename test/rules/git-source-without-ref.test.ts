// git-source-without-ref: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "git-source-without-ref";

test("underlines the repository, with a folder too", () => {
  const source = "FROM a\nADD git@github.com:a/b.git#:docs /b";
  expect(lint(id, source)).toBe(
    `${source}\n    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ This takes the default branch as it is that day. Name a tag or a commit: git@github.com:a/b.git#<tag>`,
  );
});

test.each(["ADD https://x.org/a.git#v1 /b", "ADD https://x.org/a.git?tag=v1 /b", "ADD https://x.org/a.tgz /b"])("silent: %s", (line) => {
  expect(lint(id, `FROM a\n${line}`)).toBe(`FROM a\n${line}`);
});
