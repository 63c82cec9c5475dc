// What the scripts of packages read from the environment, which installs stand behind a command, and how else such a setting reaches them.
import { instructionText } from "../../model/instructionText";
import { historyOf } from "../../model/lineage";
import type { Stage } from "../../model/types";
import { type Invocation, invocationOf } from "../../shell/invocation";
import type { ShellScript } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import type { FileContext } from "../rule";

/** What the scripts of packages read. */
export const settings: ReadonlySet<string> = new Set([
  "DEBIAN_FRONTEND",
  "DEBIAN_PRIORITY",
  "DEBCONF_NONINTERACTIVE_SEEN",
  "NEEDRESTART_MODE",
  "ACCEPT_EULA",
]);

/** Nobody installs more often in one RUN. */
const mostInstalls = 20;
/** What stands further behind is not looked at. */
const furthest = 200;

export const isApt = ({ program }: Invocation): boolean => program === "apt-get" || program === "apt";

/** The installs behind an update. */
export const installsBehind = (script: ShellScript, at: number): readonly Invocation[] =>
  script.commands
    .slice(at + 1, at + 1 + furthest)
    .flatMap((command) => invocationOf(script, command) ?? [])
    .filter((each) => isApt(each) && /^(?:install|upgrade|dist-upgrade|full-upgrade)$/.test(each.subcommand?.value ?? ""))
    .slice(0, mostInstalls);

/** `X=1 apt-get …`, `sudo X=1 apt-get …`. */
export const hasIt = ({ command, wrappers }: Invocation, name: string): boolean =>
  command.assignments.some((each) => each.name === name) ||
  (wrappers.length > 0 && command.words.some(({ text }) => text.startsWith(`${name}=`)));

/** The settings that the script exports, or declares. */
export const exportedIn = ({ commands }: ShellScript): ReadonlySet<string> =>
  new Set(
    commands.flatMap(({ name, words }) =>
      name === "export" || name === "declare" ? words.slice(1).map(({ text }) => text.split("=")[0] ?? "") : [],
    ),
  );

/** Whether debconf itself is told not to ask; asked once for each stage. */
export function debconfOf(file: FileContext): (run: Instruction) => boolean {
  const known = new Map<Stage, boolean>();
  return (run) => {
    const stage = file.stageOf(run);
    if (!stage) return false;
    const found = known.get(stage) ?? historyOf(stage).some((each) => instructionText(each).includes("debconf/frontend"));
    known.set(stage, found);
    return found;
  };
}
