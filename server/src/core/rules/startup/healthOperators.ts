// Words for a shell in a health check that no shell reads: `["curl", "-f", "http://localhost", "||", "exit", "1"]`.
import { shellNames } from "../../knowledge/programs";
import { programName } from "../../shell/dialect";
import { remove } from "../../text/span";
import type { FileContext, Found } from "../rule";

export const operatorMessages = {
  operator:
    "No shell reads this array: {program} gets {operator} and what follows as arguments. Leave it out, or write a command line, which a shell runs",
  leaveOut: "Leave out {words}: a check that fails with any exit code is unhealthy",
} as const;

/** `;` ends the command of `find -exec`. */
const operators = /^(?:\|\|?|&&)$/;

export function* operatorsInHealthChecks(file: FileContext): Iterable<Found<typeof operatorMessages>> {
  for (const instruction of file.each("HEALTHCHECK")) {
    const words = instruction.form === "exec" ? (instruction.json ?? []) : [];
    const at = words.findIndex(({ value }, index) => index > 0 && operators.test(value));
    const [first] = words;
    const before = words[at - 1];
    const operator = words[at];
    const last = words.at(-1);
    if (!first || !before || !operator || !last || shellNames.has(programName(first.value))) continue;
    const program = programName(first.value);
    const rest = words.slice(at).map(({ value }) => value);
    const gone = { start: before.span.end, end: last.span.end };
    const isExit = /^\|\| exit [1-9]\d*$/.test(rest.join(" ")) && !file.slice(gone).includes("\n");
    yield {
      at: { start: operator.span.start, end: last.span.end },
      says: ["operator", { program, operator: operator.value }],
      fix: isExit ? { title: ["leaveOut", { words: rest.join(" ") }], safety: "review", edits: () => [remove(gone)] } : undefined,
    };
  }
}
