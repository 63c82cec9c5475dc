// legacy-key-value: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "legacy-key-value";

test("underlines the key", () => {
  expect(lint(id, "FROM a:1\nENV LANG C.UTF-8")).toBe(
    "FROM a:1\nENV LANG C.UTF-8\n    ~~~~ ENV LANG has no equals sign, and BuildKit warns about this old form at every build. Write ENV LANG=… [Write LANG=…]",
  );
});

test.each([
  ["ENV MSG hello my $NAME", 'ENV MSG="hello my $NAME"'],
  ["ENV PATH /x:$PATH", "ENV PATH=/x:$PATH"],
  ["ENV PATH ${HOME}/x", "ENV PATH=${HOME}/x"],
  ['ENV V "2.4.25"', 'ENV V="2.4.25"'],
  ["LABEL maintainer 'a b'", "LABEL maintainer='a b'"],
  ["ENV  A \t b  ", "ENV  A=b  "],
  ["ENV A b \\\n  c", 'ENV A="b \\\n  c"'],
  ["ENV A b\\\nc", "ENV A=b\\\nc"],
  ['ENV A "b \\\n  c"', 'ENV A="b \\\n  c"'],
  ["ONBUILD ENV A b", "ONBUILD ENV A=b"],
  ['ENV PATH "${HOME}"/bin:$PATH', 'ENV PATH="${HOME}"/bin:$PATH'],
  [`ENV A 'b c'"d e"/f`, `ENV A='b c'"d e"/f`],
  ["ENV R 1~bookworm", "ENV R=1~bookworm"],
  ["ENV D ${D:-2020-04-24}", "ENV D=${D:-2020-04-24}"],
  ["ENV P /a${P:+:$P}", 'ENV P="/a${P:+:$P}"'],
])("mends by signs alone: %j", (line, mended) => {
  expect(fixAll(id, `FROM a:1\n${line}`)).toBe(`FROM a:1\n${mended}`);
});

test.each([
  'ENV MSG say "hi"',
  'ENV A "b" "c"',
  "ENV A it's",
  'ENV A "b"/c d',
  'ENV A "b/$C',
  "ENV A b\\ c",
  "ENV A b \\\n# why\n  c",
  "ENV A \\\n  b",
  "ENV A b \\\n\n  c",
])("no fix where quotes would read otherwise, or a comment or a line would be lost: %j", (line) => {
  expect(lint(id, `FROM a:1\n${line}`)).toContain("has no equals sign");
  expect(fixAll(id, `FROM a:1\n${line}`)).toBe(`FROM a:1\n${line}`);
});

const several = 'FROM a:1\nENV A b\nENV C=d\nENV E say "f"\nFROM b\nLABEL g h';

test("the first of a file stands for all, with one fix", () => {
  const drawn = lint(id, several);
  expect(drawn).toContain("ENV A has no equals sign (2 more like it below), and BuildKit warns about this old form at every build");
  expect(drawn).toContain("[Write all 2 with an equals sign]");
  expect(drawn.match(/~/g)).toHaveLength(1);
  expect(fixAll(id, several)).toBe('FROM a:1\nENV A=b\nENV C=d\nENV E say "f"\nFROM b\nLABEL g=h');
});

test("one that a comment silences stands for itself", () => {
  for (const comment of ["# check=skip=LegacyKeyValueFormat", "# dockwright-ignore: legacy-key-value"]) {
    const drawn = lint(id, `FROM a:1\n${comment}\nENV A b\nENV C d\nENV E f`);
    expect(drawn.match(/~/g)).toHaveLength(1);
    expect(drawn).toContain("ENV C has no equals sign (1 more like it below)");
  }
});

test("ARG has no such form", () => {
  expect(lint(id, "FROM a:1\nARG foo bar")).toBe("FROM a:1\nARG foo bar");
});

