// Settings and variables that switch the check of certificates off.
import { tlsSettings, tlsVariables } from "../../knowledge/insecureOptions";
import { allCommands, type ScriptReader } from "../../shell/commandsOf";
import type { Instruction } from "../../syntax/types";
import type { Span } from "../../text/span";

const configured: ReadonlySet<string> = new Set(tlsSettings.flatMap(({ programs }) => programs));
const unquoted = (value: string): string => value.replace(/^(["'])(.*)\1$/, "$2");

interface Variable {
  readonly at: Span;
  readonly name: string;
  readonly value: string;
}

/** Of an ENV or ARG. */
export const variablesOf = ({ pairs }: Instruction): readonly Variable[] =>
  pairs.flatMap(({ key, value, span }) => {
    const plain = unquoted(value ?? "");
    return tlsVariables.get(key.toUpperCase())?.test(plain) ? [{ at: span, name: key, value: plain }] : [];
  });

/** Of the commands of a RUN. */
export function* variablesIn(run: Instruction, reader: ScriptReader): Iterable<Variable> {
  for (const { assignments, name: program, words } of reader.scripts(run).flatMap(({ commands }) => commands)) {
    const exported = program === "export" ? words.slice(1) : [];
    const set = exported.map(({ value, span }) => ({ name: value?.split("=")[0] ?? "", value: value?.split("=")[1], span }));
    for (const { name, value = "", span } of [...assignments, ...set]) {
      if (tlsVariables.get(name.toUpperCase())?.test(value)) yield { at: span, name, value };
    }
  }
}

/** `npm config set strict-ssl false`. */
export function* settingsIn(run: Instruction, reader: ScriptReader): Iterable<{ readonly at: Span; readonly program: string }> {
  for (const { program, words } of allCommands(run, reader)) {
    if (!configured.has(program)) continue;
    for (const { programs, key, value } of tlsSettings) {
      const at = programs.includes(program) ? words.findIndex((word) => key.test(word.value ?? "")) : -1;
      const [name, setting] = [words[at], words[at + 1]];
      if (name && setting && value.test(setting.value ?? "")) {
        yield { at: { start: name.span.start, end: setting.span.end }, program };
      }
    }
  }
}
