// The runtime of the language server over file systems: what Node and the web entry have in common.
import { rules } from "./core";
import { ignoreEverywhere } from "./io/config/ignoreEverywhere";
import { loadConfig } from "./io/config/load";
import { type FactSource, factSource } from "./io/factSource";
import type { FileSystem } from "./io/fileSystem";
import type { ImageDesk } from "./io/images";
import type { Runtime } from "./lsp/runtime";

/** Where a document lies. */
export interface Place {
  readonly files: FileSystem;
  readonly location: string;
  /** Of a location in `files`. */
  uriOf(location: string): string;
}

/**
 * @param placeOf undefined for a buffer that lies nowhere (`untitled:`), which has no files around it
 * @param images undefined where no engine and no registry can be asked, as on the web
 */
export function fileRuntime(
  placeOf: (uri: string) => Place | undefined,
  soon: Runtime["soon"],
  translations: Runtime["translations"],
  images?: ImageDesk,
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
    async facts(uri, ask, previous, source) {
      const place = placeOf(uri);
      return place ? sourceFor(place.files).answer(place.location, ask, previous, images?.lookup(source)) : previous;
    },
    onImageNews: (listener) => images?.onNews(listener),
    async ignoreEverywhere(uri, names, folders) {
      const place = placeOf(uri);
      const folder = folders
        .filter((each) => uri.startsWith(each.endsWith("/") ? each : `${each}/`))
        .sort((a, b) => b.length - a.length)[0];
      const edit = place && (await ignoreEverywhere(place.files, place.location, names, folder && placeOf(folder)?.location));
      return edit && { ...edit, uri: place.uriOf(edit.location) };
    },
    async config(uri, settings) {
      const place = placeOf(uri);
      return loadConfig(place?.files, place?.location, rules, settings);
    },
  };
}