test("blanks around the equals sign are a fault of their own", () => {
  const source = 'FROM a:1\nLABEL maintainer = "x y"\nENV A = b\nENV C = d e\nENV F g\n';
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM a:1
    LABEL maintainer = "x y"
          ~~~~~~~~~~ Blanks around the equals sign: the sign becomes a part of the value of maintainer. Write maintainer=… [Write maintainer=…, review]
    ENV A = b
        ~ Blanks around the equals sign: the sign becomes a part of the value of A. Write A=… [Write A=…, review]
    ENV C = d e
        ~ Blanks around the equals sign: the sign becomes a part of the value of C. Write C=…
    ENV F g
        ~ ENV F has no equals sign, and BuildKit warns about this old form at every build. Write ENV F=… [Write F=…]
    "
  `);
  expect(fixAll(id, source)).toBe('FROM a:1\nLABEL maintainer="x y"\nENV A=b\nENV C = d e\nENV F=g\n');
});

test("images for Windows are built by the classic builder, which does not warn", () => {
  for (const source of [
    "FROM mcr.microsoft.com/windows/servercore:ltsc2022\nENV A b\n",
    "FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nENV A b\nENV B c\n",
    "# escape=`\nARG BASE\nFROM ${BASE}\nENV A b\n",
  ]) {
    expect(lint(id, source)).toContain("this old form takes the rest of the line");
    expect(lint(id, source)).not.toContain("BuildKit");
  }
  expect(lint(id, "# syntax=docker/dockerfile:1\nFROM mcr.microsoft.com/windows/servercore:ltsc2022\nENV A b\n")).toContain(
    "BuildKit warns",
  );
});

test("behind another escape character a backslash is a sign like any", () => {
  const source = (path: string): string => `# escape=\`\nFROM mcr.microsoft.com/windows/servercore:ltsc2022\n${path}\nLABEL a b\n`;
  for (const [line, mended] of [
    ['ENV PATH "C:\\a;C:\\b"', 'ENV PATH="C:\\a;C:\\b"'],
    ["ENV DIR C:\\app\\", "ENV DIR=C:\\app\\"],
    ["ENV DIR C:\\Program Files", 'ENV DIR="C:\\Program Files"'],
  ] as const)
    expect(fixAll(id, source(line))).toBe(source(mended).replace("LABEL a b", "LABEL a=b"));
});

test("one that cannot be mended has no fix for the others, and one alone is not called all", () => {
  const unmended = 'FROM a:1\nENV PATH "C:\\a;C:\\b"\nLABEL g h';
  expect(lint(id, unmended)).toContain("(1 more like it below)");
  expect(fixAll(id, unmended)).toBe(unmended);
  expect(lint(id, 'FROM a:1\nENV A b\nENV E say "f"')).toContain("[Write A=…]");
});

