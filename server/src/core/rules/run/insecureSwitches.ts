// Options of commands that switch a check off: what the rules on certificates and on signatures share.
import { dropOption } from "../../edits";
import type { Switch } from "../../knowledge/insecureOptions";
import { allCommands } from "../../shell/commandsOf";
import type { Invocation, Option } from "../../shell/invocation";
import { roughly } from "../../shell/options";
import type { Instruction } from "../../syntax/types";
import type { Context, Found, InstructionContext, Says } from "../rule";

/** Nobody stands between a machine and itself. */
const local = /^(https?:\/\/)?(localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0)([:/]|$)/;

const byProgram = new WeakMap<readonly Switch[], ReadonlyMap<string, readonly Switch[]>>();

function tableOf(switches: readonly Switch[]): ReadonlyMap<string, readonly Switch[]> {
  const known = byProgram.get(switches);
  if (known) return known;
  const table = new Map<string, Switch[]>();
  for (const one of switches) for (const program of one.programs) table.set(program, [...(table.get(program) ?? []), one]);
  byProgram.set(switches, table);
  return table;
}

/** Both rules have these messages, each in its own words. */
type OptionMessages = { readonly option: "{option}{program}"; readonly drop: "{option}" };

/** pip reads nothing over http from a host that it does not trust. */
export const worksWithout = ({ words }: Invocation, { name }: Option): boolean =>
  name !== "--trusted-host" || !words.some((word) => /(?:^|=)["']?http:\/\//.test(word.text));

type OptionFinding = Found<OptionMessages> & { readonly says: Extract<Says<OptionMessages>, readonly ["option", unknown]> };

/** Told at the option; leaving it out mends it, where it can be left out. */
export function optionFinding({ invocation, option }: Switched, file: InstructionContext["file"]): OptionFinding {
  const name = nameOf(option);
  const edit = worksWithout(invocation, option) ? dropOption(file, invocation, option) : undefined;
  return {
    at: option.span,
    says: ["option", { option: name, program: invocation.program }],
    fix: edit && { title: ["drop", { option: name }], safety: "review", edits: () => [edit] },
  };
}

export interface Switched {
  readonly invocation: Invocation;
  readonly option: Option;
}

/** The options of an instruction's commands that are in the table. */
export function* switchedOff(instruction: Instruction, context: Pick<Context, "scripts">, switches: readonly Switch[]): Iterable<Switched> {
  const table = tableOf(switches);
  for (const invocation of allCommands(instruction, context)) {
    const candidates = table.get(invocation.program);
    if (!candidates || invocation.operands.some((word) => local.test(roughly(word)))) continue;
    for (const option of invocation.options) {
      const found = candidates.some(({ option: name, value }) => option.name === name && (!value || value.test(option.value ?? "")));
      if (found) yield { invocation, option };
    }
  }
}

/** With its value where the option alone says nothing: `-c http.sslVerify=false`. */
const nameOf = ({ name, value }: Option): string => (/^(-c|-o|--setopt)$/.test(name) ? `${name} ${value}` : name);
