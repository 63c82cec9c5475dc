// Offers flags behind the keyword, their values, and the options of RUN --mount.
import { flagDocs } from "../../knowledge/docs/flags";
import { mountDocs } from "../../knowledge/docs/mounts";
import type { FlagDoc } from "../../knowledge/docs/types";
import { type FlagFact, flagFact, flagsOf, mountOptionFact, mountOptions, mountTypes } from "../../knowledge/flags";
import { mountType } from "../../model/mounts";
import type { Dockerfile } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { type Span, touches } from "../../text/span";
import { docPage } from "../hover/markdown";
import { stageItems } from "./stages";
import { type CompletionItem, type CompletionList, type CompletionSource, plain, runAround } from "./types";

/** Keyword, whole flags, and the flag that is being typed. */
const place = /^[A-Za-z]+((?:\s|[\\`]\r?\n)+--\S+)*(?:\s|[\\`]\r?\n)+(-\S*)$/;

export const flagItems: CompletionSource = (doc, offset) => {
  const instruction = doc.instructionAt(offset);
  if (!instruction || offset <= instruction.keywordSpan.end) return undefined;
  const typed = place.exec(doc.text.slice(instruction.keywordSpan.start, offset))?.[2];
  if (typed === undefined) return undefined;
  const word = runAround(doc.text, offset, /\S/);
  const equals = typed.indexOf("=");
  if (equals < 0) return { span: nameSpan(doc, word), items: names(instruction, doc.text[nameSpan(doc, word).end] === "=") };
  const fact = flagFact(instruction.keyword, typed.slice(2, equals));
  return fact && valuesOf(doc, instruction, fact, { start: offset - typed.length + equals + 1, end: offset });
};

/** The dashes and the name, not the value behind them. */
function nameSpan(doc: Dockerfile, word: Span): Span {
  const equals = doc.text.slice(word.start, word.end).indexOf("=");
  return equals < 0 ? word : { start: word.start, end: word.start + equals };
}

function names(instruction: Instruction, hasValue: boolean): readonly CompletionItem[] {
  const given = new Set(instruction.flags.map(({ name }) => name));
  const open = flagsOf(instruction.keyword).filter(({ name, repeatable }) => repeatable || !given.has(name));
  return open.map((fact): CompletionItem => {
    const doc = flagDocs[instruction.keyword]?.[fact.name];
    const end = hasValue || fact.kind === "boolean" ? "" : "=";
    return {
      label: `--${fact.name}`,
      kind: "flag",
      detail: doc ? plain(doc.summary) : "",
      newText: `--${fact.name}${end}`,
      ...(doc && { documentation: () => docPage(`${instruction.keyword} --${fact.name}`, doc) }),
    };
  });
}

/** @param typed from behind the equals sign to the cursor. */
function valuesOf(doc: Dockerfile, instruction: Instruction, fact: FlagFact, typed: Span): CompletionList {
  const end = runAround(doc.text, typed.end, /[^\s,]/).end;
  if (fact.kind === "options") return mountItems(doc, instruction, typed, end);
  if (fact.kind === "image") return { span: { start: typed.start, end }, items: stageItems(doc, instruction) };
  const text: FlagDoc | undefined = flagDocs[instruction.keyword]?.[fact.name];
  const meanings = text?.values ?? {};
  const values = [...new Set([...fact.values, ...Object.keys(meanings)])];
  return { span: { start: typed.start, end }, items: values.map((value) => valueItem(value, meanings[value])) };
}

const valueItem = (value: string, meaning: string | undefined): CompletionItem => ({
  label: value,
  kind: "value",
  detail: plain(meaning ?? ""),
  newText: value,
});

function mountItems(doc: Dockerfile, instruction: Instruction, typed: Span, end: number): CompletionList {
  const text = doc.text.slice(typed.start, typed.end);
  const current = text.slice(text.lastIndexOf(",") + 1);
  const start = typed.end - current.length;
  const flag = instruction.flags.find(({ span }) => touches(span, typed.start));
  const type = flag ? mountType(flag) : "bind";
  const equals = current.indexOf("=");
  if (equals < 0) return { span: { start, end }, items: optionItems(type, text) };
  const key = mountOptionFact(current.slice(0, equals).toLowerCase())?.key;
  const span = { start: start + equals + 1, end };
  if (key === "from") return { span, items: stageItems(doc, instruction) };
  if (key === "type") return { span, items: mountTypes.map((name) => valueItem(name, mountDocs[name]?.summary)) };
  const meanings = mountDocs[type]?.options[key ?? ""]?.values ?? {};
  return { span, items: Object.entries(meanings).map(([value, meaning]) => valueItem(value, meaning)) };
}

/** Options of the type that are not given yet. */
function optionItems(type: string, text: string): readonly CompletionItem[] {
  const given = new Set(text.split(",").map((part) => mountOptionFact((part.split("=")[0] ?? "").toLowerCase())?.key));
  const docs = mountDocs[type]?.options ?? {};
  const open = mountOptions.filter(({ key }) => !given.has(key) && (key === "type" || docs[key]));
  return open.map(({ key, kind }) => ({
    label: key,
    kind: "option",
    detail: plain(docs[key]?.summary ?? "Kind of mount"),
    newText: kind === "switch" ? key : `${key}=`,
  }));
}
