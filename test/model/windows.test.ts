// Which images are taken for Windows, and which of them for certain.
import { expect, test } from "vitest";
import { parse } from "../../server/src/core";
import { isSurelyWindows, isWindowsScope, isWindowsStage } from "../../server/src/core/model/windows";

test.each([
  ["mcr.microsoft.com/windows/nanoserver:ltsc2025", true, true],
  ["golang:1.26-windowsservercore-ltsc2022", true, true],
  ["stefanscherer/node-windows:8", true, false],
  ["example.com/app:1-windows", true, false],
  ["mcr.microsoft.com/windows/servercore:$X", true, true],
  ["mcr.microsoft.com/windows/${IMG}", true, true],
  ["mcr.microsoft.com/powershell:${V}-nanoserver-1809", true, true],
  ["$REGISTRY/windows/nanoserver:1809", true, true],
  ["acme/app:${V}-windowsservercore1809", true, true],
  ["--platform=windows/amd64 acme/app:1", true, true],
  ["gcr.io/acme/windows-servercore-cache:1.0-linux-amd64", false, false],
  ["--platform=linux/amd64 acme/windows:1", false, false],
  ["mcr.microsoft.com/powershell:7.4-ubuntu-22.04", false, false],
  ["dockur/windows", false, false],
  ["dockcross/windows-static-x64", false, false],
  ["ghcr.io/cross-rs/x86_64-pc-windows-gnu:main", false, false],
  ["debian:13", false, false],
] as const)("%s", (image, may, surely) => {
  const stage = parse(`FROM ${image}`).finalStage;
  expect([isWindowsStage(stage), isSurelyWindows(stage)]).toEqual([may, surely]);
});

test.each([
  ["# escape=`\nFROM acme/app:1", true],
  ["# escape=`\nFROM debian:13", false],
  ["# escape=`\nFROM --platform=linux/amd64 acme/app:1", false],
  ["FROM acme/app:1", false],
  ['FROM acme/app:1\nSHELL ["powershell", "-Command"]', true],
  ['FROM acme/app:1\nSHELL ["cmd", "/S", "/C"]', true],
  ['FROM acme/app:1\nSHELL ["pwsh.exe", "-Command"]', true],
  ['FROM acme/app:1\nSHELL ["C:\\\\Program Files\\\\PowerShell\\\\pwsh", "-Command"]', true],
  ['FROM mcr.microsoft.com/powershell:7.4-ubuntu-22.04\nSHELL ["pwsh", "-Command"]', false],
  ['FROM acme/app:1\nSHELL ["pwsh", "-Command"]', false],
  ["ARG V\nFROM mcr.microsoft.com/windows/servercore:$V AS a\nFROM a", true],
  ['FROM acme/app:1 AS a\nSHELL ["powershell"]\nFROM a', true],
  ['FROM acme/app:1 AS a\nSHELL ["powershell"]\nFROM acme/app:1', false],
] as const)("%j", (text, expected) => {
  const scope = parse(text).finalStage?.endScope;
  expect(scope && isWindowsScope(scope)).toBe(expected);
});