test("a script of the project that looks for the old form: then the fix needs a look", () => {
  const source = "FROM debian:13\nENV APP_VERSION 1.2\nENV OTHER a";
  const told = (files: Readonly<Record<string, string>>) => findings(id, source, { files: { "../.git/HEAD": "", ...files } })[0];
  expect(
    lint(id, source, { files: { "../.git/HEAD": "", "../update.sh": 'sed -i "s/^ENV OTHER .*/x/" Dockerfile' } }),
  ).toMatchInlineSnapshot(`
    "FROM debian:13
    ENV APP_VERSION 1.2
        ~~~~~~~~~~~ ENV APP_VERSION has no equals sign (1 more like it below), an old form that BuildKit warns about. Write ENV APP_VERSION=…, and change ../update.sh with it: it looks for ENV OTHER with a blank behind the name [Write all 2 with an equals sign, review]
    ENV OTHER a"
  `);
  for (const [path, text] of [
    ["../update.sh", 'sed -r -i -e "s!^(ENV APP_VERSION) .*!\\1 $V!;" Dockerfile'],
    ["../update.sh", 'x="a;\n   s!^(ENV OTHER) .*!\\1 $V!"'],
    ["../build.sh", "V=$(awk '/^ENV APP_VERSION/ {print $NF}' Dockerfile)"],
    ["../.github/workflows/a.yml", "run: grep 'ENV APP_VERSION' Dockerfile | cut -d' ' -f3"],
    ["../Makefile", "V := $(shell awk '/^ENV APP_VERSION/ {print $$3}' Dockerfile)"],
    ["../update.py", 'r = re.compile(r"(APP_VERSION )" + semver)'],
    ["../update.py", 're.sub(r"ENV\\s+APP_VERSION\\s+(.*)", new, text)'],
    ["../update.sh", 'sed -i "s/^ENV $name .*/ENV $name $version/" Dockerfile'],
    ["../update.sh", 'sed -i "s/^ENV[[:space:]]+OTHER[[:space:]].*/x/" Dockerfile'],
    ["../stackbrew.sh", `v="$(git show "$c:$d/Dockerfile" | awk '$1 == "ENV" && $2 == "APP_VERSION" { print $3; exit }')"`],
    ["../stackbrew.sh", `awk '\n  toupper($1) == "ENV" && $2=="OTHER" {\n print $3 }' Dockerfile`],
    ["../stackbrew.sh", `awk '$2 == "APP_VERSION" {print $3}' Dockerfile`],
    ["../stackbrew.sh", `awk -v name="$1" '$1 == "ENV" && $2 == name {print $3}' Dockerfile`],
    ["../stackbrew.sh", `awk '$1 ~ /^ENV$/ && $2 ~ /^OTHER$/ {print $3}' Dockerfile`],
    ["../x.py", 'if words[0] == "ENV" and words[1] == "OTHER": version = words[2]'],
  ] as const)
    expect([text, told({ [path]: text })?.fixes[0]?.safety]).toEqual([text, "review"]);
  for (const [path, text] of [
    ["../update.sh", 'sed -i "s/^ENV APP_VERSION=.*/x/" Dockerfile'],
    ["../update.sh", 'sed -i "s/^ENV APP_VERSION[ =].*/x/" Dockerfile'],
    ["../update.sh", "awk -F'[ =]' '/^ENV APP_VERSION/ {print $3}' Dockerfile"],
    ["../update.sh", 'sed -i "s/^ENV ANOTHER .*/x/" Dockerfile'],
    ["../update.sh", `awk -F'[ =]' '$1 == "ENV" && $2 == "APP_VERSION" {print $3}' Dockerfile`],
    ["../update.sh", `awk '$1 == "ENV" && $2 == "ANOTHER" {print $3}' Dockerfile`],
    ["../update.sh", `awk '$1 == "FROM" {print $2}' Dockerfile`],
    ["../update.sh", `awk '$1 == "ENV" {print $2}' Dockerfile`],
    ["../README.md", "sed 's/^ENV APP_VERSION .*/x/'"],
    ["../build.sh", "docker build --build-arg APP_VERSION .\necho ENV APP_VERSION 1"],
  ] as const)
    expect([text, told({ [path]: text })?.fixes[0]?.safety]).toEqual([text, "safe"]);
});

