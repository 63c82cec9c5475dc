// The data that the project is judged by lies beside the checkout; a layer that needs it says when it is missing.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

const shared = join(import.meta.dirname, "../../../shared");

const required = (layer: string): boolean => (process.env.DOCKWRIGHT_REQUIRE ?? "").split(",").includes(layer);

/** Path of a shared file; undefined, with a printed line, where it is not there. @throws Error where DOCKWRIGHT_REQUIRE names the layer. */
export function sharedFile(layer: "conformance" | "corpus", path: string): string | undefined {
  const file = join(shared, path);
  if (existsSync(file)) return file;
  if (required(layer)) throw new Error(`the layer ${layer} is required, but ../shared/${path} is not there`);
  console.log(`SKIPPED layer ${layer}: ../shared/${path} is not there`);
  return undefined;
}

export interface CorpusRow {
  readonly id: string;
  readonly repo: string;
  readonly path: string;
  readonly text: string;
  readonly template?: boolean;
  readonly siblings?: Readonly<Record<string, string>>;
}

/** Those of both collections, where they are there. */
export const bothCorpora = (): readonly CorpusRow[] =>
  ["corpus/corpus.jsonl.gz", "corpus/modern.jsonl.gz"].flatMap((path) => {
    const file = sharedFile("corpus", path);
    return file === undefined ? [] : corpusRows(file);
  });

/** The real Dockerfiles, templates left out. */
export function corpusRows(file: string): readonly CorpusRow[] {
  return gunzipSync(readFileSync(file))
    .toString("utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as CorpusRow)
    .filter((row) => !row.template);
}
