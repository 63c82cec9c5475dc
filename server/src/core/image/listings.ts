// Names in a folder of the image, as far as the build context brings them.
import { sourceKind } from "../model/errors/copyErrors";
import { isWithin } from "../text/path";
import { copySources } from "./copies";
import type { Reading } from "./reading";

/** @param path absolute. Empty where nothing is known, too. */
export function namesAt(reading: Reading, path: string): readonly string[] {
  const names = new Set<string>();
  for (const { effects } of reading.layers) {
    const { copy } = effects;
    if (!copy || copy.from !== undefined) continue;
    if (copy.target !== path && isWithin(copy.target, path)) {
      const [name = ""] = copy.target.slice(path === "/" ? 1 : path.length + 1).split("/");
      names.add(name);
    }
    for (const source of copySources(copy, path)) {
      if (sourceKind(source.path) !== "local") continue;
      for (const root of reading.wholeRoots(false).slice(0, 1)) {
        for (const name of reading.list(root + source.path) ?? []) names.add(name.replace(/\/$/, ""));
      }
    }
  }
  return [...names];
}
