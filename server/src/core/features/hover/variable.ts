// Hover of a variable where it is used or defined: kind, value as known here, where it was set.
import { predefinedArgDocs, predefinedArgGroups } from "../../knowledge/docs/predefinedArgs";
import { operatorDocs } from "../../knowledge/docs/substitution";
import { startKeywords } from "../../knowledge/instructions";
import { platformArgs } from "../../knowledge/predefinedArgs";
import type { Dockerfile, VariableDefinition } from "../../model/types";
import type { Instruction, Pair } from "../../syntax/types";
import { lineNumber } from "../../text/lines";
import { shellNames } from "../shellNames";
import type { VariableReference } from "../variableReferences";
import { code, headline, page, paragraphs, referenceLink, sinceText } from "./markdown";
import { globalArgReach } from "./stageWords";

const kinds: Readonly<Record<VariableDefinition["kind"], string>> = {
  arg: "build argument (ARG).",
  env: "environment variable (ENV).",
  predefined: "predefined build argument.",
};

/** PATH is there in an empty image too, and is no argument. */
const kindOf = ({ kind, name }: VariableDefinition): string =>
  kind === "predefined" && !predefinedArgDocs[name] ? "environment variable that the builder sets." : kinds[kind];

export function referenceHover(doc: Dockerfile, instruction: Instruction, reference: VariableReference): string {
  const { name } = reference;
  const found = doc.scopeBefore(instruction).lookup(name);
  const { own, isOwn } = shellNames(doc, instruction, name);
  if (isOwn(reference.span)) {
    const [at] = own;
    const where = at
      ? [`Set in line ${lineNumber(doc.text, at.start)}, in this RUN${found ? ": here it is not the ARG or ENV of that name" : ""}.`]
      : [];
    return page(headline(`$${name}`, "variable of the shell."), [...where, ...operatorNotes(doc, instruction, reference)], undefined);
  }
  const sentence = found ? kindOf(found) : "not defined here.";
  const notes = [
    ...(found
      ? definitionNotes(doc, found, isGone(instruction, found) ? "During the build" : "Value here")
      : missingNotes(doc, instruction, reference)),
    ...(found ? containerNote(instruction, found) : []),
    ...operatorNotes(doc, instruction, reference),
  ];
  return page(headline(`$${name}`, sentence), notes, predefinedText(name, found));
}

function definitionNotes(doc: Dockerfile, found: VariableDefinition, when: string): readonly string[] {
  const { name, kind, value, instruction, nameSpan } = found;
  const pair = instruction?.pairs.find(({ keySpan }) => keySpan.start === nameSpan?.start);
  const global = pair?.value === undefined && kind === "arg" ? globalPair(doc, name) : undefined;
  const written = ({ span }: Pair, keyword: string): string =>
    `line ${lineNumber(doc.text, span.start)}: ${code(`${keyword} ${doc.slice(span)}`)}`;
  return [
    ...(isPlatform(name) && value === undefined ? [] : valueNote(kind, value, when)),
    ...(pair && instruction ? [`Set in ${written(pair, instruction.keyword)}`] : []),
    ...(kind === "env" && !instruction ? ["Set by the base image."] : []),
    ...(global && global !== pair ? [`Its default is in ${written(global, "ARG")}`] : []),
    ...(kind === "arg" ? [setBy(name)] : []),
  ];
}

/** Of several ARG in front of the first FROM the last counts. */
const globalPair = (doc: Dockerfile, name: string): Pair | undefined =>
  doc.globalArgs.flatMap(({ pairs }) => pairs).findLast(({ key }) => key === name);

const isPlatform = (name: string): boolean => platformArgs.has(name);

const setBy = (name: string): string =>
  isPlatform(name) ? "`docker build --platform` decides it." : `${code(`docker build --build-arg ${name}=…`)} gives it another value.`;

function valueNote(kind: VariableDefinition["kind"], value: string | undefined, when = "Value here"): readonly string[] {
  if (kind === "predefined" && value === undefined) return [];
  if (value === undefined) return [kind === "arg" ? "No value in this file." : "Its value depends on something outside this file."];
  return [`${when}: ${value === "" ? "empty." : code(value)}`];
}

