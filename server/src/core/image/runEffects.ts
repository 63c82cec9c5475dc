// What a RUN does to the image: its commands one by one, with the directory that each runs in.
import type { Dockerfile, Scope } from "../model/types";
import { type Invocation, invocations } from "../shell/invocation";
import { scriptsOf } from "../shell/scriptsOf";
import type { Command, ShellScript } from "../shell/types";
import type { Instruction } from "../syntax/types";
import { commandEffects } from "./commandEffects";
import type { Effect } from "./effect";
import { absolute, workdirIn } from "./paths";
import { scriptWords } from "./scriptWords";
import { writtenBy } from "./writes";

/** Commands in source order with what each runs; undefined where its name is not literal, or it only assigns and redirects. */
function commandsOf(script: ShellScript): readonly { readonly command: Command; readonly runs: Invocation | undefined }[] {
  const runs = new Map(invocations(script).map((invocation) => [invocation.command, invocation]));
  const nested = [...runs.keys()].filter((command) => !script.commands.includes(command));
  const all = nested.length === 0 ? script.commands : [...script.commands, ...nested].sort((a, b) => a.span.start - b.span.start);
  return all.map((command) => ({ command, runs: runs.get(command) }));
}

function scriptEffects(script: ShellScript, scope: Scope, instruction: Instruction): readonly Effect[] {
  const words = scriptWords(script, scope);
  const effects: Effect[] = [];
  let directory = workdirIn(scope);
  let directoryKnown = scope.workdir !== undefined;
  for (const { command, runs } of commandsOf(script)) {
    if (command.words.length > 0 && !runs) effects.push({ kind: "unknown", what: command.words[0]?.text ?? "" });
    else if (runs?.program === "cd" && !command.inside.includes("subshell")) {
      const to = words.value(runs.operands[0]);
      directoryKnown = to !== undefined && (directoryKnown || to.startsWith("/"));
      if (to !== undefined) directory = absolute(to, directory);
    } else {
      const site = { words, directory, directoryKnown, instruction, dialect: script.dialect };
      effects.push(...writtenBy(command, site), ...(runs ? commandEffects(runs, site) : []));
    }
  }
  const [error] = script.errors;
  return error ? [...effects, { kind: "unknown", what: "a line that the shell refuses" }] : effects;
}

/** In the order of the commands. */
export function runEffects(doc: Dockerfile, instruction: Instruction): readonly Effect[] {
  const scripts = scriptsOf(doc, instruction);
  if (scripts.length === 0) return [{ kind: "unknown", what: "a command line that no POSIX shell reads" }];
  const scope = doc.scopeBefore(instruction);
  return scripts.flatMap((script) => scriptEffects(script, scope, instruction));
}
