// Shows the forms of the instruction that is being typed, and which part of the form comes next.
import { instructionDocs } from "../knowledge/docs/instructions";
import { instructionFact } from "../knowledge/instructions";
import type { Dockerfile } from "../model/types";
import type { Instruction } from "../syntax/types";
import type { Span } from "../text/span";

export interface Signature {
  /** The form: `COPY [flags] source … destination`. */
  readonly label: string;
  /** Markdown. */
  readonly documentation: string;
  /** Places in `label`. */
  readonly parameters: readonly Span[];
  /** Index in `parameters`. */
  readonly active: number;
}

export interface SignatureHelp {
  readonly signatures: readonly Signature[];
  /** Index of the form that fits what is typed. */
  readonly active: number;
}

/** Flags, and what stands behind them up to the cursor. */
const typed = /^((?:\s+--\S*)*)(?:\s+([^-][\s\S]*|))?$/;

/** `[optional part]`, `"string", …`, `word …`; brackets of a JSON array stand alone and are none. */
const parameter = /\[(?:[^[\]"]|\[[^\]]*\])*\]|"[^"]*"(?:, …)?|[^\s,"[\]][^\s,"]*(?: …)?/g;

export function signatureHelp(doc: Dockerfile, offset: number): SignatureHelp | undefined {
  const instruction = doc.instructionAt(offset);
  const fact = instruction && instructionFact(instruction.keyword);
  if (!fact || offset <= instruction.keywordSpan.end || isInBody(doc, instruction, offset)) return undefined;
  const text = doc.text.slice(instruction.keywordSpan.end, offset);
  const [, flags = "", rest] = typed.exec(text) ?? [];
  const inFlags = flags !== "" && rest === undefined;
  const documentation = instructionDocs[fact.name]?.summary ?? "";
  const signatures = fact.forms.map((label) => signature(label, documentation, inFlags, rest ?? ""));
  return { signatures, active: fittingForm(fact.forms, rest ?? "") };
}

/** Behind the line on which the heredocs begin. */
const isInBody = (doc: Dockerfile, { heredocs }: Instruction, offset: number): boolean =>
  heredocs[0] !== undefined && doc.text.slice(heredocs[0].openerSpan.end, offset).includes("\n");

function signature(label: string, documentation: string, inFlags: boolean, rest: string): Signature {
  const keywordEnd = label.indexOf(" ");
  const found = [...label.matchAll(parameter)].filter(({ index }) => index > keywordEnd);
  const parameters = found.map(({ 0: { length }, index }) => ({ start: index, end: index + length }));
  const first = found.findIndex(([part]) => !/^\[(?:flags|--)/.test(part));
  const count = found.length - first;
  const active = inFlags ? 0 : first + Math.min(wordsBefore(rest), count - 1);
  return { label, documentation, parameters, active };
}

/** How many whole words, or strings of an array, are in front of the cursor. */
const wordsBefore = (rest: string): number =>
  rest.startsWith("[") ? rest.replace(/"(?:[^"\\]|\\.)*"?/g, "").split(",").length - 1 : rest.split(/\s+/).length - 1;

function fittingForm(forms: readonly string[], rest: string): number {
  const wanted = (form: string): boolean => {
    if (rest.startsWith("[")) return form.includes('["');
    if (/(?:^|\s)\d*<</.test(rest)) return form.includes("<<");
    if (/^none\b/i.test(rest)) return form.endsWith(" NONE");
    return !form.includes('["') && !form.includes("<<");
  };
  return Math.max(0, forms.findIndex(wanted));
}