/** Why a variable has no definition, as far as the file tells. */
function missingNotes(doc: Dockerfile, instruction: Instruction, { name, by }: VariableReference): readonly string[] {
  const global = globalPair(doc, name);
  if (instruction.keyword === "FROM") return ["FROM sees only an ARG in front of the first FROM, and the platform arguments. It is empty."];
  if (global)
    return [
      `The ARG in line ${lineNumber(doc.text, global.span.start)} stands in front of the first FROM: this stage needs a line ${code(`ARG ${name}`)}.`,
    ];
  if (isPlatform(name)) return [`This stage needs a line ${code(`ARG ${name}`)} first.`];
  if (predefinedArgDocs[name]?.group === "proxy" && by === "shell") return [];
  if (by === "shell") return ["No ARG or ENV sets it. The command itself or the base image may; else it is empty."];
  return ["No ARG or ENV in front of this line sets it. The base image may; else it is empty."];
}

/** ARG is gone when the container runs; PATH is not. Source: Docker's reference on ARG. */
const isGone = ({ keyword }: Instruction, { kind, name }: VariableDefinition): boolean =>
  startKeywords.includes(keyword) && (kind === "arg" || (kind === "predefined" && predefinedArgDocs[name] !== undefined));

function containerNote(instruction: Instruction, found: VariableDefinition): readonly string[] {
  if (!startKeywords.includes(instruction.keyword)) return [];
  if (!isGone(instruction, found)) return ["The shell reads it when the container runs; `docker run -e` can change it."];
  return [`Not there when the container runs: only ENV is. ${code(`ENV ${found.name}=$${found.name}`)} keeps it.`];
}

function operatorNotes(doc: Dockerfile, instruction: Instruction, { operator, word, by, span }: VariableReference): readonly string[] {
  const text = operator === undefined ? undefined : operatorDocs[operator];
  if (!text) return [];
  const value = by === "builder" ? doc.scopeBefore(instruction).expand(doc.slice(span)) : undefined;
  const since = by === "builder" && text.since !== "1.0" ? ` (since Dockerfile ${text.since})` : "";
  const meaning = `${code(text.form)}: ${text.meaning.replace("`{word}`", code(word || " "))}${since}.`;
  return value === undefined ? [meaning] : [meaning, `Here it becomes ${value === "" ? "nothing" : code(value)}.`];
}

/** What Docker says about a name that it defines itself, unless the file gives it a meaning of its own by ENV. */
function predefinedText(name: string, found: VariableDefinition | undefined): string | undefined {
  const doc = predefinedArgDocs[name];
  if (!doc || found?.kind === "env") return undefined;
  const group = predefinedArgGroups[doc.group];
  const unlisted = doc.undocumented ? " Docker's reference does not list it." : "";
  return paragraphs(
    `${doc.summary} Example: ${code(doc.example)}.${unlisted}`,
    group.notes,
    `Build time only · ${sinceText({ since: doc.since, labs: undefined })} · ${referenceLink(group.anchor)}`,
  );
}

/** Hover of the name in ARG or ENV. */
export function definitionHover(doc: Dockerfile, instruction: Instruction, pair: Pair): string {
  const name = pair.key;
  const kind = instruction.keyword === "ENV" ? "env" : "arg";
  const value = valueAfter(doc, instruction, name);
  const notes = [
    ...(isPlatform(name) && value === undefined ? [] : valueNote(kind, value)),
    ...(kind === "arg" ? [setBy(name), ...describedBy(instruction, name)] : []),
    ...(kind === "arg" && !doc.stageOf(instruction) ? [globalArgReach] : []),
  ];
  return page(
    headline(name, kinds[kind]),
    notes,
    predefinedText(name, kind === "env" ? { name, kind, value, instruction, nameSpan: pair.keySpan } : undefined),
  );
}

/** The value that the next instruction sees. */
function valueAfter(doc: Dockerfile, instruction: Instruction, name: string): string | undefined {
  const stage = doc.stageOf(instruction);
  const siblings = stage ? stage.instructions : doc.globalArgs;
  const next = siblings[siblings.indexOf(instruction) + 1] ?? (stage ? undefined : doc.stages[0]?.from);
  const scope = next ? doc.scopeBefore(next) : stage?.endScope;
  return scope?.lookup(name)?.value;
}

/** A comment `# name text` right above ARG is its description. Source: BuildKit's outline request. */
function describedBy({ comments }: Instruction, name: string): readonly string[] {
  const text = comments.at(-1)?.text.trim() ?? "";
  return text.startsWith(`${name} `) ? [`Description: ${text.slice(name.length + 1).trim()}`] : [];
}
