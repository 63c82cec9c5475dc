// dnf-cache-left: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "dnf-cache-left";
const source = "FROM rockylinux:9\nRUN dnf install -y httpd";

test("underlines the command and cleans up behind the last one", () => {
  expect(lint(id, source)).toBe(
    "FROM rockylinux:9\nRUN dnf install -y httpd\n    ~~~~~~~~~~~ What dnf install downloads stays in this layer. Add dnf clean all to the same RUN, or use a cache mount [Add dnf clean all]",
  );
  expect(fixAll(id, source)).toBe("FROM rockylinux:9\nRUN dnf install -y httpd && dnf clean all");
});

test("a stage that is not the final one may keep its cache", () => {
  const quiet = `${source.replace("FROM", "FROM --platform=$BUILDPLATFORM")}\nFROM scratch`;
  expect(lint(id, quiet)).toBe(quiet);
});

test.each([
  "FROM rockylinux:9\nRUN dnf install -y httpd && dnf clean all",
  "FROM rockylinux:9\nRUN dnf install -y httpd && rm -rf /var/cache/dnf /var/cache/libdnf5",
  "FROM rockylinux:9\nRUN --mount=type=cache,target=/var/cache/dnf dnf install -y httpd",
])("silent: %j", (quiet) => {
  expect(lint(id, quiet)).toBe(quiet);
});

test("a folder around the cache is removed with it", () => {
  const told = (clean: string): boolean => lint(id, `FROM rockylinux:9\nRUN dnf -y install a && ${clean}`).includes("~");
  for (const clean of [
    "rm -rf /var/cache/*",
    "rm -rf /var/cache",
    "rm -rf /var/cache/{dnf,yum}",
    "rm -rf /var/cache/dnf/*",
    "dnf clean all",
  ])
    expect([clean, told(clean)]).toEqual([clean, false]);
  for (const clean of ["rm -rf /var/cache/ldconfig", "rm -rf /var/log/*", "rm -f /var/cache/*"])
    expect([clean, told(clean)]).toEqual([clean, true]);
});

const safetyOf = (lines: string) => findings(id, `FROM rockylinux:9\n${lines}`).flatMap(({ fixes }) => fixes.map(({ safety }) => safety));

test("cleaning is safe where nothing behind it installs or takes the cache along", () => {
  expect(safetyOf('RUN dnf install -y a\nCOPY b /b\nRUN mkdir /c\nCMD ["httpd"]')).toEqual(["safe"]);
  for (const behind of [
    "RUN dnf install -y b && dnf clean all",
    "RUN rpm -qa",
    "RUN sh /setup",
    "RUN --mount=type=bind,from=x,target=/x ls",
    "ONBUILD RUN dnf install -y b",
    "CMD dnf update -y",
    "FROM alpine:3.23\nFROM rockylinux:9\nRUN ${PM} install",
  ])
    expect([behind, safetyOf(`RUN dnf install -y a\n${behind}`).includes("safe")]).toEqual([behind, false]);
});

test("behind the last command of a list of semicolons under set -e stands one more", () => {
  const mended = (run: string): string => fixAll(id, `FROM rockylinux:9\nRUN ${run}\n`).replace("FROM rockylinux:9\n", "");
  expect(mended("set -ex; \\\n    curl x; \\\n    dnf -y install y;")).toBe(
    "RUN set -ex; \\\n    curl x; \\\n    dnf -y install y; \\\n    dnf clean all;\n",
  );
  expect(mended("curl x; \\\n    dnf -y install y")).toBe("RUN curl x; \\\n    dnf -y install y && \\\n    dnf clean all\n");
  expect(mended("set -e; dnf -y install y")).toBe("RUN set -e; dnf -y install y; dnf clean all\n");
});
