// The folder that the editor tests open: made anew for each run, so that no run sees what another left.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { namedFiles, typedFile } from "./names";

export function makeWorkspace(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  for (const name of Object.keys(namedFiles)) write(folder, name, "# syntax=docker/dockerfile:1\nFROM node:22\nCMD node server.js\n");
  write(folder, ".dockerignore", "node_modules\n");
  write(folder, typedFile, "FROM node:22\nWORKDIR /app\n");
  return folder;
}

function write(folder: string, name: string, text: string): void {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
