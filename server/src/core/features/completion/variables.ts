// Offers variables behind `$` and `${`.
import { predefinedArgDocs } from "../../knowledge/docs/predefinedArgs";
import { startKeywords } from "../../knowledge/instructions";
import { platformArgs } from "../../knowledge/predefinedArgs";
import type { Dockerfile, VariableDefinition } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { type CompletionItem, type CompletionSource, plain, runAround } from "./types";

export const variableItems: CompletionSource = (doc, offset) => {
  const span = runAround(doc.text, offset, /[A-Za-z0-9_]/);
  const instruction = doc.instructionAt(offset);
  const opener = /\$\{?$/.exec(doc.text.slice(Math.max(0, span.start - 2), span.start))?.[0];
  if (!instruction || opener === undefined || instruction.form === "exec") return undefined;
  const close = opener === "${" && doc.text[span.end] !== "}" ? "}" : "";
  const items = visibleVariables(doc, instruction).map((found) => item(found, close));
  return { span, items };
};

/** What the file defines and the instruction sees, by name. ARG is gone when the container runs. */
function visibleVariables(doc: Dockerfile, instruction: Instruction): readonly VariableDefinition[] {
  const names = new Set(definers(doc, instruction).flatMap(({ pairs }) => pairs.map(({ key }) => key)));
  for (const name of platformArgs.keys()) names.add(name);
  const scope = doc.scopeBefore(instruction);
  const starts = startKeywords.includes(instruction.keyword);
  return [...names]
    .sort()
    .map((name) => scope.lookup(name))
    .filter((found): found is VariableDefinition => found !== undefined && (!starts || found.kind === "env"));
}

/** ARG and ENV that the instruction may see: of its stage and the stages below, or in front of the first FROM. */
function definers(doc: Dockerfile, instruction: Instruction): readonly Instruction[] {
  let stage = instruction.keyword === "FROM" ? undefined : doc.stageOf(instruction);
  const found: Instruction[] = stage ? [] : [...doc.globalArgs];
  for (; stage; stage = stage.parent) found.push(...stage.instructions.filter(({ keyword }) => keyword === "ARG" || keyword === "ENV"));
  return found;
}

function item({ name, kind, value }: VariableDefinition, close: string): CompletionItem {
  const about = predefinedArgDocs[name]?.summary;
  const keyword = kind === "env" ? "ENV" : "ARG";
  const detail = value === undefined ? (about ? plain(about) : keyword) : `${keyword} ${name}=${value}`;
  return { label: name, kind: "variable", detail, newText: name + close };
}
