// What the files that start a build say of it: which arguments they pass, which stages they ask for, which contexts they name.
import type { Facts } from "../facts";
import { toolArgs } from "../knowledge/predefinedArgs";
import { baseName } from "../text/path";
import { type BuildFile, buildFilesOf, projectFolders } from "./projectFiles";

/** Arguments are listed there by their names, as keys. */
const listsArguments = /(?:\.ya?ml|\.hcl|(?<!package)\.json)$/;

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

/** `--build-arg NAME=…` on a command line, in a file or in a comment. */
export const namesBuildArg = (text: string, name: string): boolean => new RegExp(`--build-arg[= ]+["']?${escaped(name)}\\b`).test(text);

/** `--build-arg $each`: which ones, something else says. */
const passesSome = /--build-arg[= ]+["']?\$[\w{(]/;

/** A script whose loop passes arguments: every one that it names, and that of a Dockerfile in its own folder. `tool --NAME=…` as tools of their own spell it. */
function passesOtherwise({ path, text }: BuildFile, name: string): boolean {
  if (new RegExp(`(?:^|\\s)--${escaped(name)}=`).test(text)) return true;
  if (!passesSome.test(text)) return false;
  return baseName(path) === path || new RegExp(`(?:^|\\W)${escaped(name)}=`).test(text);
}

/** `--build-arg NAME=…`, or a line `NAME: …`, `- NAME=…`, `NAME = …` as in Compose, bake and workflows. */
export function passesArgument(facts: Facts, name: string): boolean {
  const tool = toolArgs.get(name);
  if (tool !== undefined && (tool === "" || projectFolders(facts).some((folder) => facts.directories.get(folder)?.includes(tool))))
    return true;
  const key = new RegExp(`(?:^|[\\s{,"'])${escaped(name)}["']?[ \\t]*[=:]`);
  return buildFilesOf(facts).some(
    (file) => namesBuildArg(file.text, name) || (listsArguments.test(file.path) && key.test(file.text)) || passesOtherwise(file, name),
  );
}

/** `--target "app-$VARIANT"`: every name that begins so. */
const openTarget = /(?:--target[= ]+|\btargets?["']?[ \t]*[:=][ \t]*\[?)["']?([\w.-]*)\$[\w{(]/g;

/** `--target NAME`, `target: NAME`, `target = "NAME"`: a build that asks for this stage. */
export function buildsTarget(facts: Facts, name: string): boolean {
  const flag = new RegExp(`--target[= ]+["']?${escaped(name)}(?![\\w.-])`, "i");
  const key = new RegExp(`\\btargets?["']?[ \\t]*[:=][ \\t]*\\[?["']?${escaped(name)}(?![\\w.-])`, "i");
  return buildFilesOf(facts).some(
    ({ path, text }) =>
      flag.test(text) ||
      (listsArguments.test(path) && key.test(text)) ||
      [...text.matchAll(openTarget)].some(([, begin = ""]) => name.startsWith(begin.toLowerCase())),
  );
}

/** Blocks that name contexts: bake's `contexts = {…}`, Compose's `additional_contexts:`, an action's `build-contexts: |`. */
const blocks =
  /\bcontexts"?\s*[:=]\s*(?:merge\(\s*)?\{[^{}]{0,4000}\}|\b(?:additional_contexts|build-contexts):[ \t]*[|>]?-?[ \t]*\n(?:[ \t]+[^\n]*\n?){1,40}/g;

/** Variables of bake and of scripts that hold one of these values. */
function namesOfValues(text: string, values: readonly string[]): readonly string[] {
  const set = /\bvariable\s+"(\w+)"\s*\{[^{}]{0,400}?\bdefault\s*=\s*"([^"\n]*)"|^[ \t]*(?:export[ \t]+)?(\w+)=["']?([^"'\s]+)/gm;
  return [...text.matchAll(set)].flatMap(([, bake, held, own, assigned]) =>
    values.includes(held ?? assigned ?? "") ? (bake ?? own ?? []) : [],
  );
}

function namesContextIn(text: string, names: readonly string[]): boolean {
  const any = [...names, ...namesOfValues(text, names)].map(escaped).join("|");
  const key = new RegExp(`(?:^|[\\s{,"'(-])(?:${any})["')]{0,2}[ \\t]*[=:]`);
  const flag = new RegExp(`--build-context[= ]+["']?(?:\\$\\{?)?(?:${any})\\b`);
  return flag.test(text) || [...text.matchAll(blocks)].some(([block]) => key.test(block));
}

/** @param names an image as FROM has it, and the variables that it is made of. */
export const namesContext = (facts: Facts, names: readonly string[]): boolean =>
  buildFilesOf(facts).some(({ text }) => /context/.test(text) && namesContextIn(text, names));

const startsContainer = /\b(?:docker|podman)\s+(?:container\s+)?run\b/;
const givesId = /\s(?:--user|-u)(?:[= ]\s*|(?=["']?\$))["']?[$\d]/;

/** `docker run --user "$(id -u)"`: a container that a script or a page of the project starts under an id that the image does not know. */
export const runsUnderId = (facts: Facts): boolean =>
  buildFilesOf(facts).some(
    ({ text }) =>
      startsContainer.test(text) &&
      text
        .replace(/\\\r?\n/g, " ")
        .split("\n")
        .some((line) => startsContainer.test(line) && givesId.test(line)),
  );

/** `docker run -u NAME`: a page or a script of the project starts the image as this user. */
export const givesUser = (facts: Facts, name: string): boolean => {
  const flag = new RegExp(`\\s(?:--user|-u)[= ]["']?${escaped(name)}(?![\\w.-])`);
  return buildFilesOf(facts).some(({ text }) => startsContainer.test(text) && flag.test(text));
};
