// COPY or ADD of something that .dockerignore keeps out of the build context.
import type { FactQuery } from "../../facts";
import type { Dockerfile } from "../../model/types";
import { defineRule } from "../rule";
import { contextSources } from "./contextSources";
import { type IgnoreFile, ignoredBy, readIgnoreFile } from "./dockerignore";

const everything = new Set(["*", "**", "**/*"]);

let lastRead: { readonly text: string; readonly file: IgnoreFile | undefined } = { text: "", file: undefined };
/** One file is asked for every COPY. */
function ignoreFileOf(text: string): IgnoreFile | undefined {
  if (lastRead.text !== text) lastRead = { text, file: readIgnoreFile(text) };
  return lastRead.file;
}

/** A `!` pattern may bring back something below the source, or something that its wildcard names. */
function mayBeBroughtBack({ patterns }: IgnoreFile, path: string): boolean {
  return patterns.some(({ negated, text }) => {
    if (!negated) return false;
    const plain = /^[^*?[\\]*/.exec(text)?.[0] ?? "";
    return path.startsWith(plain) || plain.startsWith(path === "." ? "" : `${path.replace(/[*?[].*/, "")}`);
  });
}

export const asksForIgnoreFile = (file: Dockerfile): readonly FactQuery[] =>
  file.each("COPY", "ADD").length > 0 ? [{ kind: "dockerignore" }] : [];

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
    differs:
      "BuildKit looks no further when `.dockerignore` has a `!` pattern. Here such patterns are read too, and the source is " +
      "passed over only where one of them may bring back a part of it.",
  },
  messages: {
    excluded: "{ignoreFile} leaves out {source} (pattern {pattern}), so the builder cannot find it. Change the pattern or the source",
  },
  needs: asksForIgnoreFile,
  on: ["COPY", "ADD"],
  *checkInstruction(instruction, { facts, scope, options }) {
    if (!facts.dockerignore) return;
    const ignoreFile = ignoreFileOf(facts.dockerignore.text);
    if (!ignoreFile || (options.buildkit && ignoreFile.hasNegation)) return;
    for (const { at, text, path } of contextSources(instruction, scope)) {
      const by =
        path === "."
          ? ignoreFile.patterns.find((pattern) => !pattern.negated && everything.has(pattern.text))
          : ignoredBy(ignoreFile, path);
      if (!by || (ignoreFile.hasNegation && mayBeBroughtBack(ignoreFile, path))) continue;
      yield { at, says: ["excluded", { ignoreFile: facts.dockerignore.path, source: text, pattern: by.text }] };
    }
  },
});
