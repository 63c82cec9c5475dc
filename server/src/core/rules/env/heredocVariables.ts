// Variables in what COPY and ADD write from a heredoc, which the builder empties before it writes the file.
import { baseMaySet } from "../../image";
import { type VariableUse, variableUses } from "../../model/variableUses";
import type { Heredoc, Instruction } from "../../syntax/types";
import { covers, insert } from "../../text/span";
import type { Found, InstructionContext } from "../rule";
import { isFree, isUnread } from "./unset";

export const heredocMessages = {
  inFile:
    "The builder puts nothing in the place of ${name} before it writes this file. To keep it as it is, put the heredoc's name in quotes: <<'{heredoc}'",
  inMixedFile: "The builder puts nothing in the place of ${name} before it writes this file. To keep it as it is, write \\${name}",
  quote: "Write <<'{heredoc}'",
  escape: "Write a backslash in front of each $ that nothing defines",
} as const;

type Finding = Found<typeof heredocMessages>;

/** No image sets a name in small letters. */
const isSurelyUnset = ({ name }: VariableUse, { stage }: InstructionContext): boolean => {
  const may = baseMaySet(stage, name);
  return may === false || (may === undefined && /^[a-z]\w*$/.test(name));
};

/** A script's `$1`: what expanded-heredoc-script tells. */
const hasParameters = ({ body }: Heredoc): boolean => body.text.startsWith("#!") && /(?<!\\)\$\{?[0-9@*#?]/.test(body.text);

/** What COPY and ADD write from a heredoc: told once for each file. */
export function* freeInHeredocs(instruction: Instruction, context: InstructionContext): Iterable<Finding> {
  const all = instruction.heredocs.some(({ expand }) => expand) ? variableUses(instruction, context.escape) : [];
  for (const heredoc of instruction.heredocs) {
    const { bodySpan, openerSpan, name: label } = heredoc;
    if (!heredoc.expand || (hasParameters(heredoc) && !context.options.buildkit)) continue;
    const uses = all.filter((use) => covers(bodySpan, use.span));
    const free = uses.filter((use) => isFree(instruction, use, context) && isSurelyUnset(use, context) && !isUnread(use, uses, context));
    const [first] = free;
    if (!first) continue;
    const at = context.options.buildkit ? openerSpan : first.span;
    const start = openerSpan.end - label.length;
    yield free.length === uses.length
      ? {
          at,
          says: ["inFile", { name: first.name, heredoc: label }],
          fix: { title: ["quote", { heredoc: label }], safety: "review", edits: () => [insert(start, "'"), insert(openerSpan.end, "'")] },
        }
      : {
          at,
          says: ["inMixedFile", { name: first.name }],
          fix: { title: ["escape"], safety: "review", edits: () => free.map(({ span }) => insert(span.start, "\\")) },
        };
  }
}
