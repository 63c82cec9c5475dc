// Answers core's questions about files from the disk without waiting, for the command line.
import { basename, dirname, resolve } from "node:path";
import { type Ask, type FactQuery, type Facts, isOpen } from "../core";
import { type Answer, factsAbout, type ImageLookup, ignoreFiles, largestFact, noImages, rounds, withAnswers } from "./answers";
import { listDirectorySync, readTextSync, stampSync } from "./files";
import { sizesSync } from "./sizes";

/** Reads what lies at a path, and again only when its stamp is another; null where there is nothing. */
function remembered<T>(read: (path: string) => T | null): (path: string) => T | null {
  const known = new Map<string, { readonly stamp: string; readonly value: T | null }>();
  return (path) => {
    const stamp = stampSync(path);
    if (stamp === undefined) return null;
    const before = known.get(path);
    if (before?.stamp === stamp) return before.value;
    const value = read(path);
    known.set(path, { stamp, value });
    return value;
  };
}

function factText(path: string): string | null {
  const read = readTextSync(path, largestFact);
  return read.ok ? read.text : null;
}

/** Answers from the disk at once, for a command line that lints many files of one context; remembers what it read. */
export function syncFactSource(images: ImageLookup = noImages): (dockerfile: string, ask: Ask) => Facts {
  const text = remembered(factText);
  const names = remembered(listDirectorySync);
  function answer(query: FactQuery, directory: string, name: string): Answer {
    if (query.kind === "file") return { ...query, value: text(resolve(directory, query.path)) };
    if (query.kind === "directory") return { ...query, value: names(resolve(directory, query.path)) };
    if (query.kind === "sizes") return { ...query, value: sizesSync(resolve(directory, query.path)) };
    if (query.kind === "image") return { ...query, value: images(query.name, query.platform) };
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
