// copied-git-directory: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { lint, otherFiles } from "../support/rule";

const id = "copied-git-directory";
const files = { Dockerfile: "", "a.c": "", ".git/HEAD": "", ".dockerignore": "node_modules" };

test("by name", () => {
  expect(lint(id, "FROM a\nCOPY a.c .git /x/")).toBe(
    "FROM a\nCOPY a.c .git /x/\n         ~~~~ This puts the repository's whole history into the image, deleted files included. Leave .git out",
  );
});

test("by an ignore file without it; the fix adds a line", () => {
  expect(lint(id, "FROM a\nCOPY . .", { files })).toContain("~ .dockerignore does not leave out .git, so this copies");
  expect(otherFiles(id, "FROM a\nCOPY . .", { files })).toEqual([".dockerignore 12..12: \n.git\n"]);
});

test.each([
  ["left out", "COPY . .", ".git"],
  ["its contents left out", "COPY . .", ".git/**"],
  ["not in the final image", "COPY . .\nFROM b", ""],
  ["git runs there", "COPY . .\nRUN git describe > version", ""],
])("silent: %s", (_, line, ignore) => {
  const source = `FROM a AS x\n${line}`;
  expect(lint(id, source, { files: { ...files, ".dockerignore": ignore } })).toBe(source);
});

test("the ignore file of a context above", () => {
  const source = "FROM node:24\nWORKDIR /app\nCOPY . .\nRUN npm ci\n";
  const files = { Dockerfile: source, "start.sh": "", "../package.json": "{}", "../.git/HEAD": "", "../.dockerignore": "node_modules\n" };
  expect(lint(id, source, { files })).toContain("../.dockerignore does not leave out .git");
  expect(lint(id, source, { files: { ...files, "../.dockerignore": ".git\n" } })).toBe(source);
});
