// COPY or ADD of something that .dockerignore keeps out of the build context.
import {
  buildFileQueries,
  contextSources,
  excludedBy,
  ignoreFileOf,
  isBuiltElsewhere,
  isInSubfolder,
  isThere,
  isThereAbove,
  listingsAbove,
  questionsAbove,
  rootListing,
  sourcesOf,
} from "../../context";
import type { Facts } from "../../facts";
import { folderOf } from "../../text/path";
import { defineRule } from "../rule";

/** The source lies where a context further up begins, so that another ignore file counts, or none. */
const isOfAnotherContext = (facts: Facts, path: string): boolean =>
  isThere(facts, path) === false && (isThereAbove(facts, path) || isInSubfolder(facts));

export default defineRule({
  id: "excluded-copy-source",
  aliases: ["CopyIgnoredFile"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `COPY` and `ADD` of a file or folder that `.dockerignore` keeps out of the build context.",
    why: "The builder never gets to see the file: the build stops with “not found”, although the file is there on your disk.",
    bad: "FROM alpine:3.22\nCOPY dist /app/\n",
    good: "FROM alpine:3.22\nCOPY src /app/\n",
    files: { ".dockerignore": "dist\n", "dist/a.js": "", "src/a.js": "" },
    whenNot:
      'The folder of the Dockerfile is not the build context: a workflow, Makefile or script that copies the Dockerfile elsewhere (`cp Dockerfile "$DIR"`), or gives another folder (`context: out`, `docker build -f Dockerfile out/`), is seen and nothing is said; a source that is not here but in a folder above, or not here at all below the root of a project, is passed over.',
    differs:
      "An info where the source is not there: a pipeline may put it into another folder and build there. BuildKit looks no further when `.dockerignore` has a `!` pattern. Here such patterns are read too, and the source is " +
      "passed over only where one of them may bring back a part of it.",
  },
  messages: {
    absent:
      "{ignoreFile} leaves out {source} (pattern {pattern}), and it is not in this folder. A build of this folder cannot find it, even after something has put it here: change the pattern, unless the image is built in another folder",
    excluded: "{ignoreFile} leaves out {source} (pattern {pattern}), so the builder cannot find it. Change the pattern or the source",
  },
  needs(file, facts) {
    const sources = sourcesOf(file);
    if (sources.length === 0) return [];
    if (!facts.dockerignore) return [{ kind: "dockerignore" }];
    const ignoreFile = ignoreFileOf(facts);
    const isExcluded = ignoreFile !== undefined && sources.some(({ path }) => excludedBy(ignoreFile, path));
    const missing = sources.filter(({ path }) => isThere(facts, path) === false);
    return [
      { kind: "dockerignore" },
      rootListing,
      ...sources.map(({ path }) => ({ kind: "directory", path: folderOf(path) }) as const),
      ...(isExcluded ? buildFileQueries(facts) : []),
      ...(missing.length > 0 ? [...listingsAbove, ...missing.flatMap(({ path }) => questionsAbove(path))] : []),
    ];
  },
  on: ["COPY", "ADD"],
  *checkInstruction(instruction, { facts, scope, options }) {
    if (!facts.dockerignore) return;
    const ignoreFile = ignoreFileOf(facts);
    if (!ignoreFile || (options.buildkit && ignoreFile.hasNegation)) return;
    const { path: ignorePath } = facts.dockerignore;
    const isShared = ignorePath === ".dockerignore";
    for (const { at, text, path } of contextSources(instruction, scope)) {
      const by = excludedBy(ignoreFile, path);
      if (!by || (isShared && isOfAnotherContext(facts, path))) continue;
      if (isShared && !options.buildkit && isBuiltElsewhere(facts)) return;
      const isAbsent = isThere(facts, path) === false && !options.buildkit;
      const values = { ignoreFile: ignorePath, source: text, pattern: by.written };
      yield { at, says: [isAbsent ? "absent" : "excluded", values], severity: isAbsent ? "info" : undefined };
    }
  },
});
