// The files of a Node.js program that its main file imports by their paths, as far as they are at hand.
import { absolute, type Origin, type SourceFile } from "../image";
import type { OwnCode } from "./ownCode";
import type { Setting } from "./setting";

/** More files than these nobody reads for the start of a container. */
const mostFiles = 40;

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

function fileAmong(paths: readonly string[], at: Pick<Origin, "file">): SourceFile | undefined {
  for (const path of paths) {
    const found = at.file(path);
    if (found.is === "yes" && found.value.source) return found.value.source;
  }
  return undefined;
}

/** Not complete: one is not at hand, or there are too many. @param at the image in which the files lie */
export function importedCode(main: SourceFile, at: Pick<Origin, "file">, { image }: Setting): OwnCode {
  const asked = image.asked.length;
  const seen = new Map<string, string>();
  const open = [main];
  let complete = true;
  for (let next = open.shift(); next; next = open.shift()) {
    for (const [, name = ""] of next.text.matchAll(relativeImport)) {
      const paths = [...candidates(absolute(name, folderOf(next.path)))];
      if (paths.some((path) => seen.has(path) || path === main.path)) continue;
      if (paths[0]?.endsWith(".json")) continue;
      const file = seen.size < mostFiles ? fileAmong(paths, at) : undefined;
      if (!file) complete = false;
      else {
        seen.set(file.path, file.text);
        open.push(file);
      }
    }
  }
  return { texts: [...seen.values()], modules: new Set(), complete: complete && image.asked.length === asked };
}