test("a template of the project that has the line, too, is the place for the change", () => {
  const source = "FROM alpine:3.24\nENV APP_VERSION 1.2\nRUN apk add x\n";
  const git = { "../.git/HEAD": "" };
  const told = (files: Readonly<Record<string, string>>, path = "/p/alpine/Dockerfile") =>
    lint(id, source, { path, files: { ...git, ...files } });
  const templates = {
    "../Dockerfile-debian.template": "FROM debian:13\nENV APP_VERSION %%VERSION%%\n",
    "../Dockerfile-alpine.template": "FROM alpine:%%ALPINE%%\nENV APP_VERSION %%VERSION%%\nRUN apk add x\n",
  };
  expect(told(templates)).toMatchInlineSnapshot(`
    "FROM alpine:3.24
    ENV APP_VERSION 1.2
        ~~~~~~~~~~~ ENV APP_VERSION has no equals sign, an old form that BuildKit warns about. ../Dockerfile-alpine.template sets APP_VERSION in this form, too: change it there first, or the old form comes back when this file is made from it again [Write APP_VERSION=…, review]
    RUN apk add x
    "
  `);
  expect(told({ ...templates, "../s.sh": `awk '$1 == "ENV" && $2 == "APP_VERSION" {print $3}'` })).toMatchInlineSnapshot(`
    "FROM alpine:3.24
    ENV APP_VERSION 1.2
        ~~~~~~~~~~~ ENV APP_VERSION has no equals sign, an old form that BuildKit warns about. ../Dockerfile-alpine.template sets APP_VERSION in this form, too: change it there first, or the old form comes back when this file is made from it again. Change ../s.sh with it: it looks for the old form [Write APP_VERSION=…, review]
    RUN apk add x
    "
  `);
  for (const template of ["FROM x:{{ tag }}\nENV APP_VERSION 1.2", "ENV APP_VERSION <%= v %>", "env  APP_VERSION __VERSION__"])
    expect(told({ "../Dockerfile.template": template })).toContain("../Dockerfile.template sets APP_VERSION");
  const safe = "no equals sign, and BuildKit warns";
  for (const [path, text] of [
    ["../Dockerfile.template", "FROM x:%%TAG%%\nENV APP_VERSION=%%VERSION%%"],
    ["../Dockerfile.template", "FROM x:%%TAG%%\nENV APP_VERSION 7"],
    ["../Dockerfile.template", "ENV OTHER %%VERSION%%"],
    ["../page.template", "ENV APP_VERSION %%VERSION%%"],
  ] as const)
    expect(told({ [path]: text })).toContain(safe);
  expect(told({ "Dockerfile.template": "ENV APP_VERSION %%V%%" }, "/p/Dockerfile.template")).toContain(safe);
});

test("what the head of a generated file says of its template is not said again", () => {
  const files = { "../.git/HEAD": "", "../Dockerfile.template": "FROM a:{{ v }}\nENV A {{ a }}\n" };
  const drawn = lint(id, "# DO NOT EDIT: generated from Dockerfile.template\nFROM a:1\nENV A b\n", { path: "/p/a/Dockerfile", files });
  expect(drawn).toContain("../Dockerfile.template sets A in this form, too");
  expect(drawn).not.toContain("This file is generated");
});

test.each([
  ["docker/dockerfile:1", true],
  ["docker/dockerfile:1.8", true],
  ["docker/dockerfile:1.7-labs", false],
  ["docker/dockerfile:1.4", false],
  ["docker/dockerfile:experimental", false],
  ["docker/dockerfile:1.0-experimental", false],
  [`docker/dockerfile:1@sha256:${"0".repeat(64)}`, false],
])("BuildKit's checks came with 1.8: %s", (syntax, warns) => {
  expect(lint(id, `# syntax=${syntax}\nFROM debian:13\nENV A 1`).includes("BuildKit warns")).toBe(warns);
});

const renovated = "FROM debian:13\n# renovate: datasource=npm depName=npm\nENV NPM_VERSION 11.1.0\nENV OTHER a\n";
const comment = "# renovate: datasource=(?<datasource>\\S+) depName=(?<depName>\\S+)(?: extractVersion=(?<extractVersion>\\S+))?\\s+";
const configuration = (pattern: string, files = ["/(^|/)Dockerfile(\\.\\w+)?$/"]): string =>
  JSON.stringify({ customManagers: [{ customType: "regex", managerFilePatterns: files, matchStrings: [pattern] }] });
const withConfiguration = (text: string, path = "../renovate.json", source = renovated): string =>
  lint(id, source, { path: "/p/a/Dockerfile", files: { "../.git/HEAD": "", [path]: text } });

