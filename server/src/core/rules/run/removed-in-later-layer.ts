// A file that a later layer removes, but the image still carries.
import { changesOf, copyOf, kindOfSource, placesOfSources } from "../../image";
import { shippedStages } from "../../model/lineage";
import type { Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { defineRule, type FileContext } from "../rule";

/** Paths of what COPY and ADD bring, where that is certain: into a folder only files, for a folder's contents come there. */
function broughtBy(file: FileContext, instruction: Instruction): readonly string[] {
  const copy = copyOf(instruction, file.scopeBefore(instruction));
  if (copy?.knownTarget === undefined) return [];
  const isFile = (source: string): boolean => {
    const kind = kindOfSource(source);
    return kind === "file" || (kind === "archive" && (copy.keyword === "COPY" || source.includes("://")));
  };
  return placesOfSources(copy).flatMap(({ source, path }) => (!copy.intoFolder || isFile(source) ? [path] : []));
}

/** A script or a configuration: a few kilobytes, and no secret by its name. */
const isSmall = (path: string): boolean =>
  /\.(sh|bash|py|pl|rb|js|sql|template|tmpl|j2|conf|cfg|ini|list|txt|json|ya?ml|toml|xml|md|patch|diff|repo|lock)$/.test(path) &&
  !/key|secret|token|passw|credential|\.env/i.test(path);

export default defineRule({
  id: "removed-in-later-layer",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `rm` in a `RUN` of a file that an earlier `COPY` or `ADD` of the same stage brought.",
    why: "Each instruction makes a layer. The later one only hides the file: the image is as large as before, and who unpacks its layers finds the file, a key for example.",
    bad: "FROM debian:12-slim\nCOPY setup.deb /tmp/setup.deb\nRUN dpkg -i /tmp/setup.deb && rm /tmp/setup.deb\n",
    good: "FROM debian:12-slim\nRUN --mount=type=bind,source=setup.deb,target=/tmp/setup.deb dpkg -i /tmp/setup.deb\n",
    whenNot: "A build stage whose layers do not reach the image, and small text files without a secret: they are passed over.",
  },
  messages: {
    hidden:
      "{path} stays in the layer of the {keyword} above; this only hides it. Bring it with RUN --mount=type=bind, or copy it from a build stage",
    brought: "It is brought here",
  },
  *check(file) {
    const removers = file.each("RUN").filter(({ arguments: { text }, heredocs }) => /\brm\b/.test(text) || heredocs.length > 0);
    if (removers.length === 0) return;
    const stages = shippedStages(file);
    const brought = new Map<Stage, Map<string, Instruction>>();
    for (const instruction of file.each("COPY", "ADD", "RUN")) {
      const stage = file.stageOf(instruction);
      if (!stage || !stages.has(stage)) continue;
      const paths = brought.get(stage) ?? new Map<string, Instruction>();
      brought.set(stage, paths);
      if (instruction.keyword !== "RUN") {
        for (const path of broughtBy(file, instruction)) paths.set(path, instruction);
        continue;
      }
      if (paths.size === 0 || !removers.includes(instruction)) continue;
      for (const { path, how, at, always } of changesOf(file, instruction)) {
        const source = how === "removed" && always ? paths.get(path) : undefined;
        if (!source || isSmall(path)) continue;
        yield { at, says: ["hidden", { path, keyword: source.keyword }], related: [{ at: source.arguments.span, says: ["brought"] }] };
      }
    }
  },
});
