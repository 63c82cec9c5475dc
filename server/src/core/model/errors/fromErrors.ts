// Faults of a FROM that need the rest of the file: an image that is none, a platform that is none.
import { platformArgs } from "../../knowledge/predefinedArgs";
import { variableReferences } from "../../syntax/expand";
import type { Flag, ParseError, SyntaxTree, Word } from "../../syntax/types";
import { visible } from "../../text/span";
import { type ReferenceFault, referenceFault } from "../imageReference";
import { globalDefinition, type Part } from "../part";
import { readPlatform } from "../platform";
import { expandInFrom } from "../stages";
import { problem } from "./problem";

const reasons: Readonly<Record<ReferenceFault, string>> = {
  uppercase: "the repository must be in small letters",
  format: "write [registry/]repository[:tag][@digest]",
  hex: "64 hexadecimal digits alone name an image id, which cannot be built on",
  length: "the name is longer than 255 characters",
  digest: "the digest has a wrong length or is not in small hexadecimal digits",
};

export const referenceReason = (fault: ReferenceFault): string => reasons[fault];

/** A build argument may bring another value, and a default that does not fit is a warning of its own. */
function dependsOnArgument(raw: string, head: Part, tree: SyntaxTree): boolean {
  const names = variableReferences(raw, { escape: tree.escape }).map((reference) => reference.name);
  return names.some((name) => {
    const found = globalDefinition(head, name);
    return found !== undefined && !(found.kind === "predefined" && platformArgs.has(name));
  });
}

/** @param earlier names of the stages above. */
export function imageErrors(word: Word, earlier: ReadonlySet<string>, head: Part, tree: SyntaxTree): readonly ParseError[] {
  const { text: image, span } = word;
  const { value, error } = expandInFrom(image, head, tree);
  if (error !== undefined) return [problem("invalid-expansion", span, { word: image, reason: error })];
  if (value === undefined || earlier.has(value) || dependsOnArgument(image, head, tree)) return [];
  if (value === "") {
    const advice = image.includes("$") ? "declare the variable with ARG and a default before the first FROM" : "write the image's name";
    return [problem("empty-image", span, { image, advice })];
  }
  if (earlier.has(value.toLowerCase())) return [problem("stage-name-case", span, { image: value, name: value.toLowerCase() })];
  const fault = referenceFault(value);
  return fault === undefined ? [] : [problem("invalid-image", span, { image: value, reason: reasons[fault] })];
}

export function platformErrors(flag: Flag, head: Part, tree: SyntaxTree): readonly ParseError[] {
  const platform = flag.value;
  if (!platform) return [];
  const at = visible(flag.valueSpan, flag.span);
  const { value, error } = expandInFrom(platform, head, tree);
  if (error !== undefined) return [problem("invalid-expansion", at, { word: platform, reason: error })];
  if (value === undefined || dependsOnArgument(platform, head, tree)) return [];
  if (value === "") return [problem("empty-platform", at, { platform })];
  return readPlatform(value) ? [] : [problem("invalid-platform", at, { platform: value })];
}
