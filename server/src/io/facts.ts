// Answers core's questions about files from the disk without waiting, for the command line.
import { basename, dirname, resolve } from "node:path";
import { type Ask, type FactQuery, type Facts, isOpen } from "../core";
import { type Answer, factsAbout, ignoreFiles, largestFact, rounds, withAnswers } from "./answers";
import { listDirectorySync, readTextSync, stampSync } from "./files";

/** Answers from the disk at once, for a command line that lints many files of one context; remembers what it read. */
export function syncFactSource(): (dockerfile: string, ask: Ask) => Facts {
  const texts = new Map<string, { readonly stamp: string | undefined; readonly text: string | null }>();
  function text(path: string): string | null {
    const stamp = stampSync(path);
    const known = texts.get(path);
    if (known && known.stamp === stamp) return known.text;
    const read = stamp === undefined ? undefined : readTextSync(path, largestFact);
    const value = read?.ok ? read.text : null;
    texts.set(path, { stamp, text: value });
    return value;
  }
  function answer(query: FactQuery, directory: string, name: string): Answer {
    if (query.kind === "file") return { ...query, value: text(resolve(directory, query.path)) };
    if (query.kind === "directory") return { ...query, value: listDirectorySync(resolve(directory, query.path)) };
    const path = ignoreFiles(name).find((candidate) => text(resolve(directory, candidate)) !== null);
    return { ...query, value: path === undefined ? null : { path, text: text(resolve(directory, path)) ?? "" } };
  }
  return (dockerfile, ask) => {
    const directory = dirname(resolve(dockerfile));
    let facts = factsAbout(resolve(dockerfile));
    for (let round = 0; round < rounds; round++) {
      const open = ask(facts).filter((query) => isOpen(query, facts));
      if (open.length === 0) break;
      facts = withAnswers(
        facts,
        open.map((query) => answer(query, directory, basename(dockerfile))),
      );
    }
    return facts;
  };
}
