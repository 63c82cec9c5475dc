// A RUN that ends in cd, export or source, whose effect ends with it.
import { isPlainRun, lineInstead, removeInstruction } from "../../edits";
import { standsAlone } from "../../model/onbuild";
import { lastCommand } from "../../shell/astQueries";
import type { Command, ShellScript } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import { defineRule, type Fix, type InstructionContext } from "../rule";
import { isSetAnyway, namesOf } from "./exportedNames";

const stateful: ReadonlySet<string> = new Set(["cd", "pushd", "export", "alias", "source", ".", "umask", "ulimit"]);

const messages = {
  directory: "Each RUN has a shell of its own, so the next instruction does not run in {path}. Use WORKDIR {path}",
  variable: "Each RUN has a shell of its own, and {names} {end} with it. Use ENV, or set it in the RUN that needs it",
  set: "ENV has set {names} for every RUN and for the container already, so this export does nothing. Take it away",
  state: "Each RUN has a shell of its own, and what {program} does ends with it. Do it in the RUN that needs it",
  workdir: "Write WORKDIR {path}",
  env: "Write ENV {names}",
  away: "Take it away",
} as const;

/** What the builder and the shell read alike. */
const plain = /^[\w./:@%+,-]+$/;

function awayFix(instruction: Instruction, { commands }: ShellScript, context: InstructionContext): Fix<typeof messages> | undefined {
  if (commands.length !== 1 || !isPlainRun(instruction) || !standsAlone(instruction, context.stage)) return undefined;
  return { title: ["away"], safety: "review", edits: () => [removeInstruction(context.file, instruction)] };
}

function fixFor(
  instruction: Instruction,
  { commands }: ShellScript,
  last: Command,
  context: InstructionContext,
): Fix<typeof messages> | undefined {
  if (commands.length !== 1 || !isPlainRun(instruction) || instruction.flags.length > 0 || !standsAlone(instruction, context.stage))
    return undefined;
  const words = last.words.slice(1);
  const [word] = words;
  if (!word || last.redirections.length > 0 || last.span.end !== instruction.span.end) return undefined;
  if (last.name === "cd") {
    const path = word.value ?? "";
    if (words.length > 1 || !plain.test(path) || path === "-") return undefined;
    return { title: ["workdir", { path }], safety: "review", edits: () => [lineInstead(context.file, instruction, `WORKDIR ${path}`)] };
  }
  if (last.name !== "export" || !words.every(({ text, value }) => value !== undefined && /^\w+=[\w./:@%+,-]*$/.test(text)))
    return undefined;
  const line = `ENV ${words.map(({ text }) => text).join(" ")}`;
  return { title: ["env", { names: namesOf(last) }], safety: "review", edits: () => [lineInstead(context.file, instruction, line)] };
}

/** The next instruction runs there all the same: the base starts in `/`, or WORKDIR has been set to it. */
function isThereAnyway({ words: [, word] }: Command, { scope }: InstructionContext): boolean {
  const path = word?.value?.replace(/(?<=.)\/$/, "");
  return path !== undefined && path === (scope.workdir ?? "/");
}

export default defineRule({
  id: "lost-shell-state",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds a `RUN` whose last command is `cd`, `export`, `alias`, `source`, `umask` or `ulimit`.",
    why: "Each `RUN` starts a new shell. A directory or variable that one sets is gone in the next, and in the container.",
    bad: "FROM debian:12-slim\nRUN export APP_HOME=/opt/app\n",
    good: "FROM debian:12-slim\nENV APP_HOME=/opt/app\n",
    fixSafety: "Needs a look: the directory or variable then counts for all following instructions and for the container.",
    differs: "An `export` of what an ENV has set is an info: nothing is lost, and the `export` is not needed.",
    whenNot:
      "`cd` to where the next instruction runs anyway, which is `/` where no WORKDIR is set. `cd` as a test that a directory is there, and `source` as a test that a file can be read.",
  },
  messages,
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    if (instruction.form !== "shell") return;
    const script = context.scripts(instruction).at(-1);
    const last = script && lastCommand(script);
    if (!script || !last?.name || !stateful.has(last.name) || last.words.length < 2 || last.joinedBy === "||" || last.pipeline.length > 1)
      return;
    // `cd build && make && cd ..`: only goes back.
    const returns =
      script.commands.some((command) => command !== last && command.name === "cd") || /^(\.\.|-)/.test(last.words[1]?.text ?? "");
    if (last.name === "cd" && (returns || isThereAnyway(last, context))) return;
    const fix = fixFor(instruction, script, last, context);
    const at = last.words[0]?.span ?? last.span;
    if (last.name === "cd" || last.name === "pushd") yield { at, says: ["directory", { path: last.words[1]?.text ?? "" }], fix };
    else if (last.name === "export") {
      const names = namesOf(last);
      if (isSetAnyway(last, context.scope))
        yield { at, says: ["set", { names }], severity: "info", fix: awayFix(instruction, script, context) };
      else yield { at, says: ["variable", { names, end: names.includes(",") ? "end" : "ends" }], fix };
    } else yield { at, says: ["state", { program: last.name }] };
  },
});
