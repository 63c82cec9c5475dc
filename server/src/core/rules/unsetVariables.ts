// Variables of a RUN's command lines that nothing sets there, and the RUNs before it that have set them for themselves alone.
import { baseMaySet } from "../image";
import { bashVariables, givenVariables } from "../knowledge/oneWordCommands";
import { platformArgs } from "../knowledge/predefinedArgs";
import { isSetByTrigger, standsAlone } from "../model/onbuild";
import { onceAFile } from "../model/onceAFile";
import type { Dockerfile, Stage } from "../model/types";
import { answersUnset } from "../model/variableUses";
import { type Expansion, expansions } from "../shell/expansions";
import type { ShellScript } from "../shell/types";
import { maySet, variablesSet } from "../shell/variables";
import type { Instruction } from "../syntax/types";
import type { FileContext } from "./rule";

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

type Why = "global" | "platform" | "unset";

const globalNames = onceAFile(({ globalArgs }: Dockerfile) => new Set(globalArgs.flatMap(({ pairs }) => pairs.map(({ key }) => key))));

function judge(run: Instruction, stage: Stage | undefined, file: FileContext, { name = "", operation }: Expansion): Why | undefined {
  if (file.scopeBefore(run).lookup(name) || isSetByTrigger(run, stage, name)) return undefined;
  if (platformArgs.has(name)) return "platform";
  const { strict } = file.options;
  const base = baseMaySet(stage, name);
  if (globalNames(file).has(name)) {
    // global-arg-in-stage tells plain uses.
    if (base === false && operation === undefined && !strict) return undefined;
    if (!base) return "global";
  }
  return base === false || strict ? "unset" : undefined;
}

export interface UnsetVariable {
  readonly name: string;
  readonly use: Expansion;
  readonly why: Why;
}

/** Each name once, at its first use. */
export function unsetIn(run: Instruction, stage: Stage | undefined, file: FileContext): readonly UnsetVariable[] {
  if (!run.arguments.text.includes("$") && run.heredocs.length === 0) return [];
  const found = new Map<string, UnsetVariable | undefined>();
  for (const script of file.scripts(run)) {
    for (const use of free(script, run)) {
      const { name } = use;
      if (name === undefined || found.has(name)) continue;
      const why = judge(run, stage, file, use);
      found.set(name, why && { name, use, why });
    }
  }
  return [...found.values()].flatMap((each) => each ?? []);
}

const lasting: ReadonlySet<string> = new Set(["assignment", "export", "declare", "readonly"]);
const settings = new WeakMap<Stage, ReadonlyMap<string, readonly Instruction[]>>();

/** The RUNs of a stage that set a variable, by its name. */
function settersOf(stage: Stage, file: FileContext): ReadonlyMap<string, readonly Instruction[]> {
  const known = settings.get(stage);
  if (known) return known;
  const setters = new Map<string, Instruction[]>();
  for (const run of stage.instructions) {
    if (run.keyword !== "RUN" || !run.line.text.includes("=")) continue;
    const names = file.scripts(run).flatMap((script) => variablesSet(script).flatMap(({ name, by }) => (lasting.has(by) ? [name] : [])));
    for (const name of new Set(names)) {
      const runs = setters.get(name);
      if (runs) runs.push(run);
      else setters.set(name, [run]);
    }
  }
  settings.set(stage, setters);
  return setters;
}

/** The nearest RUN before this one that sets the variable, whose shell ends with it. */
export const setInRunBefore = (run: Instruction, stage: Stage, file: FileContext, name: string): Instruction | undefined =>
  standsAlone(run, stage)
    ? settersOf(stage, file)
        .get(name)
        ?.findLast(({ index }) => index < run.index)
    : undefined;

const readers = new WeakMap<Stage, ReadonlyMap<string, number>>();

/** Whether a RUN behind this one is told that it finds the variable unset. */
export function isToldBehind(run: Instruction, stage: Stage, file: FileContext, name: string): boolean {
  let last = readers.get(stage);
  if (!last) {
    const runs = stage.instructions.filter(({ keyword }) => keyword === "RUN");
    last = new Map(
      runs.flatMap((each) =>
        unsetIn(each, stage, file).flatMap((found) => (found.why === "unset" ? [[found.name, each.index] as const] : [])),
      ),
    );
    readers.set(stage, last);
  }
  return (last.get(name) ?? -1) > run.index;
}
