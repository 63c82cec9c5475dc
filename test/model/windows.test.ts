// Which images are taken for Windows, and which of them for certain.
import { expect, test } from "vitest";
import { parse } from "../../server/src/core";
import { isSurelyWindows, isWindowsStage } from "../../server/src/core/model/windows";

test.each([
  ["mcr.microsoft.com/windows/nanoserver:ltsc2025", true, true],
  ["golang:1.26-windowsservercore-ltsc2022", true, true],
  ["stefanscherer/node-windows:8", true, false],
  ["example.com/app:1-windows", true, false],
  ["dockur/windows", false, false],
  ["dockcross/windows-static-x64", false, false],
  ["ghcr.io/cross-rs/x86_64-pc-windows-gnu:main", false, false],
  ["debian:13", false, false],
] as const)("%s", (image, may, surely) => {
  const stage = parse(`FROM ${image}`).finalStage;
  expect([isWindowsStage(stage), isSurelyWindows(stage)]).toEqual([may, surely]);
});
