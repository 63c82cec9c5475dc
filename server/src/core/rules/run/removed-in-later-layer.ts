// A file that a later layer removes, but the image still carries.
import { shippedStages } from "../../model/lineage";
import type { Stage } from "../../model/types";
import { commandsOf } from "../../shell/commandsOf";
import type { Instruction } from "../../syntax/types";
import { defineRule, type FileContext } from "../rule";

/** Paths of files that COPY and ADD bring, where the destination says so for certain. */
function broughtBy(file: FileContext, copy: Instruction): readonly string[] {
  const { workdir } = file.scopeBefore(copy);
  const words = copy.json?.map(({ value }) => value) ?? copy.words.map(({ text }) => text);
  const target = words.at(-1);
  if (target === undefined || words.length < 2 || copy.heredocs.length > 0 || words.some((word) => /[$*?["'\\]/.test(word))) return [];
  const absolute = target.startsWith("/")
    ? target
    : workdir === undefined
      ? undefined
      : `${workdir.replace(/\/$/, "")}/${target.replace(/^\.\//, "")}`;
  if (absolute === undefined) return [];
  if (!/\/\.?$/.test(absolute)) return words.length === 2 ? [absolute] : [];
  const folder = absolute.replace(/\/\.?$/, "");
  return words
    .slice(0, -1)
    .flatMap((source) =>
      /\.\w+$/.test(source) && !source.startsWith(".") ? [`${folder}/${source.slice(source.lastIndexOf("/") + 1)}`] : [],
    );
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
      for (const { operands, command } of commandsOf(instruction, file, ["rm"])) {
        for (const { value, span } of command.inside.length === 0 ? operands : []) {
          const source = value === undefined ? undefined : paths.get(value);
          if (!source || value === undefined || isSmall(value)) continue;
          yield {
            at: span,
            says: ["hidden", { path: value, keyword: source.keyword }],
            related: [{ at: source.arguments.span, says: ["brought"] }],
          };
        }
      }
    }
  },
});
