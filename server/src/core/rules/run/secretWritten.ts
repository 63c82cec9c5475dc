// The file that a command writes a mounted secret to, and whether the same RUN takes it away again.
import { type CommandStep, layerFilesOf, placeOf, removes } from "../../image";
import { printingPrograms } from "../../knowledge/printingPrograms";
import { mountsOf } from "../../model/mounts";
import { hasOption, optionOf } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import { isWithin } from "../../text/path";
import type { Span } from "../../text/span";
import type { FileContext } from "../rule";
import { namesSecret, type Secrets } from "./mountedSecrets";

export interface Written {
  readonly at: Span;
  /** Absolute; undefined where a program chooses it. */
  readonly path: string | undefined;
}

/** A file that this command writes the secret to. @param piped the command in front of it in a pipe names the secret */
export function secretWritten(step: CommandStep, secrets: Secrets, piped: boolean): Written | undefined {
  const { command, runs, site } = step;
  const named = namesSecret(command, secrets);
  if (!named && !piped) return undefined;
  const to = command.redirections.find(({ operator, descriptor }) => /^>[>|]?$/.test(operator) && (descriptor ?? 1) === 1);
  if (to && (!command.name || !printingPrograms.has(command.name))) return undefined;
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
export function isGone(file: FileContext, run: Instruction, { path, at }: Written, steps: readonly CommandStep[]): boolean {
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
