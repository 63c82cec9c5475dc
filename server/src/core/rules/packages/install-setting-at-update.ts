// A setting for the installation of packages that is given to `apt-get update` alone.
import { instructionText } from "../../model/instructionText";
import { invocationOf } from "../../shell/invocation";
import type { Assignment, ShellScript } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import { insert, remove, type TextEdit } from "../../text/span";
import { defineRule, type FileContext, type Fix, type Found } from "../rule";
import { debconfOf, exportedIn, hasIt, installsBehind, isApt, settings } from "./installSettings";

const messages = {
  found:
    "{name} holds for {program} update alone, which has no use for it: {program} {subcommand} further on runs without it, so a package that has a question may ask it, and nobody answers in a build. Put it in front of {program} {subcommand}",
  move: "Put it in front of {program} {subcommand}",
} as const;

function* inScript(file: FileContext, run: Instruction, script: ShellScript): Iterable<Found<typeof messages>> {
  const exported = exportedIn(script);
  const scope = file.scopeBefore(run);
  for (const [at, command] of script.commands.entries()) {
    const setting = command.assignments.find(({ name }) => settings.has(name));
    const invocation = setting && invocationOf(script, command);
    if (!setting || !invocation || !isApt(invocation) || invocation.subcommand?.value !== "update") continue;
    if (!exported.has(setting.name) && !scope.lookup(setting.name)) yield* toldOf(file, script, at, setting);
  }
}

function* toldOf(file: FileContext, script: ShellScript, at: number, setting: Assignment): Iterable<Found<typeof messages>> {
  const { name, span } = setting;
  const behind = installsBehind(script, at);
  const [first] = behind;
  const installs = behind.filter((each) => !hasIt(each, name));
  // Where the next install has it, its author knows which ones need it.
  if (!first || installs[0] !== first) return;
  const values = { name, program: first.program, subcommand: first.subcommand?.text ?? "" };
  const isPlain = installs.every(({ wrappers }) => wrappers.every((wrapper) => wrapper === "sudo"));
  const command = script.commands[at];
  const next = command?.assignments.find((each) => each.span.start >= span.end)?.span ?? command?.words[0]?.span;
  const gap = next && file.slice({ start: span.end, end: next.start });
  const taken: readonly TextEdit[] = next && gap !== undefined && /^ +$/.test(gap) ? [remove({ start: span.start, end: next.start })] : [];
  const fix: Fix<typeof messages> = {
    title: ["move", values],
    safety: "review",
    edits: () => [...taken, ...installs.map(({ nameSpan }) => insert(nameSpan.start, `${file.slice(span)} `))],
  };
  yield { at: span, says: ["found", values], fix: isPlain ? fix : undefined };
}

export default defineRule({
  id: "install-setting-at-update",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `DEBIAN_FRONTEND=noninteractive apt-get update && apt-get install …`: the setting is given to the update alone.",
    why: "An assignment in front of a command holds for that command, not for those behind `&&`. `apt-get update` asks nothing. The installation runs without the setting, and a package that has a question, such as tzdata, may ask it; others fill the log with warnings of debconf.",
    bad: "FROM debian:12-slim\nRUN DEBIAN_FRONTEND=noninteractive apt-get update && apt-get install -y tzdata\n",
    good: "FROM debian:12-slim\nRUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y tzdata\n",
    fixSafety: "Needs a look: packages that asked until now are configured with their defaults.",
    differs:
      "An info: most packages ask nothing. Silent where the install has the setting by an ARG or ENV, an `export` or debconf's own configuration.",
  },
  messages,
  reads: ["FROM", "ARG", "ENV", "SHELL", "RUN", "COPY", "ADD", "ONBUILD"],
  *check(file) {
    const isToldNotToAsk = debconfOf(file);
    for (const run of file.each("RUN")) {
      if (!/(?:_FRONTEND|_PRIORITY|_SEEN|_MODE|_EULA)=/.test(instructionText(run)) || isToldNotToAsk(run)) continue;
      for (const script of file.scripts(run)) yield* inScript(file, run, script);
    }
  },
});
