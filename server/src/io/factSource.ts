// Answers core's questions about the files around a Dockerfile and the images in it; its directory is taken as the build context.
import { type Ask, type FactQuery, type Facts, isOpen } from "../core";
import { type Answer, factsAbout, type ImageLookup, ignoreFiles, largestFact, noImages, questionsOf, rounds, withAnswers } from "./answers";
import type { FileSystem } from "./fileSystem";

/** Both are for one Dockerfile; `previous` comes back as it is when no answer has changed. */
export interface FactSource {
  answer(dockerfile: string, ask: Ask, previous?: Facts, images?: ImageLookup): Promise<Facts>;
}

/** Reads through a file system and remembers each file until its stamp changes. */
export function factSource(files: FileSystem): FactSource {
  const texts = new Map<string, { readonly stamp: string; readonly text: string | null }>();
  async function text(location: string): Promise<string | null> {
    const stamp = await files.stamp(location);
    if (stamp === undefined) return null;
    const known = texts.get(location);
    if (known?.stamp === stamp) return known.text;
    const read = await files.readText(location, largestFact);
    texts.set(location, { stamp, text: read });
    return read;
  }
  async function answer(query: Exclude<FactQuery, { kind: "image" }>, directory: string, name: string): Promise<Answer> {
    if (query.kind === "file") return { ...query, value: await text(files.join(directory, query.path)) };
    if (query.kind === "directory") return { ...query, value: await files.list(files.join(directory, query.path)) };
    if (query.kind === "sizes") return { ...query, value: await files.sizes(files.join(directory, query.path)) };
    for (const path of ignoreFiles(name)) {
      const found = await text(files.join(directory, path));
      if (found !== null) return { ...query, value: { path, text: found } };
    }
    return { ...query, value: null };
  }
  return {
    async answer(dockerfile, ask, previous = factsAbout(dockerfile), images = noImages) {
      const directory = files.parent(dockerfile) ?? dockerfile;
      const name = files.name(dockerfile);
      const answerAll = (queries: readonly FactQuery[]): Promise<readonly Answer[]> =>
        Promise.all(
          queries.map((query) =>
            query.kind === "image" ? { ...query, value: images(query.name, query.platform) } : answer(query, directory, name),
          ),
        );
      let facts = withAnswers(previous, await answerAll(questionsOf(previous)));
      for (let round = 0; round < rounds; round++) {
        const open = ask(facts).filter((query) => isOpen(query, facts));
        if (open.length === 0) break;
        facts = withAnswers(facts, await answerAll(open));
      }
      return facts;
    },
  };
}
