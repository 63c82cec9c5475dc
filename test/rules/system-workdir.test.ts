// system-workdir: working directories that belong to the system.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, lint } from "../support/rule";

const id = "system-workdir";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "FROM a:1\nWORKDIR /sys");
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "/sys is mounted anew when the container starts, so what the build puts there is gone. Use a folder such as /app",
  );
});

test.each([
  ["FROM a:1\nWORKDIR /proc/app", ["/proc/app"]],
  ["FROM a:1\nWORKDIR /boot", ["/boot"]],
  ["# escape=`\nFROM debian:13\nWORKDIR /dev/app", ["/dev/app"]],
  ['FROM a:1\nSHELL ["pwsh", "-c"]\nWORKDIR /dev/app', ["/dev/app"]],
  ["FROM a:1\nENV D=/dev\nWORKDIR $D/x", ["$D/x"]],
] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each([
  "FROM a:1\nWORKDIR /development",
  "FROM a:1\nWORKDIR /usr/bin\nRUN x\nWORKDIR /app",
  "FROM a:1 AS b\nWORKDIR /lib\nFROM a:1",
  "FROM a:1\nWORKDIR /usr/lib/app",
  "FROM a:1\nWORKDIR app",
  "ARG V\nFROM mcr.microsoft.com/windows/servercore:$V AS b\nWORKDIR /dev/vcpkg\nFROM b\nWORKDIR /dev",
  "ARG IMG\nFROM mcr.microsoft.com/windows/$IMG\nWORKDIR /dev/vcpkg",
  "# escape=`\nFROM a:1\nWORKDIR /dev/vcpkg",
  'FROM a:1\nWORKDIR /dev/vcpkg\nSHELL ["powershell", "-Command"]',
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
