// A secret of a mount that a command writes into the layer.
import { type CommandStep, commandSteps, layerFilesOf, placeOf, removes } from "../../image";
import { shippedStages } from "../../model/lineage";
import { mountOption, mountsOf } from "../../model/mounts";
import { hasOption, optionOf } from "../../shell/invocation";
import type { Command } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import { baseName, isWithin, joinPath } from "../../text/path";
import type { Span } from "../../text/span";
import { defineRule, type FileContext } from "../rule";

interface Secrets {
  readonly paths: readonly string[];
  readonly variables: readonly string[];
}

function secretsOf(run: Instruction, workdir: string): Secrets {
  const mounts = mountsOf(run).filter(({ type }) => type === "secret");
  const variables = mounts.flatMap(({ flag }) => mountOption(flag, "env")?.value ?? []);
  const paths = mounts.flatMap(({ flag, target }) => {
    const id = mountOption(flag, "id")?.value;
    if (target !== undefined) return [joinPath(workdir, target)];
    return id === undefined || mountOption(flag, "env") ? [] : [`/run/secrets/${baseName(id)}`];
  });
  return { paths: paths.filter((path) => !path.includes("$")), variables };
}

/** A command that names the secret itself, or in a substitution. */
function names({ words }: Pick<Command, "words">, { paths, variables }: Secrets): boolean {
  return words.some(
    ({ text }) =>
      paths.some((path) => text.includes(path) && !/[\w.-]/.test(text[text.indexOf(path) + path.length] ?? "")) ||
      variables.some((name) => text.includes(`$${name}`) || text.includes(`\${${name}}`)),
  );
}

interface Written {
  readonly at: Span;
  /** Absolute; undefined where a program chooses it. */
  readonly path: string | undefined;
}

/** What they read comes out again, as it is or changed. */
const prints: ReadonlySet<string> = new Set([
  "cat",
  "echo",
  "printf",
  "base64",
  "sed",
  "awk",
  "tr",
  "cut",
  "head",
  "tail",
  "envsubst",
  "jq",
  "yq",
  "xxd",
  "gunzip",
  "tee",
]);

/** A file that this command writes the secret to. @param piped the command in front of it in a pipe names the secret */
function writtenBy(step: CommandStep, secrets: Secrets, piped: boolean): Written | undefined {
  const { command, runs, site } = step;
  const named = names(command, secrets);
  if (!named && !piped) return undefined;
  const to = command.redirections.find(({ operator, descriptor }) => /^>[>|]?$/.test(operator) && (descriptor ?? 1) === 1);
  if (to && (!command.name || !prints.has(command.name))) return undefined;
  if (to) {
    const path = placeOf({ text: to.node?.text ?? to.target ?? "", value: to.target, node: to.node }, site)?.path;
    return path?.startsWith("/dev/") ? undefined : { at: to.span, path };
  }
  if (!runs) return undefined;
  const last = runs.operands.at(-1);
  const path = last && placeOf(last, site)?.path;
  const reads = runs.operands.slice(0, -1).some((word) => secrets.paths.includes(placeOf(word, site)?.path ?? ""));
  if (/^(?:cp|install|mv)$/.test(runs.program) && !optionOf(runs, "-t") && reads) return { at: runs.command.span, path };
  if ((runs.program === "tee" && piped) || (runs.program === "sed" && named && hasOption(runs, "-i", "--in-place")))
    return { at: runs.command.span, path };
  const sets = /^(?:npm|yarn|pnpm|pip|git|composer|bundle|poetry|gem|aws)$/.test(runs.program) && runs.subcommand?.value === "config";
  return sets && named ? { at: runs.command.span, path: undefined } : undefined;
}

/** The same RUN takes it away again, or it lies in a mount. */
function isGone(file: FileContext, run: Instruction, { path, at }: Written, steps: readonly CommandStep[]): boolean {
  const text = file.slice({ start: at.end, end: run.span.end });
  if (path === undefined) return /\brm\b|\bconfig\s+(?:delete|unset|rm|--unset)|--unset\b/.test(text);
  const { removes: removed } = layerFilesOf(file, run);
  const mounted = mountsOf(run).some(({ target }) => target !== undefined && isWithin(path, target));
  return (
    mounted ||
    removed.some((removal) => removal.at.start > at.start && (removal.path === undefined || removes(removal, path))) ||
    steps.some(({ runs, command }) => command.span.start > at.start && runs?.program === "shred")
  );
}

export default defineRule({
  id: "mounted-secret-in-layer",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: 'Finds a `RUN --mount=type=secret` in the final stage that writes the secret into a file which stays: `cp /run/secrets/npmrc /root/.npmrc`, `echo "token=$(cat /run/secrets/token)" > .npmrc`, `npm config set …`.',
    why: "The mount leaves nothing behind, but the copy is part of the layer: whoever has the image reads the secret.",
    bad: "FROM node:22\nWORKDIR /app\nRUN --mount=type=secret,id=npmrc cp /run/secrets/npmrc /root/.npmrc && npm ci\n",
    good: "FROM node:22\nWORKDIR /app\nRUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci\n",
    whenNot: "The same RUN removes the file, the file lies in a mount itself, or the stage does not ship: these are passed over.",
  },
  messages: {
    kept: "This writes the mounted secret into the layer, where whoever has the image reads it. Mount it where it is read (target=…), or hand it over in a variable of this command",
  },
  reads: ["FROM", "ARG", "ENV", "RUN", "WORKDIR", "USER", "SHELL"],
  *check(file) {
    const shipped = shippedStages(file);
    for (const run of file.each("RUN")) {
      if (run.flags.length === 0 || !shipped.has(file.stageOf(run))) continue;
      const secrets = secretsOf(run, file.scopeBefore(run).workdir ?? "/");
      if (secrets.paths.length + secrets.variables.length === 0) continue;
      const steps = file.scripts(run).flatMap((script) => commandSteps(file, run, script));
      let piped = false;
      for (const step of steps) {
        const { pipeline } = step.command;
        if (pipeline.index === 0) piped = false;
        const written = writtenBy(step, secrets, piped);
        piped ||= names(step.command, secrets);
        if (written && !isGone(file, run, written, steps)) yield { at: written.at, says: ["kept"] };
      }
    }
  },
});
