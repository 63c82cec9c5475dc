// The runtime of the language server over file systems: what Node and the web entry have in common.
import { rules } from "./core";
import { loadConfig } from "./io/config/load";
import { type FactSource, factSource } from "./io/factSource";
import type { FileSystem } from "./io/fileSystem";
import type { Runtime } from "./lsp/runtime";

/** Where a document lies. */
export interface Place {
  readonly files: FileSystem;
  readonly location: string;
}

/** @param placeOf undefined for a buffer that lies nowhere (`untitled:`), which has no files around it */
export function fileRuntime(
  placeOf: (uri: string) => Place | undefined,
  soon: Runtime["soon"],
  translations: Runtime["translations"],
): Runtime {
  const sources = new Map<FileSystem, FactSource>();
  const sourceFor = (files: FileSystem): FactSource => {
    const source = sources.get(files) ?? factSource(files);
    sources.set(files, source);
    return source;
  };
  return {
    soon,
    translations,
    async facts(uri, ask, previous) {
      const place = placeOf(uri);
      return place ? sourceFor(place.files).answer(place.location, ask, previous) : previous;
    },
    async config(uri, settings) {
      const place = placeOf(uri);
      return loadConfig(place?.files, place?.location, rules, settings);
    },
  };
}
