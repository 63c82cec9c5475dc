// `dockwright lint`: what it prints, its exit codes, and that one bad file does not stop the others.
import { expect, test } from "vitest";
import { folder } from "./support";

const untagged = "FROM debian\nMAINTAINER a@example.com\n";

test("text shows each finding with its line, the token underlined", async () => {
  const { code, out } = await folder({ Dockerfile: untagged }).dockwright([
    "lint",
    "--select",
    "deprecated-maintainer",
    "--ignore",
    "untagged-base-image",
    "--fail-on",
    "style",
  ]);
  expect(code).toBe(1);
  expect(out).toContain("Dockerfile:2:1 style MAINTAINER is deprecated");
  expect(out).toContain("    2 | MAINTAINER a@example.com\n      | ~~~~~~~~~~\n");
});

test("wide letters in front of the token move the underline by two columns each", async () => {
  const { out } = await folder({ Dockerfile: "# 한국어\nFROM debian:12\nENV 이름=값 A=$없음\nMAINTAINER 김\n" }).dockwright(["lint"]);
  expect(out).toContain("MAINTAINER 김\n      | ~~~~~~~~~~\n");
});

test("json holds one element a file, in input order, with 1-based ranges and the fix", async () => {
  const files = folder({ "b/Dockerfile": untagged, "a/Dockerfile": "FROM debian:12\n" });
  const { out } = await files.dockwright(["lint", "--format", "json", "b/Dockerfile", "a/Dockerfile"]);
  const [b, a] = JSON.parse(out);
  expect(b.file).toBe("b/Dockerfile");
  expect(a).toMatchObject({ file: "a/Dockerfile", errors: [] });
  const maintainer = b.findings.find((finding: { rule: string }) => finding.rule === "deprecated-maintainer");
  expect(maintainer).toMatchObject({
    aliases: ["MaintainerDeprecated", "DL4000"],
    severity: "style",
    range: { start: { line: 2, column: 1 }, end: { line: 2, column: 11 } },
    fix: { safety: "review", edits: [{ newText: 'LABEL org.opencontainers.image.authors="a@example.com"' }] },
  });
});

test.each([
  [["lint"], 0],
  [["lint", "--fail-on", "style"], 1],
  [["lint", "--fail-on", "error"], 0],
  [["lint", "--fail-on", "never"], 0],
  [["lint", "--ignore", "all"], 0],
])("%j exits with %i", async (args, code) => {
  expect((await folder({ Dockerfile: "FROM debian:12\nMAINTAINER a\n" }).dockwright(args)).code).toBe(code);
});

test("a syntax error counts as an error whatever rules are on", async () => {
  const { code, out } = await folder({ Dockerfile: "FROM debian:12\nRUNN x\n" }).dockwright([
    "lint",
    "--ignore",
    "all",
    "--fail-on",
    "error",
  ]);
  expect(code).toBe(1);
  expect(out).toMatch(/Dockerfile:2:1 error/);
});

test("an unreadable file is told, the others are linted, and the exit code is 2", async () => {
  const { code, out, err } = await folder({ Dockerfile: untagged }).dockwright(["lint", "missing/Dockerfile", "Dockerfile"]);
  expect(code).toBe(2);
  expect(err).toContain("missing/Dockerfile: no such file");
  expect(out).toContain("Dockerfile:2:1 style");
});

test("standard input is `-`", async () => {
  const { code, out } = await folder({}).dockwright(["lint", "-"], untagged);
  expect(code).toBe(1);
  expect(out).toContain("-:2:1 style");
});

test("a folder is searched, a glob expanded", async () => {
  const files = folder({ "x/Dockerfile": untagged, "y/app.Dockerfile": untagged, "y/readme.md": "no" });
  const all = JSON.parse((await files.dockwright(["lint", "--format", "json", "."])).out);
  expect(all.map((result: { file: string }) => result.file)).toEqual(["x/Dockerfile", "y/app.Dockerfile"]);
  const some = JSON.parse((await files.dockwright(["lint", "--format", "json", "y/*.Dockerfile"])).out);
  expect(some).toHaveLength(1);
});

test.each([
  [["lnt"], /unknown command lnt; did you mean lint\?/],
  [["lint", "--fromat", "json"], /unknown option --fromat of lint; did you mean --format\?/],
  [["lint", "--format", "xml"], /--format xml: choose one of text, json/],
  [["lint", "--format"], /option --format needs a value/],
  [["lint", "--select", "untaged-base-image"], /no rule is named untaged-base-image; did you mean untagged-base-image\?/],
  [["lint"], /no Dockerfile found here/],
])("%j is refused with a clear message and exit code 2", async (args, message) => {
  const { code, err, out } = await folder({}).dockwright(args);
  expect(code).toBe(2);
  expect(err).toMatch(message);
  expect(out).toBe("");
});

test("a wrong configuration is told with file, line and the allowed values, and the rest goes on", async () => {
  const files = folder({ Dockerfile: untagged, ".dockwright.yaml": "profile: defualt\nignore: [DL3006]\n" });
  const { code, out, err } = await files.dockwright(["lint"]);
  expect(code).toBe(2);
  expect(err).toMatch(/\.dockwright\.yaml:1/);
  expect(err).toMatch(/default.*buildkit.*hadolint.*all/);
  expect(out).not.toContain("untagged-base-image");
  expect(out).toContain("deprecated-maintainer");
});
