// How large the package is that editors install.
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createVSIX } from "@vscode/vsce";
import { printTable } from "./table";

const largestMiB = 1.5;

/** Needs a build. */
export async function run(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "dockwright-bench-"));
  const packagePath = join(folder, "dockwright.vsix");
  try {
    const cwd = resolve(import.meta.dirname, "../..");
    await createVSIX({ cwd, packagePath, dependencies: false, allowMissingRepository: true, rewriteRelativeLinks: false });
    const size = statSync(packagePath).size / 1024 / 1024;
    return printTable([{ name: ".vsix", shown: `${size.toFixed(2)} MiB`, ratio: size, budget: largestMiB, of: "MiB" }]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
