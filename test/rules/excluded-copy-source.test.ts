// excluded-copy-source: what it underlines, what it mends, and where it stays silent.
import { describe, expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "excluded-copy-source";

const ignoring = (ignore: string) => ({ files: { ".dockerignore": ignore } });

test("underlines the source and names the pattern", () => {
  expect(lint(id, "FROM scratch\nCOPY --chown=1 package.json ./dist/ /app/\nADD dist/a.js /b", ignoring("# built\ndist\n"))).toBe(
    "FROM scratch\nCOPY --chown=1 package.json ./dist/ /app/\n                            ~~~~~~~ .dockerignore leaves out ./dist/ (pattern dist), so the builder cannot find it. Change the pattern or the source\n" +
      "ADD dist/a.js /b\n    ~~~~~~~~~ .dockerignore leaves out dist/a.js (pattern dist), so the builder cannot find it. Change the pattern or the source",
  );
});

test("shows the pattern as the file has it", () => {
  expect(lint(id, "FROM scratch\nCOPY a /a", ignoring("/*\n!/b"))).toContain(".dockerignore leaves out a (pattern /*)");
});

test("all of the context is left out only by a pattern for everything", () => {
  expect(lint(id, "FROM scratch\nCOPY . .", ignoring("**"))).toContain("~ .dockerignore leaves out .");
  expect(lint(id, "FROM scratch\nCOPY . .", ignoring(".*\n?"))).not.toContain("~");
});

test.each([
  ["brought back", "COPY README.md /", "*.md\n!README.md"],
  ["something below may be brought back", "COPY src /src", "**\n!src/main.c"],
  ["a wildcard may name what is brought back", "COPY *.md /", "*\n!README.md"],
  ["everything, with an exception", "COPY . .", "*\n!src"],
  ["from a stage", "COPY --from=x dist /", "dist"],
  ["an address", "ADD https://dist/a /", "*"],
  ["a heredoc", "COPY <<dist /a\ndist", "*"],
  ["a variable from outside", "ARG D\nCOPY $D /a", "dist"],
  ["a malformed pattern stops the build before", "COPY dist /a", "dist\n["],
  ["no ignore file is known", "COPY dist /a", undefined],
])("silent: %s", (_, line, ignore) => {
  expect(lint(id, `FROM scratch\n${line}`, ignore === undefined ? {} : ignoring(ignore))).not.toContain("leaves out");
});

test("a pattern that brings back something else does not hide the fault, except from BuildKit's own check", () => {
  const source = "FROM scratch\nCOPY dist /a";
  expect(lint(id, source, ignoring("dist\n*.md\n!README.md"))).toContain("leaves out dist");
  expect(lint(id, source, { ...ignoring("dist\n!README.md"), config: { profile: "buildkit" } })).not.toContain("leaves out");
});

describe("the context begins in a folder above", () => {
  const source = "FROM nginx:1.30-alpine\nCOPY util/Nginx/nginx.conf /etc/nginx/nginx.conf";
  const ignoring = { "../../.git/HEAD": "", ".dockerignore": "*\n!nginx.conf\n", "nginx.conf": "" };
  test("where the source lies: its own ignore file counts", () => {
    expect(lint(id, source, { files: { ...ignoring, "../../util/Nginx/nginx.conf": "" } })).toBe(source);
  });
  test("where nothing of it lies here", () => {
    expect(lint(id, source, { files: ignoring })).toBe(source);
  });
  test("not so where the source lies here, nor at the root of the project, nor with an ignore file of this very Dockerfile", () => {
    expect(lint(id, source, { files: { ...ignoring, "util/Nginx/nginx.conf": "" } })).toContain("leaves out");
    expect(lint(id, source, { files: { ".git/HEAD": "", ".dockerignore": "*\n", "nginx.conf": "" } })).toContain("leaves out");
    const own = { "../../.git/HEAD": "", "Dockerfile.dockerignore": "*\n", "../../util/Nginx/nginx.conf": "" };
    expect(lint(id, source, { files: own })).toContain("leaves out");
  });
});