test("a pattern of Renovate that wants the old form: then the fix needs a look, and the pattern a change", () => {
  const json5 = `{ // ours
    customManagers: [{ managerFilePatterns: ['/(^|/)Dockerfile$/'], matchStrings: [
      '# renovate: datasource=(?<datasource>\\\\S+) depName=(?<depName>\\\\S+)\\\\s+ENV \\\\w+ (?<currentValue>\\\\S+)',
    ] }],
  }`;
  expect(withConfiguration(json5, "../renovate.json5")).toMatchInlineSnapshot(`
    "FROM debian:13
    # renovate: datasource=npm depName=npm
    ENV NPM_VERSION 11.1.0
        ~~~~~~~~~~~ ENV NPM_VERSION has no equals sign (1 more like it below), an old form that BuildKit warns about. Write ENV NPM_VERSION=…, and change the pattern in ../renovate.json5 with it: it wants a blank behind NPM_VERSION, so Renovate would no longer find the version [Write all 2 with an equals sign, review]
    ENV OTHER a
    "
  `);
  for (const path of ["../renovate.json", "../.renovaterc", "../.renovaterc.json", "../.github/renovate.json", "../.gitlab/renovate.json5"])
    expect(withConfiguration(configuration(`${comment}ENV \\w+ (?<currentValue>\\S+)`), path)).toContain(`the pattern in ${path}`);
  for (const pattern of [
    `${comment}ENV\\s+\\w+\\s+"?(?<currentValue>[^\\s"]+)"?`,
    `${comment}(?:ENV|ARG)\\s+.*?_VERSION (?<currentValue>.*)\\s`,
    `${comment}ENV [A-Z_]+[ \\t]v?(?<currentValue>\\S+)`,
    "ENV NPM_VERSION (?<currentValue>\\d+(?:\\.\\d+)*)",
    "(^|\\n)ENV (?<depName>\\w+)_VERSION\\s(?<currentValue>\\S+)",
  ])
    expect([pattern, withConfiguration(configuration(pattern))]).toEqual([
      pattern,
      expect.stringContaining("wants a blank behind NPM_VERSION"),
    ]);
});

test("a pattern that takes an equals sign, too, or is about something else", () => {
  for (const pattern of [
    `${comment}ENV \\w+[ =](?<currentValue>\\S+)`,
    `${comment}ENV \\w+(?: |=)"?(?<currentValue>\\S+)`,
    `${comment}ENV \\w+(?:\\s+|\\s*=\\s*)(?<currentValue>\\S+)`,
    `${comment}ENV \\w+\\s*=?\\s*(?<currentValue>\\S+)`,
    `${comment}(ENV|ARG) .*?_VERSION=(?<currentValue>.*)\\s`,
    `${comment}ENV \\w+.(?<currentValue>\\S+)`,
    `${comment}ENV \\w+\\W(?<currentValue>\\S+)`,
  ])
    expect([pattern, withConfiguration(configuration(pattern))]).toEqual([pattern, expect.stringContaining("and BuildKit warns")]);
  const plain = "FROM debian:13\nENV NPM_VERSION 11.1.0\n";
  for (const [pattern, files] of [
    [`${comment}ENV \\w+ (?<currentValue>\\S+)`, undefined],
    ["ENV GO_VERSION (?<currentValue>\\S+)", undefined],
    ["ENV VERSION (?<currentValue>\\S+)", undefined],
    ["FROM \\S+ (?<currentValue>\\S+)", undefined],
    ["ENV NPM_VERSION (?<currentValue>\\S+)", ["/^Makefile$/"]],
  ] as const)
    expect([pattern, withConfiguration(configuration(pattern, files && [...files]), "../renovate.json", plain)]).toEqual([
      pattern,
      expect.stringContaining("and BuildKit warns"),
    ]);
  expect(withConfiguration('{"extends": ["config:recommended", "customManagers:dockerfileVersions"]}')).toContain("and BuildKit warns");
});

