// A variable in its own value, which nothing before it sets: `ARG X=$X`, `ENV X=/a:$X`.
import type { VariableUse } from "../../model/variableUses";
import type { Instruction } from "../../syntax/types";
import { covers, replace } from "../../text/span";
import type { Found } from "../rule";

export const ofItself = {
  list: "${name} is not defined here, so this list gets an empty entry, which stands for the working directory. Leave {part} out",
  appended: "${name} is not defined here, so nothing is put in its place. Leave it out",
  emptied: "${name} is not defined here, so this sets {name} to nothing. Declare ARG {name} before this line, or leave {name} out",
  leave: "Leave {part} out",
  self: "ARG {name} takes its default from ${name}, which is itself and not defined yet, so it is always empty without --build-arg. Write ARG {name}",
  bare: "Write ARG {name}",
} as const;

/** `ARG X=$X`: meant is the ARG from before the first FROM, or of the build, which the name alone brings. */
export function itself({ keyword, pairs }: Instruction, { span: at, name }: VariableUse): Found<typeof ofItself> | undefined {
  const pair = keyword === "ARG" ? pairs.find(({ key, valueSpan }) => key === name && valueSpan && covers(valueSpan, at)) : undefined;
  if (!pair) return undefined;
  const whole = pair.value?.replace(/^(["'])(.*)\1$/, "$2").replace(/[{}]/g, "") === `$${name}`;
  const fix = { title: ["bare", { name }], safety: "review", edits: () => [replace(pair.span, name)] } as const;
  return { at, says: ["self", { name }], fix: whole ? fix : undefined };
}

/** `ENV X=/a:$X`: the value is lengthened by one that is not there. */
export function appended({ keyword, pairs }: Instruction, { span: at, name }: VariableUse): Found<typeof ofItself> | undefined {
  const pair = keyword === "ENV" ? pairs.find(({ key, valueSpan }) => key === name && valueSpan && covers(valueSpan, at)) : undefined;
  if (!pair?.valueSpan || pair.value === undefined) return undefined;
  const before = pair.value.slice(0, at.start - pair.valueSpan.start);
  const behind = pair.value.slice(at.end - pair.valueSpan.start);
  const use = pair.value.slice(before.length, pair.value.length - behind.length);
  const cut = before.endsWith(":") && /^"?$/.test(behind) ? "before" : behind.startsWith(":") && /^"?$/.test(before) ? "behind" : undefined;
  if (!cut && /^(?:""|'')?$/.test(before + behind)) return { at, says: ["emptied", { name }] };
  if (!cut) return { at, says: ["appended", { name }], severity: "info" };
  const span = cut === "before" ? { start: at.start - 1, end: at.end } : { start: at.start, end: at.end + 1 };
  const part = cut === "before" ? `:${use}` : `${use}:`;
  return { at, says: ["list", { name, part }], fix: { title: ["leave", { part }], safety: "review", edits: () => [replace(span, "")] } };
}
