// A variable that nothing before it defines.
import { baseMaySet } from "../../image";
import { type VariableUse, variableUsesIn } from "../../model/variableUses";
import type { Instruction } from "../../syntax/types";
import { nearestVariable } from "../../text/nearest";
import { covers, replace } from "../../text/span";
import { defineRule, type Found, type InstructionContext } from "../rule";
import { freeInHeredocs, heredocMessages } from "./heredocVariables";
import { isMisspelt } from "./misspeltName";
import { appended, itself, ofItself } from "./ownValue";
import { isFree, isUnread } from "./unset";

/** Names that the stage and its parents set before the instruction, for the hint. */
function declaredNames(instruction: Instruction, context: InstructionContext): Set<string> {
  const names = new Set<string>();
  for (let stage = context.stage; stage; stage = stage.parent) {
    for (const { keyword, pairs, index } of stage.instructions) {
      if (index >= instruction.index) break;
      if (keyword === "ARG" || keyword === "ENV") for (const { key } of pairs) names.add(key);
    }
  }
  return names;
}

const messages = {
  undefined: "${name} is not defined here, so nothing is put in its place. Declare it with ARG or ENV before this line",
  near: "${name} is not defined here, so nothing is put in its place. Did you mean ${near}?",
  rename: "Write {near}",
  ...ofItself,
  ...heredocMessages,
} as const;

/** Another value of the same ENV: same-line-variable tells it. */
const isToldElsewhere = ({ keyword, pairs }: Instruction, { name, span }: VariableUse): boolean =>
  keyword === "ENV" &&
  pairs.some(({ key }) => key === name) &&
  pairs.some(({ key, valueSpan }) => key !== name && valueSpan !== undefined && covers(valueSpan, span));

type Finding = Found<typeof messages>;

function* inArguments(instruction: Instruction, context: InstructionContext): Iterable<Finding> {
  const { stage, options } = context;
  const uses = variableUsesIn(instruction, instruction.arguments.span, context.escape);
  for (const use of uses) {
    const { name, span: at, nameSpan } = use;
    if (!isFree(instruction, use, context) || baseMaySet(stage, name) || (!options.buildkit && isUnread(use, uses, context))) continue;
    if (!options.buildkit && isToldElsewhere(instruction, use)) continue;
    const own = options.buildkit ? undefined : itself(instruction, use);
    if (own) {
      // A default from before the first FROM is lost; without one the value is the same, empty.
      if (baseMaySet(stage, name) === false) yield { ...own, severity: context.globalArgs.has(name) ? undefined : "style" };
      continue;
    }
    const longer = options.buildkit ? undefined : appended(instruction, use);
    if (longer && baseMaySet(stage, name) === false) {
      yield longer;
      continue;
    }
    const near = nearestVariable(name, declaredNames(instruction, context));
    if (baseMaySet(stage, name) !== false && (near === undefined || !isMisspelt(name, near))) continue;
    yield near === undefined
      ? { at, says: ["undefined", { name }] }
      : {
          at,
          says: ["near", { name, near }],
          fix: { title: ["rename", { near }], safety: "review", edits: () => [replace(nameSpan, near)] },
        };
  }
}

export default defineRule<typeof messages>({
  id: "undefined-variable",
  aliases: ["UndefinedVar"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `$NAME` in an instruction that the builder expands, where no ARG or ENV before it defines the name.",
    why: "The builder puts nothing in its place: `COPY $DIR/app /app` copies `/app`.",
    bad: "FROM debian:12-slim\nARG APP_DIR=app\nCOPY $APP_DRI /app\n",
    good: "FROM debian:12-slim\nARG APP_DIR=app\nCOPY $APP_DIR /app\n",
    fixSafety:
      "Needs a look: the name that is meant is a guess; `ARG X` instead of `ARG X=$X` takes the value from before the first FROM, if there is one.",
    differs:
      "`ARG X=$X` is a style where no ARG before the first FROM has that name: the value is the same. " +
      "BuildKit asks the registry which variables the base image sets. Without that answer, a name is reported where it is known what the base image " +
      "sets (debian, alpine, node, python, postgres …), and elsewhere where a name of five letters or more that differs in one is declared in the file. `${X:-y}` and what stands " +
      "in `${X:+…}` of an X that is not set are passed over, except in the profile buildkit.",
  },
  messages,
  on: ["ENV", "LABEL", "ADD", "COPY", "WORKDIR", "USER", "VOLUME", "STOPSIGNAL", "ARG"],
  *checkInstruction(instruction, context) {
    if (!context.stage) return; // a global ARG: see undefined-arg-in-from
    if (instruction.arguments.text.includes("$")) yield* inArguments(instruction, context);
    if (instruction.keyword === "COPY" || instruction.keyword === "ADD") yield* freeInHeredocs(instruction, context);
  },
});
