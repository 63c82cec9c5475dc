// relative-copy-target: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "relative-copy-target";

test("underlines the first target of a stage", () => {
  expect(lint(id, "FROM node:22\nCOPY . .\nFROM node:22\nCOPY a src\nCOPY . .")).toBe(
    "FROM node:22\nCOPY . .\n       ~ No WORKDIR is set here, so . is counted from `/`. Set a WORKDIR before this line, or write an absolute path\n" +
      "FROM node:22\nCOPY a src\n       ~~~ No WORKDIR is set here, so src is counted from `/`. Set a WORKDIR before this line, or write an absolute path [Write /src, review]\nCOPY . .",
  );
  expect(fixAll(id, "FROM node:22\nCOPY a \\\n  src/\n")).toBe("FROM node:22\nCOPY a \\\n  /src/\n");
});

test("a WORKDIR of another stage does not count, one of a parent does", () => {
  expect(lint(id, "FROM alpine AS x\nWORKDIR /x\nFROM alpine\nCOPY a b")).toContain("~ No WORKDIR");
  expect(lint(id, "FROM alpine AS x\nWORKDIR /x\nFROM x\nCOPY a b")).not.toContain("No WORKDIR");
  expect(lint(id, "FROM alpine\nCOPY a b\nWORKDIR /x")).toContain("~ No WORKDIR");
});

test.each([
  "FROM golang:1.25\nCOPY a b",
  "FROM ghcr.io/x/node\nCOPY a b",
  "FROM alpine\nCOPY a /b",
  "FROM alpine\nCOPY a $X/b",
  "FROM alpine\nWORKDIR app\nCOPY a b",
  "FROM alpine\nADD a b",
  "FROM alpine\nONBUILD WORKDIR /x\nONBUILD COPY a b",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("hadolint takes any image for one that starts nowhere", () => {
  expect(lint(id, "COPY a b", { config: { profile: "hadolint" } })).toContain("~ No WORKDIR is set here, so b lies wherever");
});

test("the root of scratch is where all lies", () => {
  for (const target of [".", "./"]) {
    const source = `FROM golang:1.26 AS build\nFROM scratch\nCOPY --from=build /out/app ${target}`;
    expect(lint(id, source)).toBe(source);
  }
  expect(lint(id, "FROM scratch\nCOPY app bin/")).toContain("counted from `/`");
});

test("a build stage is passed over, unless the whole context comes to its root", () => {
  const build = (copy: string) => `FROM alpine AS b\n${copy}\nFROM alpine\nCOPY --from=b /a /a`;
  expect(lint(id, build("COPY a b"))).toBe(build("COPY a b"));
  expect(findings(id, build("COPY . .")).map(({ severity }) => severity)).toEqual(["warning"]);
  expect(findings(id, "FROM alpine\nCOPY a b").map(({ severity }) => severity)).toEqual(["info"]);
});

test("what a line below calls at the root is to stay there", () => {
  const source = 'FROM ubuntu:24.04\nCOPY dump.sh ./\nENTRYPOINT ["/dump.sh"]\n';
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM ubuntu:24.04
    COPY dump.sh ./
                 ~~ No WORKDIR is set here, so ./ is counted from \`/\`, where a line below calls /dump.sh: a WORKDIR would move it away. Write / [Write /, review]
    ENTRYPOINT ["/dump.sh"]
    "
  `);
  expect(fixAll(id, source)).toBe(source.replace("./", "/"));
  for (const [copy, call] of [
    ["COPY a/dump.sh .", "CMD /dump.sh --all"],
    ["COPY dump.sh ./run/", "RUN chmod +x /run/dump.sh"],
    ["COPY dump.sh run.sh", 'CMD ["sh","-c","/run.sh"]'],
    ["COPY --chmod=755 one.sh dump.sh ./", "HEALTHCHECK CMD /dump.sh"],
  ])
    expect(lint(id, `FROM alpine:3.22\n${copy}\n${call}`)).toContain("a WORKDIR would move it away");
  for (const call of ["CMD ./dump.sh", 'CMD ["dump.sh"]', "CMD /opt/dump.sh", "CMD /dump.sh.old"])
    expect(lint(id, `FROM alpine:3.22\nCOPY dump.sh ./\n${call}`)).toContain("Set a WORKDIR before this line");
});
