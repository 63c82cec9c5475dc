// yum-cache-left: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "yum-cache-left";
const source = "FROM rockylinux:9\nRUN yum install -y httpd";

test("underlines the command and cleans up behind the last one", () => {
  expect(lint(id, source)).toBe(
    "FROM rockylinux:9\nRUN yum install -y httpd\n    ~~~~~~~~~~~ What yum install downloads stays in this layer. Add yum clean all to the same RUN, or use a cache mount [Add yum clean all]",
  );
  expect(fixAll(id, source)).toBe("FROM rockylinux:9\nRUN yum install -y httpd && yum clean all");
});

test("a stage that is not the final one may keep its cache", () => {
  const quiet = `${source.replace("FROM", "FROM --platform=$BUILDPLATFORM")}\nFROM scratch`;
  expect(lint(id, quiet)).toBe(quiet);
});

test.each([
  "FROM rockylinux:9\nRUN yum install -y httpd && yum clean all",
  "FROM rockylinux:9\nRUN yum install -y httpd && rm -rf /var/cache/yum",
  "FROM rockylinux:9\nRUN --mount=type=cache,target=/var/cache/yum yum install -y httpd",
])("silent: %j", (quiet) => {
  expect(lint(id, quiet)).toBe(quiet);
});

const safetyOf = (lines: string) => findings(id, `FROM rockylinux:9\n${lines}`).flatMap(({ fixes }) => fixes.map(({ safety }) => safety));

test("cleaning is safe where nothing behind it installs or takes the cache along", () => {
  expect(safetyOf('RUN yum install -y a\nCOPY b /b\nRUN mkdir /c\nCMD ["httpd"]')).toEqual(["safe"]);
  for (const behind of [
    "RUN yum install -y b && yum clean all",
    "RUN rpm -qa",
    "RUN sh /setup",
    "RUN --mount=type=bind,from=x,target=/x ls",
    "ONBUILD RUN yum install -y b",
    "CMD yum update -y",
    "FROM alpine:3.23\nFROM rockylinux:9\nRUN ${PM} install",
  ])
    expect([behind, safetyOf(`RUN yum install -y a\n${behind}`).includes("safe")]).toEqual([behind, false]);
});

test("several RUNs of one image are told once and mended together", () => {
  const source = "FROM almalinux:9\nRUN yum install -y a\nRUN yum install -y b\nRUN yum install -y c";
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM almalinux:9
    RUN yum install -y a
        ~~~~~~~~~~~ What yum install downloads stays in this layer, as it does in 2 more RUNs. Add yum clean all to every one of these, because a single one that is left out keeps the repository data, or use a cache mount [Add yum clean all, review]
    RUN yum install -y b
    RUN yum install -y c"
  `);
  expect(fixAll(id, source)).toBe(source.replace(/ -y (\w)/g, " -y $1 && yum clean all"));
});
