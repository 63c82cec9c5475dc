// What a RUN does to the image, command by command.
import type { Dockerfile } from "../model/types";
import { scriptsOf } from "../shell/scriptsOf";
import type { ShellScript } from "../shell/types";
import type { Instruction } from "../syntax/types";
import { commandEffects } from "./commandEffects";
import { type CommandStep, commandSteps } from "./commandSteps";
import type { Effect } from "./effect";
import { groupWrites } from "./groupWrites";
import { writtenBy } from "./writes";

function stepEffects({ command, runs, site }: CommandStep): readonly Effect[] {
  if (command.words.length > 0 && !runs) return [{ kind: "unknown", what: command.words[0]?.text ?? "" }];
  return [...writtenBy(command, site), ...(runs ? commandEffects(runs, site) : [])];
}

function scriptEffects(doc: Dockerfile, instruction: Instruction, script: ShellScript): readonly Effect[] {
  const steps = commandSteps(doc, instruction, script);
  const written = groupWrites(script, steps);
  const effects = steps.flatMap((step) => [...stepEffects(step), ...(written.get(step) ?? [])]);
  const [error] = script.errors;
  return error ? [...effects, { kind: "unknown", what: "a line that the shell refuses" }] : effects;
}

/** In the order of the commands. */
export function runEffects(doc: Dockerfile, instruction: Instruction): readonly Effect[] {
  const scripts = scriptsOf(doc, instruction);
  if (scripts.length === 0) return [{ kind: "unknown", what: "a command line that no POSIX shell reads" }];
  return scripts.flatMap((script) => scriptEffects(doc, instruction, script));
}
