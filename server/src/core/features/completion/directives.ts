// Offers parser directives and their values in the comments at the top of the file.
import { buildkitChecks } from "../../knowledge/buildkitChecks";
import { directiveDocs } from "../../knowledge/docs/directives";
import type { Dockerfile } from "../../model/types";
import { lineNumber, lineStart } from "../../text/lines";
import { docPage } from "../hover/markdown";
import { type CompletionItem, type CompletionSource, plain } from "./types";

/** Line up to the cursor: `# na` or `# name=val`. */
const shape = /^[ \t]*#[ \t]*(?:([A-Za-z]*)|([A-Za-z]+)[ \t]*=[ \t]*(.*))$/;

export const directiveItems: CompletionSource = (doc, offset) => {
  const start = lineStart(doc.text, offset);
  const [, typedName, name, typedValue = ""] = shape.exec(doc.text.slice(start, offset)) ?? [];
  if ((typedName ?? name) === undefined) return undefined;
  if (!isOnTop(doc, start)) return { span: { start: offset, end: offset }, items: [] };
  const typed = name === undefined ? (typedName ?? "") : (typedValue.split(/[;,=]/).at(-1) ?? "");
  const option = /(skip|experimental|error)=[^;]*$/i.exec(typedValue)?.[1];
  if (name?.toLowerCase() === "check" && option) return { span: { start: offset - typed.length, end: offset }, items: checkValues(option) };
  const given = doc.tree.directives.filter(({ span }) => span.start < start).map((directive) => directive.name);
  return { span: { start: offset - typed.length, end: offset }, items: name === undefined ? names(given) : values(name.toLowerCase()) };
};

/** Nothing but directives above. */
function isOnTop(doc: Dockerfile, start: number): boolean {
  const directives = doc.tree.directives.filter(({ span }) => span.start < start).length;
  const above = lineNumber(doc.text, start) - 1;
  return above === directives;
}

const names = (given: readonly string[]): readonly CompletionItem[] =>
  Object.entries(directiveDocs)
    .filter(([name]) => !given.includes(name))
    .map(([name, doc]) => ({
      label: name,
      kind: "directive",
      detail: plain(doc.summary),
      newText: `${name}=`,
      documentation: () => docPage(`# ${name}=`, doc),
    }));

const checkValues = (option: string): readonly CompletionItem[] => {
  const names = option.toLowerCase() === "error" ? ["true", "false"] : ["all", ...Object.keys(buildkitChecks)];
  return names.map((label) => ({ label, kind: "value", detail: "", newText: label }));
};

const values = (name: string): readonly CompletionItem[] =>
  Object.entries(directiveDocs[name]?.values ?? {}).map(([value, meaning]) => ({
    label: value,
    kind: "value",
    detail: plain(meaning),
    newText: name === "check" ? `${value}=` : value,
  }));