test("a comment for Renovate without a pattern at hand", () => {
  expect(lint(id, renovated)).toMatchInlineSnapshot(`
    "FROM debian:13
    # renovate: datasource=npm depName=npm
    ENV NPM_VERSION 11.1.0
        ~~~~~~~~~~~ ENV NPM_VERSION has no equals sign (1 more like it below), an old form that BuildKit warns about. Write ENV NPM_VERSION=…, but look at Renovate's pattern for the comment above NPM_VERSION first: where it wants a blank behind the name, Renovate would no longer find the version [Write all 2 with an equals sign, review]
    ENV OTHER a
    "
  `);
  expect(withConfiguration('{"extends": ["github>us/presets"]}')).toContain("look at Renovate's pattern");
  expect(lint(id, "FROM debian:13\n# renovate: datasource=npm depName=npm\nENV NPM_VERSION=1\nENV OTHER a\n")).toContain(
    "and BuildKit warns",
  );
  expect(lint(id, "FROM debian:13\n# Renovate updates this image\nENV OTHER a\n")).toContain("and BuildKit warns");
});

test("patterns and configurations that are no such thing", () => {
  for (const text of [
    "",
    "{",
    '{"matchStrings": ["',
    configuration("ENV ((((("),
    configuration(`${"(a".repeat(5000)} ENV X (?<currentValue>`),
  ])
    expect(withConfiguration(text, "../renovate.json", "FROM a:1\nENV X 1")).toContain("and BuildKit warns");
});

test("pairs that become a part of the first one's value", () => {
  const labels = 'FROM a:1\nLABEL URL         = "git@x:y.git" \\\n    BROWSER_URL = "https://x" \\\n    VENDOR      = Acme\n';
  expect(lint(id, labels)).toMatchInlineSnapshot(`
    "FROM a:1
    LABEL URL         = "git@x:y.git" \\
          ~~~ Blanks around the equals sign: the builder takes all that follows for the value of URL, the sign as well, so BROWSER_URL and VENDOR become a part of it, and nothing sets them. Write each as URL=… [Write each with an equals sign alone, review]
        BROWSER_URL = "https://x" \\
        VENDOR      = Acme
    "
  `);
  expect(fixAll(id, labels)).toBe('FROM a:1\nLABEL URL="git@x:y.git" \\\n    BROWSER_URL="https://x" \\\n    VENDOR=Acme\n');
  const variables = "FROM a:1\nENV A b \\\n    C d e \\\n    F=g\n";
  expect(lint(id, variables)).toMatchInlineSnapshot(`
    "FROM a:1
    ENV A b \\
        ~ ENV A has no equals sign, so the builder takes all that follows for its value: C and F become a part of it, and nothing sets them. Write each as A=… [Write each with an equals sign alone, review]
        C d e \\
        F=g
    "
  `);
  expect(fixAll(id, variables)).toBe('FROM a:1\nENV A=b \\\n    C="d e" \\\n    F=g\n');
  expect(findings(id, 'FROM a:1\nLABEL a = "b" c = "d"')[0]?.severity).toBe("warning");
  expect(findings(id, 'FROM a:1\nLABEL a = "b" \\\n# comment\n  c = "d"')[0]?.fixes).toEqual([]);
});

test.each([
  "ENV PATH /a \\\n  :/b",
  "ENV JAVA_OPTS -Xmx1g \\\n  -Dx=y",
  "LABEL description some words \\\n  that go on",
  "ENV OPTS a=b \\\n  -c=d",
  'ENV TEXT "a \\\n  B c"',
])("one value over several lines: %s", (text) => {
  expect(findings(id, `FROM a:1\n${text}`).map(({ severity }) => severity)).toEqual(["style"]);
});
