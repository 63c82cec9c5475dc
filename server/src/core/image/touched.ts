// Which paths of the image a command writes and reads, by its operands and redirections.
import { fileCommands } from "../knowledge/commandEffects";
import { isOpen } from "./command";
import type { CommandStep } from "./commandSteps";
import { fileOperands, targetOf } from "./fileOperands";
import { type Place, placesOf } from "./places";
import { redirectedTo } from "./writes";

/** undefined among them: one of which nothing is known. */
export interface Touched {
  /** Of a transfer into a folder: the folder. */
  readonly writes: readonly (Place | undefined)[];
  readonly reads: readonly (Place | undefined)[];
}

/** What a command removes it does not write; what other programs do by themselves is not seen here. */
export function touchedBy({ command, runs, site }: CommandStep): Touched {
  const redirected = redirectedTo(command, site).map(({ place }) => place);
  if (!runs) return { writes: redirected, reads: [] };
  const kind = fileCommands.get(runs.program);
  const { targets, sources } = fileOperands(runs);
  const others = kind !== undefined && kind !== "removes" && isOpen(runs) ? [undefined] : [];
  const writes = targets.flatMap((word) => placesOf(word, site));
  const [to] = targets;
  const directory = to && sources.length > 0 ? targetOf(to, runs, site).sourcesFrom : site.directory;
  const reads = sources.flatMap((word) => placesOf(word, { words: site.words, directory }));
  return { writes: [...writes, ...others, ...redirected], reads };
}
