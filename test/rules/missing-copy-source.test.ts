// missing-copy-source: what it underlines, what it mends, and where it stays silent.
import { describe, expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "missing-copy-source";
const files = { Dockerfile: "", "package.json": "", "src/Main.ts": "", "src/lib/a.ts": "" };

test("underlines what is not there, and knows the name that was meant", () => {
  expect(
    lint(id, "FROM a\nCOPY package.json src src/lib src/lib/a.ts settings.yml /x/\nCOPY src/main.ts \\\n  /x/\nCOPY src/*.py /x/", {
      files,
    }),
  ).toBe(
    "FROM a\nCOPY package.json src src/lib src/lib/a.ts settings.yml /x/\n" +
      "                                           ~~~~~~~~~~~~ There is no settings.yml beside this Dockerfile, so the build stops here unless the context is another folder\n" +
      "COPY src/main.ts \\\n     ~~~~~~~~~~~ There is no src/main.ts beside this Dockerfile, but src/Main.ts. File names are compared letter by letter [Write src/Main.ts, review]\n" +
      "  /x/\nCOPY src/*.py /x/\n     ~~~~~~~~ Nothing beside this Dockerfile fits src/*.py: BuildKit copies nothing, the classic builder stops here",
  );
  expect(fixAll(id, "FROM a\nCOPY ./src/main.ts /x\r\n", { files })).toBe("FROM a\nCOPY ./src/Main.ts /x\r\n");
});

test.each([
  ["it is there", "COPY package.json src src/*.ts src/lib/a.ts ./src/lib/ /src/lib /x/"],
  ["wildcards in folders are not followed", "COPY */*.py /x/"],
  ["an optional file", "COPY package.json package-lock.json* /x/"],
  ["what a build makes", "COPY target/*.jar dist app.war /x/"],
  ["a program that something else puts here", "COPY server /usr/bin/server"],
  ["from a stage, from the net, typed here", "COPY --from=x no.txt /x\nADD https://x.org/no.txt /x\nCOPY <<no.txt /x\nno.txt"],
  ["in a child's context", "ONBUILD COPY no.txt /x"],
  ["a value from outside", "ARG F\nCOPY $F /x"],
])("silent: %s", (_, line) => {
  const source = `FROM a\n${line}`;
  expect(lint(id, source, { files })).toBe(source);
});

test("silent where the context is another folder, or nothing is known", () => {
  const source = "FROM a\nCOPY api/app.py api/start.sh /x/";
  expect(lint(id, source)).toBe(source);
  expect(lint(id, source, { files })).toBe(source);
  const one = "FROM a\nCOPY api/app.py /x/";
  const more = { ...files, Makefile: "", "app.cfg": "" };
  expect(lint(id, one, { files })).toBe(one);
  expect(lint(id, one, { files: more })).toContain("no api/app.py");
  expect(lint(id, one, { files: { ...more, "../api/app.py": "" } })).toBe(one);
  expect(lint(id, one, { files: { Dockerfile: "", "Dockerfile.dev": "", "README.md": "" } })).toBe(one);
  const deep = "FROM a\nCOPY a/b/c/d/e/start.sh /x/";
  expect(lint(id, deep, { files: more })).toContain("no a/b/c/d/e/start.sh");
  expect(lint(id, deep, { files: { ...more, "../../../../../a/b/c/d/e/start.sh": "" } })).toBe(deep);
});

test("a file that is copied under its own name was not meant", () => {
  const source = "FROM a\nCOPY run.py run.sh /x/";
  expect(lint(id, source, { files: { ...files, "run.sh": "" } })).not.toContain("but run.sh");
});

test("silent about what git ignores", () => {
  const source = "FROM a\nCOPY config.local.json /x/";
  expect(lint(id, source, { files: { ...files, ".gitignore": "# local\n*.local.json\n" } })).toBe(source);
  expect(lint(id, source, { files: { ...files, ".gitignore": "/sub/*.json\n" } })).toContain("no config.local.json");
});

test("below a project's root it is an info, and silent where a folder above has it", () => {
  const below = { ...files, Makefile: "", "app.cfg": "", "../.git/HEAD": "" };
  expect(findings(id, "FROM a\nCOPY package.json src settings.yml /x/", { files: below }).map(({ severity }) => severity)).toEqual([
    "info",
  ]);
  expect(findings(id, "FROM a\nCOPY package.json src settings.yml /x/", { files }).map(({ severity }) => severity)).toEqual(["warning"]);
  const one = "FROM a\nCOPY settings.yml /x/";
  expect(lint(id, one, { files: { ...below, "../settings.yml": "" } })).toBe(one);
  expect(findings(id, one, { files: below }).map(({ severity }) => severity)).toEqual(["info"]);
});

test("a submodule that was not fetched", () => {
  const files = {
    ".git/HEAD": "",
    ".gitmodules": '[submodule "Lib"]\n\tpath = Lib9c\n\turl = https://example.com/lib\n',
    "app.csproj": "",
    "a.cs": "",
  };
  const source = "FROM debian:13\nCOPY app.csproj a.cs Lib9c/Lib9c.csproj /src/";
  expect(lint(id, source, { files })).toBe(source);
  expect(lint(id, source.replace("Lib9c/", "Lib/"), { files })).toContain("There is no Lib/Lib9c.csproj");
});

const project = { ".git/HEAD": "", "app.cfg": "", Makefile: "", "package.json": "", "src/a.ts": "" };

test.each([
  ["a workflow copies it", { ".github/workflows/a.yml": "run: |\n  cp app/.env.ci.example .env.ci\n" }],
  ["a script writes it", { "scripts/pre.sh": 'echo "A=1" > "$DIR/.env.ci"\n' }],
  ["a page says to touch it", { "CONTRIBUTING.md": "    touch ./.env.ci\n" }],
])("what the project makes beforehand is there: %s", (_, files) => {
  const source = "FROM a\nCOPY package.json src .env.ci /x/";
  expect(lint(id, source, { files: { ...project, ...files } })).toBe(source);
  expect(lint(id, source, { files: project })).toContain("There is no .env.ci");
  expect(lint(id, source, { files: { ...project, "scripts/pre.sh": "cat .env.ci\n" } })).toContain("There is no .env.ci");
});

test("one with an example beside it is an info, and the example is not what was meant", () => {
  const found = findings(id, "FROM a\nCOPY package.json src conf.yml /x/", { files: { ...project, "conf.yml.sample": "" } });
  expect(found.map(({ severity, message }) => [severity, message.template.split(",")[0]])).toEqual([
    ["info", "There is no {source} beside this Dockerfile"],
  ]);
});

test("of a short name two other letters make another name", () => {
  const files = { ...project, "conf/a": "", "gone.txt": "" };
  expect(lint(id, "FROM a\nCOPY package.json src gome.tx /x/", { files })).toContain(
    "There is no gome.tx beside this Dockerfile, but gone.txt",
  );
  expect(lint(id, "FROM a\nCOPY package.json src gone /x/", { files })).not.toContain("but conf");
});

test("each that is missing is told, folders of one word too where others lie here", () => {
  const files = { ...project, "api/a": "", "web/a": "" };
  const source = "FROM a\nADD ./api /api\nADD ./web /web\nADD ./src /src\nADD ./req.txt ./graph /x/";
  expect(findings(id, source, { files }).map(({ span }) => source.slice(span.start, span.end))).toEqual(["./req.txt", "./graph"]);
});

test("a letter to choose from stands for a file that may be missing", () => {
  const source = "FROM a\nCOPY ini[t]/ /x/";
  expect(lint(id, source, { files: project })).toBe(source);
});

test("the folder above is the context, and knows this one by the name in front", () => {
  const here = { ".git/HEAD": "", LICENSE: "", "README.md": "", "entrypoint.sh": "#!/bin/sh\n", "bin/x": "", "conf/a/b.ini": "" };
  const source = "FROM debian:13\nARG A\nCOPY ./dist-$A/*.tgz /tmp/\nCOPY ./shop-docker/entrypoint.sh shop-docker/conf/a/b.ini /x/\n";
  expect(lint(id, source, { files: here })).toBe(source);
  expect(lint(id, "FROM debian:13\nCOPY shop-docker/start.sh /x/\n", { files: here })).toContain("There is no shop-docker/start.sh");
  // That folder is here, or other files are taken from here: this is the context.
  const one = "FROM debian:13\nCOPY docker/entrypoint.sh /x/\n";
  expect(lint(id, one, { files: { ...here, "docker/other.sh": "" } })).toContain("There is no docker/entrypoint.sh");
  expect(lint(id, `${one}COPY conf README.md /x/\n`, { files: here })).toContain("There is no docker/entrypoint.sh");
});

describe("a folder that something makes", () => {
  const source = "FROM a\nCOPY cdm/* /cdm/\nCOPY cdm/keys/private.pem /x/\nCOPY a.txt b.txt c.txt /y/\n";
  const here = { "a.txt": "", "b.txt": "", "c.txt": "", ".git/HEAD": "" };
  const count = (files: Record<string, string>, text = source) => findings(id, text, { files: { ...here, ...files } }).length;

  test.each([
    [".github/workflows/a.yml", "run: |\n  mkdir -p cdm\n  cd cdm\n  curl -O https://x.org/private.pem\n"],
    [".github/workflows/a.yml", "run: curl -o cdm/private.pem https://x.org/a\n"],
    [".github/workflows/a.yml", "- uses: actions/download-artifact@v4\n  with:\n    path: ./cdm\n"],
    [".github/workflows/a.yml", "- uses: actions/download-artifact@v4\n  with:\n    path: out/cdm/\n"],
    ["build.sh", 'mkdir "cdm"\n'],
    ["Makefile", "cdm:\n\tcp -r ../keys/cdm .\n"],
  ])("%s: %j", (name, text) => {
    expect(count({ [name]: text })).toBe(0);
  });

  test.each([
    ["build.sh", "mkdir cdm2\nls cdm\n"],
    ["build.sh", "docker build . # with cdm\n"],
    [".github/workflows/a.yml", "on:\n  push:\n    paths:\n      - cdm/**\n"],
  ])("not by %s: %j", (name, text) => {
    expect(count({ [name]: text })).toBe(2);
  });

  test("one that lies here has what it has", () => {
    expect(count({ "cdm/a.key": "", "build.sh": "cd cdm\n" }, "FROM a\nCOPY a.txt b.txt /x/\nCOPY cdm/*.pem /y/\n")).toBe(1);
  });
});
