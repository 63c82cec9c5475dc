// Gathers the licence texts of the packages that the bundles hold, as their licences ask for.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Metafile } from "esbuild";

/** One text with a chapter for each bundled package, sorted by name. */
export function thirdPartyLicences(root: string, metafiles: readonly Metafile[]): string {
  const folders = new Set(metafiles.flatMap((metafile) => Object.keys(metafile.inputs).flatMap(packageFolder)));
  return [...folders]
    .sort()
    .map((folder) => chapter(join(root, folder)))
    .join("\n");
}

/** The folder of the package that an input file belongs to; none for the project's own files. */
function packageFolder(input: string): string[] {
  const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
  return folder === undefined ? [] : [folder];
}

function chapter(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Readonly<Record<string, string>>;
  const file = existsSync(folder) ? readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry)) : undefined;
  const text = file === undefined ? "" : readFileSync(join(folder, file), "utf8").trim();
  return `${name} ${version} (${license})\n\n${text}\n\n${"-".repeat(80)}\n`;
}
