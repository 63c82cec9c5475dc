// COPY or ADD of something that .dockerignore keeps out of the build context.
import { contextSources, excludedBy, ignoreFileOf } from "../../context";
import { defineRule } from "../rule";

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
  needs: (file) => (file.each("COPY", "ADD").length > 0 ? [{ kind: "dockerignore" }] : []),
  on: ["COPY", "ADD"],
  *checkInstruction(instruction, { facts, scope, options }) {
    if (!facts.dockerignore) return;
    const ignoreFile = ignoreFileOf(facts);
    if (!ignoreFile || (options.buildkit && ignoreFile.hasNegation)) return;
    for (const { at, text, path } of contextSources(instruction, scope)) {
      const by = excludedBy(ignoreFile, path);
      if (by) yield { at, says: ["excluded", { ignoreFile: facts.dockerignore.path, source: text, pattern: by.text }] };
    }
  },
});
