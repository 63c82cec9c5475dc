// Which command of a pipe a script waits for: writers go on until nobody reads, and a reader that ends by itself ends the pipe.
import { streamFilters } from "../knowledge/pipeEnds";
import { commandKind } from "../shell/commandKind";
import { programName } from "../shell/dialect";
import { textsOf } from "../shell/field";
import { isFirm } from "./shellForeground";
import type { Launched } from "./shellState";

const nameOf = ({ argv }: Launched): string => programName(argv[0]?.text ?? "");

/** `yes`, `cat /dev/urandom`: there for what stands behind it. */
function feeds(launched: Launched): boolean {
  const name = nameOf(launched);
  return name === "yes" || name === "seq" || launched.argv.some(({ text }) => /^(?:if=)?\/dev\/(?:u?random|zero)$/.test(text));
}

/** `tail -f log`: a pipe around it goes on for as long as it does, unless the reader ends. */
const follows = (launched: Launched): boolean => nameOf(launched) === "tail" && commandKind(textsOf(launched.argv)) === "service";

const stopsEarly = /^(?:-\w*[qm]\w*|--(?:quiet|silent|max-count)(?:=.*)?)$/;

/** The last command of a pipe does a piece of work, whatever goes on in front of it: `cp`, `tar`, `head`, `grep -q`, but not `sed` or `tee`. */
function endsAlone(last: Launched): boolean {
  const words = textsOf(last.argv);
  if (last.argv[0]?.known !== true || commandKind(words) !== "task") return false;
  const name = nameOf(last);
  return !streamFilters.has(name) || (/^[ef]?grep$/.test(name) && words.some((word) => stopsEarly.test(word)));
}

/** @param last the command that reads in last place, where it is a simple one; undefined: the pipe does a piece of work and ends */
export function mainOfPipe(commands: readonly Launched[], last: Launched | undefined): Launched | undefined {
  const programs = commands.filter((launched) => commandKind(textsOf(launched.argv)) !== "task");
  const ends = last !== undefined && endsAlone(last);
  const stays = programs.filter((launched) => {
    if (launched !== last && (feeds(launched) || follows(launched))) return false;
    return !ends || isFirm(launched) || commandKind(textsOf(launched.argv)) === "service";
  });
  return stays[0] ?? (ends ? undefined : programs.find(follows));
}
