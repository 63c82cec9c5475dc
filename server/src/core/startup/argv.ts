// The command line a container starts with: ENTRYPOINT × CMD, own, inherited from parent stages and from the base image.
import type { BaseImage } from "../knowledge/baseImages";
import { lineage } from "../model/lineage";
import type { Dockerfile, Stage } from "../model/types";
import type { Instruction } from "../syntax/types";
import type { StartCommand, StartPart } from "./types";

const posixShell: readonly string[] = ["/bin/sh", "-c"];
const windowsShell: readonly string[] = ["cmd", "/S", "/C"];

function partOf(doc: Dockerfile, instruction: Instruction, own: boolean, windows: boolean): StartPart | undefined {
  if (instruction.form === "exec" && instruction.json) {
    const words = instruction.json.map(({ value }) => value);
    return words.length === 0 ? undefined : { words, form: "exec", instruction, own };
  }
  const line = instruction.arguments.text.trim();
  if (line === "") return undefined;
  const shell = doc.scopeBefore(instruction).shell ?? (windows ? windowsShell : posixShell);
  return { words: [...shell, line], form: "shell", instruction, own };
}

function ofBase(words: readonly string[] | null | undefined): StartPart | undefined {
  return words ? { words, form: "exec", instruction: undefined, own: false } : undefined;
}

/**
 * Docker's table. ENTRYPOINT resets the CMD that came from below, not one of the same stage (BuildKit, dispatchEntrypoint).
 * Behind a shell-form ENTRYPOINT, CMD only fills `$0 $1 …` of its `sh -c`.
 */
export function startCommand(doc: Dockerfile, stage: Stage, base: BaseImage | undefined, windows: boolean): StartCommand {
  let entrypoint = ofBase(base?.entrypoint);
  let cmd = ofBase(base?.cmd);
  let resetCmd: StartPart | undefined;
  let cmdSet = false;
  let entrypointSet = false;
  for (const at of lineage(stage)) {
    let cmdHere = false;
    for (const instruction of at.instructions) {
      if (instruction.keyword === "CMD") {
        cmd = partOf(doc, instruction, at === stage, windows);
        cmdHere = cmdSet = true;
        resetCmd = undefined;
      } else if (instruction.keyword === "ENTRYPOINT") {
        entrypoint = partOf(doc, instruction, at === stage, windows);
        entrypointSet = true;
        if (!cmdHere) {
          resetCmd = cmd ?? resetCmd;
          cmd = undefined;
        }
      }
    }
  }
  const words = [...(entrypoint?.words ?? []), ...(cmd?.words ?? [])];
  const unknownBelow = base === undefined || base.entrypoint === undefined;
  const baseKnown = entrypointSet || (!unknownBelow && (cmdSet || base?.cmd !== undefined));
  // Options alone: the image below has an ENTRYPOINT that takes them.
  const optionsOnly = !baseKnown && !entrypoint && cmd?.form === "exec" && /^-/.test(words[0] ?? "");
  return { entrypoint, cmd, resetCmd, argv: words.length > 0 && !optionsOnly ? words : undefined, baseKnown };
}
