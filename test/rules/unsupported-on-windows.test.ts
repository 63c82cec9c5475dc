// unsupported-on-windows: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "unsupported-on-windows";

test("what there is not on Windows", () => {
  const source =
    "FROM mcr.microsoft.com/windows/servercore:ltsc2022\nSTOPSIGNAL SIGINT\nCOPY --chmod=755 a C:/a\nRUN --mount=type=tmpfs,target=C:/t x\nRUN --mount=type=secret,id=a x";
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM mcr.microsoft.com/windows/servercore:ltsc2022
    STOPSIGNAL SIGINT
    ~~~~~~~~~~ Windows has no signals: BuildKit writes STOPSIGNAL down and nothing reads it, and the builder of a Windows engine refuses the line. Remove it [Remove STOPSIGNAL, review]
    COPY --chmod=755 a C:/a
         ~~~~~~~~~~~ Windows has no modes, so --chmod changes nothing here. Set rights with icacls in a RUN [Remove --chmod, review]
    RUN --mount=type=tmpfs,target=C:/t x
                ~~~~~~~~~~ The builder for Windows has no mounts of the type tmpfs, so the build fails. It has bind, cache and secret
    RUN --mount=type=secret,id=a x
        ~~~~~~~~~~~~~~~~~~~~~~~~ In a Windows image a secret has no place of its own, so the build fails. Give the mount a target, such as target=C:/secret"
  `);
  expect(fixAll(id, source)).toBe(
    "FROM mcr.microsoft.com/windows/servercore:ltsc2022\nCOPY a C:/a\nRUN --mount=type=tmpfs,target=C:/t x\nRUN --mount=type=secret,id=a x",
  );
});

test.each([
  "mcr.microsoft.com/windows/nanoserver:ltsc2025",
  "mcr.microsoft.com/windows:20H2",
  "golang:1.26-windowsservercore-ltsc2022",
  "mcr.microsoft.com/dotnet/aspnet:10.0-nanoserver-ltsc2025",
  "example.com/mirror/servercore:ltsc2022",
  "--platform=windows/amd64 example.com/app:1",
])("on %s", (image) => {
  expect(findings(id, `FROM ${image}\nSTOPSIGNAL SIGTERM`)).toHaveLength(1);
  expect(findings(id, `FROM ${image} AS a\nFROM a\nSTOPSIGNAL SIGTERM`)).toHaveLength(1);
});

test.each([
  "golang:1.26",
  "dockur/windows:latest",
  "dockcross/windows-static-x64",
  "ghcr.io/cross-rs/x86_64-pc-windows-gnu:main",
  "example.com/app:windows",
  "--platform=$BUILDPLATFORM golang:1.26",
  "$BASE",
])("not on %s", (image) => {
  expect(lint(id, `ARG BASE\nFROM ${image}\nSTOPSIGNAL SIGTERM\nCOPY --chmod=755 a /a`)).not.toContain("~");
});

test("what the builder for Windows has", () => {
  const source =
    "FROM mcr.microsoft.com/windows/nanoserver:ltsc2025\nCOPY --chown=ContainerUser a C:/a\nRUN --mount=type=cache,target=C:/c --mount=target=C:/b x\nRUN --mount=type=secret,id=a,target=C:/a --mount=type=secret,id=b,env=B x";
  expect(lint(id, source)).toBe(source);
});

test("owners as on Linux", () => {
  const source =
    "FROM mcr.microsoft.com/dotnet/framework/aspnet:4.8\nCOPY --chown=app:app a C:/a\nADD --chown=1000 a C:/a\nCOPY --chown=ContainerAdministrator a C:/a";
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(["--chown=app:app", "--chown=1000"]);
});

test("a stage for Linux in the same file", () => {
  const source = "FROM mcr.microsoft.com/windows/nanoserver:ltsc2025 AS w\nFROM debian:13\nSTOPSIGNAL SIGINT";
  expect(lint(id, source)).toBe(source);
});
