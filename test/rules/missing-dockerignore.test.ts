// missing-dockerignore: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { lint, otherFiles } from "../support/rule";

const id = "missing-dockerignore";

test("underlines the first copy of everything and names what comes along", () => {
  const files = { Dockerfile: "", "package.json": "", ".git/HEAD": "", ".env": "", "node_modules/a/b.js": "" };
  expect(lint(id, "FROM a\nCOPY . .\nADD ./ /b", { files })).toBe(
    "FROM a\nCOPY . .\n     ~ There is no .dockerignore, so the image gets .env, .git, node_modules too, and any change there builds this line again [Make a .dockerignore, review]\nADD ./ /b",
  );
  expect(otherFiles(id, "FROM a\nCOPY . .", { files })).toEqual([
    ".dockerignore 0..0: .git\n.env\n.env.*\n!.env.example\n**/node_modules\nnpm-debug.log*\nDockerfile*\nContainerfile*\n.dockerignore\n",
  ]);
});

test("what the Dockerfile copies by name stays", () => {
  const files = { Dockerfile: "", "Cargo.toml": "", "target/a": "" };
  expect(otherFiles(id, "FROM a\nCOPY target/a /a\nCOPY . .", { files })).toEqual([
    ".dockerignore 0..0: Dockerfile*\nContainerfile*\n.dockerignore\n",
  ]);
});

test.each([
  ["there is one", "COPY . .", { ".dockerignore": "", "a.c": "" }],
  ["one of the Dockerfile's own", "COPY . .", { "Dockerfile.dockerignore": "", "a.c": "" }],
  ["only a part is copied", "COPY src /src", { "src/a.c": "" }],
  ["from a stage", "COPY --from=x . .", { "a.c": "" }],
  ["the context is another folder", "COPY api/go.mod /x/\nCOPY . .", { "a.c": "" }],
  ["nothing here but the build's files", "COPY . .", { Dockerfile: "", "docker-compose.yml": "" }],
])("silent: %s", (_, line, files) => {
  const source = `FROM a\n${line}`;
  expect(lint(id, source, { files: files as Record<string, string> })).toBe(source);
});

test("silent where nothing is known", () => {
  expect(lint(id, "FROM a\nCOPY . .")).toBe("FROM a\nCOPY . .");
});

test("below a project's root that may be the context: silent, unless the folder is a program's own", () => {
  const source = "FROM a\nCOPY . .";
  for (const above of [".git/HEAD", ".dockerignore"]) {
    expect(lint(id, source, { files: { Dockerfile: "", "start.sh": "", [`../${above}`]: "" } })).toBe(source);
    expect(lint(id, source, { files: { Dockerfile: "", "start.sh": "", [`../../${above}`]: "" } })).toBe(source);
    expect(lint(id, source, { files: { Dockerfile: "", "go.mod": "", [`../../${above}`]: "" } })).toContain("There is no .dockerignore");
  }
  const named = "FROM a\nCOPY start.sh /\nCOPY . .";
  expect(lint(id, named, { files: { Dockerfile: "", "start.sh": "", "../.git/HEAD": "" } })).toContain("There is no .dockerignore");
  expect(lint(id, source, { files: { Dockerfile: "", "a.sh": "", ".git/HEAD": "", "../.git/HEAD": "" } })).toContain(
    "There is no .dockerignore",
  );
});
