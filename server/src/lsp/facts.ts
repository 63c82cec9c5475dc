// What is known of the files around each open document, asked of the runtime when rules or features need it.
import { type Ask, type Facts, type ImageSource, isOpen, noFacts } from "../core";
import { type Log, within } from "./handle";
import type { Runtime } from "./runtime";

export interface DocumentFacts {
  /** What is known now; never waits. */
  known(uri: string): Facts;
  /** Looks for what is still open, or may have changed; gives what is known afterwards. */
  update(uri: string, ask: Ask): Promise<Facts>;
  /** Files have changed: ask again for everything at the next update. */
  stale(): void;
  forget(uri: string): void;
}

/** Milliseconds for one round of questions; a slow disk must not keep a hover waiting. */
const patience = 2000;

/** @param sourceFor where the truth of a document's base images may be asked */
export function documentFacts(runtime: Runtime, log: Log, sourceFor: (uri: string) => Promise<ImageSource>): DocumentFacts {
  const answers = new Map<string, Facts>();
  const fresh = new Set<string>();
  let opened = 0;
  /** Where each lies is known from the start; the versions are below those of all answers, and no two are the same. */
  function known(uri: string): Facts {
    const facts = answers.get(uri) ?? { ...noFacts, path: uri, version: -++opened };
    answers.set(uri, facts);
    return facts;
  }

  async function update(uri: string, ask: Ask): Promise<Facts> {
    const before = known(uri);
    const wanted = ask(before);
    if (wanted.length === 0 || (fresh.has(uri) && !wanted.some((query) => isOpen(query, before)))) return before;
    fresh.add(uri);
    const asking = sourceFor(uri).then((source) => runtime.facts(uri, ask, before, source));
    const found = await within(patience, `looking for files beside ${uri}`, log, asking, before);
    // Another update may have ended meanwhile: the one with the later version knows more.
    if (found.version > known(uri).version) answers.set(uri, found);
    return known(uri);
  }
  return {
    known,
    update,
    stale: () => fresh.clear(),
    forget(uri) {
      answers.delete(uri);
      fresh.delete(uri);
    },
  };
}
