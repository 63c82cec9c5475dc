// Whether a later command of the script needs what a piped installer brings, so that the RUN ends after all when nothing came.
import { imageAt } from "../../image";
import { managerOf } from "../../knowledge/packageManagers";
import { type PipedInstaller, pipedInstallers } from "../../knowledge/pipedInstallers";
import { inPipe } from "../../shell/astQueries";
import { invocationOf } from "../../shell/invocation";
import type { Command, ShellScript, ShellWord } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import { baseName } from "../../text/path";
import type { FileContext } from "../rule";
import { endsRun, ownBehind } from "./endsRun";
import { addressOf, namesIn } from "./installerNames";
import { endsWithoutFile } from "./madeByPipe";

interface Brought extends Pick<PipedInstaller, "programs" | "folder"> {
  /** The maker's page says so; else the address has the name. */
  readonly isKnown: boolean;
}

function broughtBy(script: ShellScript, download: Command): Brought | undefined {
  const address = addressOf(script, download);
  if (address === undefined) return undefined;
  const known = pipedInstallers.find((each) => each.address.test(address));
  if (known) return { ...known, isKnown: true };
  return { programs: namesIn(address), isKnown: false };
}

const plain = ({ text }: Pick<ShellWord, "text">): string => text.replace(/["']/g, "");

const installs = (script: ShellScript, command: Command): boolean => managerOf(invocationOf(script, command)?.program ?? "") !== undefined;

/** `bash -c ". ~/.sdkman/bin/sdkman-init.sh && …"` */
const sourcesFirst = /^\s*(?:\.|source)\s+[^;&|\n]*&&/;

/** The words that name files which have to be there. */
function filesOf(called: string, words: readonly string[]): readonly string[] {
  if (called === "." || called === "source") return words.slice(1, 2);
  if (called === "mv" || called === "cp" || called === "install") return words.slice(1, -1);
  return called === "chmod" ? words.slice(2) : [];
}

/** The program of an installer that the command cannot do without. */
function neededBy(script: ShellScript, command: Command, { programs, folder }: Brought): string | undefined {
  const invocation = invocationOf(script, command);
  const words = (invocation ?? command).words.map(plain);
  const called = baseName(words[0] ?? "");
  const found = programs.find((name) => name === called || name === invocation?.program);
  if (found !== undefined) return found;
  const isInside = (text: string): boolean =>
    folder !== undefined && `/${text.trim().replace(/^(?:\.|source)\s+/, "")}`.includes(`/${folder}/`);
  const [first] = programs;
  if (filesOf(called, words).some((text) => isInside(text) || (text.includes("/") && programs.includes(baseName(text))))) return first;
  if (/^(?:ba|z)?sh$/.test(called) && words.some((text) => sourcesFirst.test(text) && isInside(text.split("&&")[0] ?? ""))) return first;
  return command.redirections.some(({ node }) => node && isInside(plain(node))) ? first : undefined;
}

/** Something else may bring the program in between. */
const mayBring = (script: ShellScript, command: Command, { programs, isKnown }: Brought): boolean =>
  installs(script, command) && (!isKnown || command.words.some(({ text }) => programs.some((name) => text.includes(name))));

/**
 * The program without which the script ends behind the download; undefined: it goes on.
 * @param download the first command of a pipe
 */
function neededBehind(script: ShellScript, download: Command): string | undefined {
  const last = inPipe(script, download, download.pipeline.length - 1);
  const brought = last && broughtBy(script, download);
  if (!last || !brought || download.inside.length > 0) return undefined;
  let tries = 8;
  for (const command of ownBehind(script, last)) {
    if (command.joinedBy === "||") continue;
    const needed = neededBy(script, command, brought);
    const failsToo = (other: Command): boolean => neededBy(script, other, brought) !== undefined;
    if (needed !== undefined && tries-- > 0 && endsRun(script, command, failsToo)) return needed;
    if (needed === undefined && mayBring(script, command, brought)) return undefined;
  }
  return undefined;
}

/** A program of the installer runs behind it in the same script, or a file of it is needed, and nothing else has brought that: the RUN ends there. */
export function endsWithout(file: FileContext, instruction: Instruction, script: ShellScript, command: Command): boolean {
  const needed = neededBehind(script, command);
  const stage = file.stageOf(instruction);
  if (needed !== undefined && (!stage || imageAt(file, file.facts, stage, instruction).program(needed).is !== "yes")) return true;
  return endsWithoutFile(file, instruction, script, command);
}
