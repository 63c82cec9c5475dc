// Whether the files that start builds build this Dockerfile somewhere else than in its own folder: it is copied away first, or another folder is given.
import type { Facts } from "../facts";
import { baseName, cleanPath, folderOf, joinPath } from "../text/path";
import { type BuildFile, buildFilesOf } from "./projectFiles";

const copies = /^(?:cp|mv|rsync|install|copy-item|move-item|(?:shutil\.)?(?:copy|move)\w*|(?:fs\.)?copyfile\w*)$/i;
const mostLine = 2000;
/** Blanks, quotes and what parts commands and arguments; what stands in `$(…)` and `${{ … }}` stays together. */
const word = /(?:\$\{\{[^{}]*\}\}|\$\([^()]*\)|[^\s"'`,;()])+/g;
/** Of a line of a script or a file of settings. */
export const wordsOf = (line: string): readonly string[] => (line.length > mostLine ? [] : (line.match(word) ?? []));

/** Without the variables in front: `$SRC/docker/Dockerfile` may be any folder's. */
const withoutVariables = (path: string): string =>
  path.replace(/^(?:\$(?:\w+|\{[^{}]*\}|\{\{[^{}]*\}\}|\([^()]*\))\/?)+/, "").replace(/^(?:\.\/)+/, "");

/** The Dockerfile's path, seen from the folder of the build file, or from the project's root, where that lies in a folder of scripts. */
export function ownPath({ path }: BuildFile, own: string): string {
  const above = /^(?:\.\.\/)*/.exec(path)?.[0].length ?? 0;
  return own
    .split("/")
    .slice(-1 - above / 3)
    .join("/");
}

/** Behind a variable any folder may be meant. */
function isOwn(own: string, path: string): boolean {
  const plain = withoutVariables(path);
  return plain === own || (plain !== "" && path.startsWith("$") && own.endsWith(`/${plain}`));
}

/** `cp Dockerfile.prod Dockerfile`: it stays where it is. */
const staysHere = (to: string): boolean => /^(?:\.\/)?[\w.-]*(?:docker|container)file[\w.-]*$|^\.\/?$/i.test(to);

function isCopiedAway(lines: readonly string[], own: string): boolean {
  return lines.some((line) => {
    if (!line.includes(baseName(own))) return false;
    const words = wordsOf(line);
    const at = words.findIndex((each) => copies.test(each));
    const end = words.findIndex((each, index) => index > at && /^(?:&&|\|\||[|>#])/.test(each));
    const operands = at < 0 ? [] : words.slice(at + 1, end < 0 ? undefined : end).filter((each) => !each.startsWith("-"));
    const to = operands.at(-1) ?? "";
    return !staysHere(to) && operands.slice(0, -1).some((each) => isOwn(own, each));
  });
}

/** A folder that is surely not the one that the Dockerfile lies in. */
function isElsewhere(written: string, own: string, text: string): boolean {
  if (/\bsteps\.|\brunner\.temp\b|\bmktemp\b|^\/tmp\b/.test(written) || written === "-") return true;
  const variable = /^\$\{?(\w+)\}?$/.exec(written)?.[1];
  if (variable !== undefined) return new RegExp(`\\b${variable}=["']?(?:\\$\\(|\`)\\s*mktemp\\b`).test(text);
  return !/[$%{]|:\/\//.test(written) && cleanPath(written) !== folderOf(own);
}

const fileKey = /^\s*-?\s*["']?(?:file|docker_?file(?:_?path)?)["']?\s*[:=]\s*["']?([^"'\s#]+)/i;
const contextKey = /^\s*-?\s*["']?(?:context|workdir|path|(?:docker|build)_?context)["']?\s*[:=]\s*["']?(\$\{\{[^{}\n]*\}\}|[^"'\s#]+)/i;
/** Keys of one step or service stand no further apart. */
const nearby = 12;

const indentOf = (line: string): number =>
  line.length -
  line
    .trimStart()
    .replace(/^- +/, (dash) => " ".repeat(dash.length))
    .trimStart().length;

/** Compose and bake look for the Dockerfile in the context, others beside it. */
const inContext = /(?:^|\/)(?:(?:docker-)?compose[^/]*\.ya?ml|docker-bake[^/]*)$/;

/** `context: out` beside `file: Dockerfile`, of a workflow, Compose or bake. */
const isGivenByKeys = ({ path, text }: BuildFile, lines: readonly string[], own: string): boolean =>
  lines.some((line, at) => {
    const named = line.includes(baseName(own)) ? fileKey.exec(line)?.[1] : undefined;
    if (named === undefined) return false;
    const beside = lines.slice(Math.max(0, at - nearby), at + nearby).filter((each) => indentOf(each) === indentOf(line));
    return beside.some((each) => {
      const given = contextKey.exec(each)?.[1];
      const whole = given !== undefined && inContext.test(path) ? joinPath(given, named) : named;
      return given !== undefined && isOwn(own, cleanPath(whole)) && isElsewhere(given, own, text);
    });
  });

const builds = /^(?:build|bud)$/;

/** `docker build -f Dockerfile out/` */
function isGivenByCommand({ text }: BuildFile, lines: readonly string[], own: string): boolean {
  return lines.some((line) => {
    if (!line.includes(baseName(own)) || !/\b(?:build|bud)\b/.test(line)) return false;
    const words = wordsOf(line);
    const at = words.findIndex(
      (each, index) => builds.test(each) && /^(?:docker|buildx|podman|buildah|nerdctl|image)$/.test(words[index - 1] ?? ""),
    );
    const isNamed = words.some((each, index) => {
      const [, joined] = /^(?:-f|--file)=(.+)$/.exec(each) ?? [];
      const value = joined ?? (/^(?:-f|--file)$/.test(each) ? words[index + 1] : undefined);
      return value !== undefined && isOwn(own, value);
    });
    const end = words.findIndex((each, index) => index > at && /^(?:&&|\|\||[|><#]|\d>)/.test(each));
    const last = words.slice(0, end < 0 ? undefined : end).at(-1) ?? "";
    return at >= 0 && isNamed && isElsewhere(last, own, text);
  });
}

/** GoReleaser builds in a folder of its own that holds the programs and what `extra_files` names. */
const isOfReleases = ({ path, text }: BuildFile, lines: readonly string[], own: string): boolean =>
  /(?:^|\/)\.?goreleaser[^/]*\.ya?ml$/.test(path) &&
  /^dockers(?:_v2)?:/m.test(text) &&
  (own === "Dockerfile" || lines.some((line) => isOwn(own, cleanPath(fileKey.exec(line)?.[1] ?? ""))));

const answers = new WeakMap<Facts, boolean>();

/** Another folder is the context of a build of this Dockerfile, so that the ignore file beside it may play no part. */
export function isBuiltElsewhere(facts: Facts): boolean {
  const own = facts.path;
  if (own === undefined) return false;
  const known = answers.get(facts);
  if (known !== undefined) return known;
  const answer = buildFilesOf(facts).some((file) => {
    if (!file.text.includes(baseName(own)) && !file.text.includes("dockers")) return false;
    const lines = file.text.replace(/\\\r?\n/g, " ").split(/\r?\n/);
    const path = ownPath(file, own);
    return (
      isCopiedAway(lines, path) ||
      isGivenByKeys(file, lines, path) ||
      isGivenByCommand(file, lines, path) ||
      isOfReleases(file, lines, path)
    );
  });
  answers.set(facts, answer);
  return answer;
}
