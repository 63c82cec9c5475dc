// Uses of a variable by the builder and by the shell, in the order of a stage.
import type { Stage } from "../../model/types";
import { variablesRead, variablesSet } from "../../shell/variables";
import type { Instruction } from "../../syntax/types";
import type { Span } from "../../text/span";
import type { FileContext } from "../rule";
import { usesIn } from "../variables";

export interface ScopedUse {
  readonly name: string;
  readonly at: Span;
  readonly by: Instruction;
}

/** Instructions whose words the builder expands. */
const expanding = /^(ENV|LABEL|ADD|COPY|WORKDIR|USER|VOLUME|STOPSIGNAL|ARG|EXPOSE)$/;
const provided = /^:?[-+?=]$/;

function byShell(instruction: Instruction, file: FileContext, names: ReadonlySet<string>): readonly ScopedUse[] {
  return file.scripts(instruction).flatMap((script) => {
    const own = new Set(variablesSet(script).map(({ name }) => name));
    return variablesRead(script).flatMap(({ name, span }) => {
      // `${A:-x}` has a value of its own.
      const text = file.slice(span);
      return names.has(name) && !own.has(name) && /^\$(\w+|\{\w+\})$/.test(text) ? [{ name, at: span, by: instruction }] : [];
    });
  });
}

/** Uses in a stage's own instructions of names in `names` that are not defined where they stand; one a name and instruction. */
export function* undefinedUses(file: FileContext, stage: Stage, names: ReadonlySet<string>): Generator<ScopedUse> {
  for (const instruction of stage.instructions) {
    const { keyword } = instruction;
    const shell = keyword === "RUN";
    if (!shell && !expanding.test(keyword)) continue;
    const text = instruction.arguments.text;
    if (!text.includes("$") && instruction.heredocs.length === 0) continue;
    const scope = file.scopeBefore(instruction);
    const open = new Set([...names].filter((name) => scope.lookup(name) === undefined));
    if (open.size === 0) continue;
    const uses = shell
      ? byShell(instruction, file, open)
      : usesIn(instruction, instruction.arguments.span, file.tree.escape).flatMap(({ reference, span }) =>
          open.has(reference.name) && !provided.test(reference.operator ?? "") ? [{ name: reference.name, at: span, by: instruction }] : [],
        );
    const seen = new Set<string>();
    for (const use of uses) {
      if (seen.has(use.name)) continue;
      seen.add(use.name);
      yield use;
    }
  }
}
