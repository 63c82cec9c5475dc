// A variable of a command line that nothing sets.
import { linesBelow } from "../../edits";
import { baseMaySet } from "../../image";
import { bashVariables, givenVariables } from "../../knowledge/oneWordCommands";
import { platformArgs } from "../../knowledge/predefinedArgs";
import { isSetByTrigger } from "../../model/onbuild";
import { answersUnset } from "../../model/variableUses";
import { type Expansion, expansions } from "../../shell/expansions";
import type { ShellScript } from "../../shell/types";
import { maySet } from "../../shell/variables";
import type { Instruction } from "../../syntax/types";
import { defineRule, type InstructionContext } from "../rule";

const cache = new WeakMap<ShellScript, readonly Expansion[]>();
/** `${!x}`, `${!x*}`: of another variable. */
const ofAnother: ReadonlySet<string> = new Set(["indirect", "Names"]);
/** Variables that the script reads and does not set; none where it takes settings from elsewhere. */
function free(script: ShellScript, run: Instruction): readonly Expansion[] {
  const known = cache.get(script);
  if (known) return known;
  const list = expansions(script).filter(
    ({ kind, name, operation }) =>
      kind === "variable" &&
      name !== undefined &&
      /^[A-Za-z_]\w*$/.test(name) &&
      !maySet(script, run, name) &&
      !answersUnset(operation) &&
      !ofAnother.has(operation ?? "") &&
      !givenVariables.test(name) &&
      !(bashVariables.has(name) && script.dialect !== "dash" && script.dialect !== "sh"),
  );
  cache.set(script, list);
  return list;
}

type Key = "global" | "platform" | "unset";

function judge(
  run: Instruction,
  { scope, stage, globalArgs, options }: InstructionContext,
  name: string,
  isPlain: boolean,
): Key | undefined {
  if (scope.lookup(name) || isSetByTrigger(run, stage, name)) return undefined;
  if (platformArgs.has(name)) return "platform";
  // global-arg-in-stage tells plain uses.
  if (globalArgs.has(name) && baseMaySet(scope.stage, name) === false && isPlain && !options.strict) return undefined;
  if (globalArgs.has(name) && !baseMaySet(scope.stage, name)) return "global";
  return baseMaySet(scope.stage, name) === false || options.strict ? "unset" : undefined;
}

/** A default that is made of other variables may be another one here. */
function declareToo({ file, stage }: InstructionContext, run: Instruction, declared: string) {
  if (!stage || declared.includes("$") || declared.includes("\n") || run.index <= stage.from.index) return undefined;
  return { title: ["declare", { declared }], safety: "review", edits: () => [linesBelow(file, stage.from, [`ARG ${declared}`])] } as const;
}

export default defineRule({
  id: "unset-variable",
  aliases: ["SC2154"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `$NAME` in a `RUN` that neither the command line nor an `ENV` or `ARG` of the stage sets.",
    why: "The shell puts nothing in its place, so a path or version is missing in the middle of a command. `TARGETARCH` and its like have to be declared in the stage.",
    bad: "FROM debian:12-slim\nRUN echo $VERSION > /version\n",
    good: "FROM debian:12-slim\nARG VERSION=1.2\nRUN echo $VERSION > /version\n",
    whenNot:
      "The base image sets it: then it is reported only where it is known what the image sets (debian, alpine, node, python, postgres …).",
    fixSafety: "Needs a look: from then on the variable has a value, which is what was meant but not what is built today.",
    differs:
      "ShellCheck takes every name without a setting in the same script; ENV and ARG are known here, and what the base image may set is passed over. A plain use of an ARG from before the first FROM is told by global-arg-in-stage, except in the hadolint profile.",
  },
  messages: {
    global: "ARG {name} before the first FROM does not count inside a stage, so ${name} is empty here. Repeat ARG {name} in the stage",
    platform: "${name} is empty without ARG {name} in this stage",
    elsewhere:
      "ARG {name} is declared in another stage and counts there alone, so ${name} is empty here. Declare ARG {name} in this stage, too",
    declare: "Insert ARG {declared} behind FROM",
    unset: "Nothing sets {name} before this, so ${name} is empty here. Declare it with ARG or ENV, or set it in the command",
  },
  on: ["RUN"],
  *checkInstruction(run, context) {
    if (!run.arguments.text.includes("$") && run.heredocs.length === 0) return;
    const told = new Set<string>();
    for (const script of context.scripts(run)) {
      for (const { name, span, operation } of free(script, run)) {
        if (name === undefined || told.has(name)) continue;
        told.add(name);
        const key = judge(run, context, name, operation === undefined);
        const declared = key === "unset" ? context.otherArgs.get(name) : undefined;
        if (declared !== undefined) yield { at: span, says: ["elsewhere", { name }], fix: declareToo(context, run, declared) };
        else if (key) yield { at: span, says: [key, { name }] };
      }
    }
  },
});
