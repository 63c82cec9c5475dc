// The names that the commands and files which start a build give to contexts: behind FROM, `--from` and `from=` they are no images.
import type { Facts } from "../facts";
import type { Dockerfile, ImageReference } from "../model/types";
import { escaped } from "../text/escaped";
import { buildFilesOf } from "./projectFiles";

/** bake's `contexts = {…}`, Compose's `additional_contexts: {…}`. A value may have variables in it. */
const braced = /\b(?:additional_)?contexts"?\s*[:=]\s*(?:merge\(\s*)?\{(?:[^{}$]|\$\{[^{}\n]{0,200}\}|\$(?!\{)){0,4000}\}/g;

/** Compose's `additional_contexts:`, an action's `build-contexts: |`: what is indented below, or stands behind. */
const opensBlock = /^([ \t]*(?:- )?)["']?(?:additional_contexts|build-contexts)["']?:[ \t]*(.*)$/;
const mostLines = 200;

const indentOf = (line: string): number => line.length - line.trimStart().length;

function indentedBelow(lines: readonly string[], at: number, indent: number): readonly string[] {
  const below: string[] = [];
  for (const line of lines.slice(at + 1, at + mostLines)) {
    if (line.trim() === "") continue;
    const isItem = indentOf(line) === indent && line.trimStart().startsWith("- ");
    if (indentOf(line) <= indent && !isItem) break;
    below.push(line);
  }
  return below;
}

function blocksOf(text: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  const blocks = lines.flatMap((line, at) => {
    const [, before, behind = ""] = opensBlock.exec(line) ?? [];
    if (before === undefined) return [];
    return behind === "" || /^[|>][+-]?$/.test(behind) ? indentedBelow(lines, at, before.length) : [behind];
  });
  return [...blocks, ...[...text.matchAll(braced)].map(([block]) => block)];
}

/** Variables of bake and of scripts that hold one of these values. */
function namesOfValues(text: string, values: readonly string[]): readonly string[] {
  const set = /\bvariable\s+"(\w+)"\s*\{[^{}]{0,400}?\bdefault\s*=\s*"([^"\n]*)"|^[ \t]*(?:export[ \t]+)?(\w+)=["']?([^"'\s]+)/gm;
  return [...text.matchAll(set)].flatMap(([, bake, held, own, assigned]) =>
    values.includes(held ?? assigned ?? "") ? (bake ?? own ?? []) : [],
  );
}

const nameEnds = "(?![\\w.:/@-])";
const flagOf = (any: string): RegExp => new RegExp(`--build-context(?:[= ]+|["'],?\\s*)\\w?["']?(?:\\$[{(]?)?(?:${any})${nameEnds}`);

function namesContextIn(text: string, names: readonly string[]): boolean {
  const any = [...names, ...namesOfValues(text, names)].map(escaped).join("|");
  const key = new RegExp(`(?:^|[\\s{,"'(-])(?:${any})["')}]{0,2}[ \\t]*(?:=|:(?=[\\s"']|$))`);
  return flagOf(any).test(text) || blocksOf(text).some((block) => key.test(block));
}

/** @param names as FROM has them, and the variables that they are made of */
export const namesContext = (facts: Facts, names: readonly string[]): boolean =>
  buildFilesOf(facts).some(({ text }) => /context/.test(text) && namesContextIn(text, names));

/** As the builder looks a context up: without what Docker Hub's own images need not say. Another tag is another name. */
const familiar = (text: string): string => text.replace(/^(?:(?:index\.)?docker\.io\/)?(?:library\/)?/, "").replace(/:latest$/, "");

/** The build command, or a file or comment that tells it, gives this name to a context. @param more the variables that it is made of */
export function isNamedContext(
  file: Dockerfile & { readonly facts: Facts },
  image: Pick<ImageReference, "text">,
  more: readonly string[] = [],
): boolean {
  const names = [...new Set([image.text, familiar(image.text), ...more])];
  const told = file.tree.comments.filter(({ text }) => text.includes("build-context"));
  const isTold = told.length > 0 && told.some(({ text }) => flagOf(names.map(escaped).join("|")).test(text));
  return isTold || namesContext(file.facts, names);
}
