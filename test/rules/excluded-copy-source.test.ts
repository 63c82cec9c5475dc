// excluded-copy-source: what it underlines, what it mends, and where it stays silent.
import { describe, expect, test } from "vitest";
import { findings, lint } from "../support/rule";

const id = "excluded-copy-source";

const ignoring = (ignore: string) => ({ files: { ".dockerignore": ignore, "dist/a.js": "", a: "", "src/a": "" } });

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

describe("a build in another folder", () => {
  const files = { ".git/HEAD": "", ".dockerignore": "/app*\n", app: "", "src/a": "" };
  const source = "FROM scratch\nCOPY app /app\n";
  const said = (more: Record<string, string>, path = "/w/shop/Dockerfile") =>
    findings(id, source, { files: { ...files, ...more }, path }).map(({ severity }) => severity);
  test.each([
    [
      "a workflow copies the Dockerfile",
      { ".github/workflows/a.yml": 'run: |\n  DIR="$(mktemp -d)"\n  cp -v Dockerfile "$DIR/Dockerfile"\n' },
    ],
    ["a Makefile moves it", { Makefile: "image:\n\tcp bin/app Dockerfile $(OUT)/ && docker build $(OUT)\n" }],
    ["a script copies it from its root", { "build.sh": 'cp "$ROOT/Dockerfile" out/\ndocker build out\n' }],
    ["a step gives another context", { ".github/workflows/a.yml": "with:\n  context: out\n  file: ./Dockerfile\n" }],
    ["of another step", { ".github/workflows/a.yml": "with:\n  dockerfile: Dockerfile\n  workdir: ${{ steps.zip.outputs.dir }}\n" }],
    ["a command", { Makefile: "image:\n\tdocker build -t a \\\n\t  -f Dockerfile out/\n" }],
    ["GoReleaser", { ".goreleaser.yaml": "builds:\n  - binary: app\ndockers:\n  - dockerfile: Dockerfile\n" }],
    ["GoReleaser, without a name", { ".goreleaser.yml": "dockers:\n  - image_templates: [a]\n" }],
    ["an archive", { Makefile: "image:\n\ttar c . | docker buildx build --file=Dockerfile -\n" }],
  ])("silent: %s", (_, more) => {
    expect(said(more)).toEqual([]);
  });
  test.each([
    ["nothing speaks for it", {}],
    ["GoReleaser without images", { ".goreleaser.yaml": "builds:\n  - binary: app\n" }],
    ["it stays where it is", { Makefile: "image:\n\tcp Dockerfile.in Dockerfile\n\tcp Dockerfile Dockerfile.bak\n" }],
    ["another Dockerfile is copied", { Makefile: 'image:\n\tcp other/Dockerfile Dockerfile.dev "$DIR"\n' }],
    [
      "this folder is the context",
      { ".github/workflows/a.yml": "with:\n  context: .\n  file: Dockerfile\n", Makefile: "a:\n\tdocker build -f Dockerfile .\n" },
    ],
    ["another service's", { "compose.yaml": "services:\n  a:\n    build:\n      context: ./other\n      dockerfile: Dockerfile\n" }],
    ["another build's context", { Makefile: "a:\n\tdocker build -f Dockerfile.dev out/\n\tcp app out/\n" }],
  ])("told: %s", (_, more) => {
    expect(said(more)).toEqual(["warning"]);
  });
  test("in a folder of the project", () => {
    const below = { "../../.git/HEAD": "", ".dockerignore": "/app*\n", app: "" };
    const own = (text: string) =>
      findings(id, source, { files: { ...below, "../../.github/workflows/a.yml": text }, path: "/w/repo/services/shop/Dockerfile" }).length;
    expect(own("with:\n  context: .\n  file: services/shop/Dockerfile\n")).toBe(0);
    expect(own("with:\n  context: services/shop\n  file: services/shop/Dockerfile\n")).toBe(1);
    expect(own("run: cp Dockerfile out/\n")).toBe(1);
  });
  test("a source that is not there: an info, with the condition", () => {
    const absent = { ".git/HEAD": "", ".dockerignore": "/app*\n", "src/a": "" };
    const [found] = findings(id, source, { files: absent });
    expect(found?.severity).toBe("info");
    expect(found?.message.template).toContain("unless the image is built in another folder");
    const kit = findings(id, source, { files: { ...absent, Makefile: "a:\n\tcp Dockerfile out/\n" }, config: { profile: "buildkit" } });
    expect(kit.map(({ message }) => message.template.includes("unless"))).toEqual([false]);
  });
});
