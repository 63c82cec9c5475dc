// The files of a Node.js program that its main file imports by their paths, as far as they are at hand.
import { absolute } from "../image";
import { type Setting, sourceAt } from "./setting";

/** More files than these nobody reads for the start of a container. */
const mostFiles = 8;

const relativeImport = /\b(?:require\(\s*|from\s+|import\s*\(?\s*)["'`](\.{1,2}\/[^"'`\n]*)["'`]/g;

const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf("/"), 0)) || "/";

/** `./app` is app.js, app.ts or the index of a folder; TypeScript writes `./app.js` for app.ts. */
function* candidates(path: string): Iterable<string> {
  if (/\.[cm]?[jt]sx?$|\.json$/.test(path)) {
    yield path;
    if (/\.[cm]?js$/.test(path)) yield path.replace(/js$/, "ts");
    return;
  }
  yield* [".js", ".ts", "/index.js", "/index.ts", ".mjs", ".cjs"].map((end) => path + end);
}

/**
 * @param from path of the main file in the image
 * @returns the texts of all of them, and of what these import; undefined: one is not at hand, or there are too many
 */
export function importedTexts(text: string, from: string, setting: Setting): readonly string[] | undefined {
  const seen = new Map<string, string>();
  const open = [{ text, path: from }];
  for (let next = open.pop(); next; next = open.pop()) {
    for (const [, name = ""] of next.text.matchAll(relativeImport)) {
      const paths = [...candidates(absolute(name, folderOf(next.path)))];
      if (paths.some((path) => seen.has(path) || path === from)) continue;
      if (paths[0]?.endsWith(".json")) continue;
      const file = paths.map((path) => sourceAt(setting, path)).find((found) => found !== undefined);
      if (!file || seen.size >= mostFiles) return undefined;
      seen.set(file.path, file.text);
      open.push({ text: file.text, path: file.path });
    }
  }
  return [...seen.values()];
}
