// Which build arguments the files that start a build pass: on command lines, in lists, and in the languages of build tools.
import type { Facts } from "../facts";
import { toolArgs } from "../knowledge/predefinedArgs";
import { escaped } from "../text/escaped";
import { baseName } from "../text/path";
import { codeFilesOf } from "./codeFiles";
import { type BuildFile, buildFilesOf, projectFolders } from "./projectFiles";

/** Arguments are listed there by their names, as keys. */
export const listsArguments = /(?:\.ya?ml|\.hcl|(?<!package)\.json)$/;

/** `--build-arg NAME=…` on a command line, over a continuation too, in a file or in a comment; the words of one may be those of a list: `"--build-arg", "NAME=…"`. */
export const namesBuildArg = (text: string, name: string): boolean =>
  new RegExp(
    `--build-arg(?:[= ]+(?:\\\\\\r?\\n[ \\t]*)?|["'\`],[ \\t]*\\n?[ \\t]*[a-z]{0,2}|</\\w+>\\s{0,80}<\\w+>)["'\`]?${escaped(name)}\\b`,
  ).test(text);

/** `--build-arg $each`: which ones, something else says. */
const passesSome = /--build-arg[= ]+["']?\$[\w{(]/;

/** A script whose loop passes arguments: every one that it names, and that of a Dockerfile in its own folder. `tool --NAME=…` as tools of their own spell it. */
function passesOtherwise({ path, text }: BuildFile, name: string): boolean {
  if (new RegExp(`(?:^|\\s)--${escaped(name)}=`).test(text)) return true;
  if (!passesSome.test(text)) return false;
  return baseName(path) === path || new RegExp(`(?:^|\\W)${escaped(name)}=`).test(text);
}

/** A key of a list of Compose without a value: it comes from where Compose is started. */
const isListed = ({ path, text }: BuildFile, name: string): boolean =>
  /compose[^/]*\.ya?ml$/.test(path) && new RegExp(`^[ \\t]+-[ \\t]+["']?${escaped(name)}["']?[ \\t]*\\r?$`, "m").test(text);

/** Elements of a pom.xml whose children are arguments: of fabric8's and Spotify's plugins. Properties are none, but those that fabric8 reads. */
const argumentsOfMaven = ["args", "buildArgs"] as const;

/** What stands between the tags of each such element. */
function* insideElements(text: string, element: string): Iterable<string> {
  for (let from = text.indexOf(`<${element}>`); from >= 0; from = text.indexOf(`<${element}>`, from)) {
    const end = text.indexOf(`</${element}>`, from);
    if (end < 0) return;
    yield text.slice(from, end);
    from = end;
  }
}

function passesByMaven(text: string, name: string): boolean {
  if (["buildArg", "args"].some((group) => text.includes(`<docker.${group}.${name}>`))) return true;
  return argumentsOfMaven.some((element) => [...insideElements(text, element)].some((inside) => inside.includes(`<${name}>`)));
}

/** Build tools that are programs: Gradle, Tilt, Mage, Rake, scripts and tests in the languages of projects. */
const isCode = /(?:\.gradle(?:\.kts)?|Tiltfile|\.(?:go|py|rb|java|kt|cs|rs|bzl|bazel|[cm]?[jt]s)|BUILD|WORKSPACE|Rakefile|Jenkinsfile)$/;
/** `buildArgs: {`, `.withBuildArg(`, `"buildargs" => {`, `with_build_arg(` */
const opensArguments = /(?:\b|with_?)build_?args?\b[^\n([{]{0,80}[([{]/gi;
const mostOfCall = 4000;

/** What stands between the bracket that is open there and its end. */
function bracketed(text: string, from: number): string {
  let depth = 1;
  const end = Math.min(text.length, from + mostOfCall);
  for (let at = from; at < end; at++) {
    const character = text.charAt(at);
    if ("([{".includes(character)) depth++;
    else if (")]}".includes(character) && --depth === 0) return text.slice(from, at);
  }
  return text.slice(from, end);
}

/** `requires: - alias: NAME` of Skaffold: the image of another artifact. */
const isAlias = ({ path, text }: BuildFile, name: string): boolean =>
  /skaffold[^/]*\.ya?ml$/.test(path) && new RegExp(`^[ \\t-]*alias:[ \\t]*["']?${escaped(name)}["']?[ \\t]*\\r?$`, "m").test(text);

/** `buildArgs = [NAME: …]`, `buildArgs.put("NAME", …)`, `build_args={"NAME": …}`, `BuildArgs: map[string]*string{"NAME": …}`. */
function passesInCode(text: string, name: string): boolean {
  const quoted = `["']${escaped(name)}["']`;
  const key = new RegExp(`${quoted}[ \\t]*(?:=>|[:=,]|to\\b|\\])|(?:^|[\\s,([{])${escaped(name)}[ \\t]*[:=]`);
  const isTail = new RegExp(`^${quoted}\\][ \\t]*=`);
  return [...text.matchAll(opensArguments)].some(({ 0: opening, index }) => {
    const from = index + opening.length;
    return isTail.test(text.slice(from, from + name.length + 40)) || key.test(bracketedParts(text, from));
  });
}

/** `map[string]*string{…}`: the first bracket is that of a type. */
function bracketedParts(text: string, from: number): string {
  const first = bracketed(text, from);
  const next = /^\][\w*.]{0,40}\{/.exec(text.slice(from + first.length, from + first.length + 60));
  return next ? bracketed(text, from + first.length + next[0].length) : first;
}

/** One file passes it. */
function passes(file: BuildFile, name: string, key: RegExp): boolean {
  const { path, text } = file;
  if (!text.includes(name)) return passesSome.test(text) && passesOtherwise(file, name);
  if (namesBuildArg(text, name) || passesOtherwise(file, name) || isListed(file, name) || isAlias(file, name)) return true;
  if (listsArguments.test(path)) return key.test(text);
  return path.endsWith("pom.xml") ? passesByMaven(text, name) : isCode.test(path) && passesInCode(text, name);
}

/** `--build-arg NAME=…`, a line `NAME: …`, `- NAME=…`, `NAME = …` as in Compose, bake and workflows, or an argument in the words of another build tool. */
export function passesArgument(facts: Facts, name: string): boolean {
  const tool = toolArgs.get(name);
  if (tool !== undefined && (tool === "" || projectFolders(facts).some((folder) => facts.directories.get(folder)?.includes(tool))))
    return true;
  const key = new RegExp(`(?:^|[\\s{,"'])${escaped(name)}["']?[ \\t]*[=:]`);
  return [buildFilesOf, codeFilesOf].some((files) => files(facts).some((file) => passes(file, name, key)));
}
