// What the rules about package managers share: what a mount keeps out of the layer, what is cleaned up behind an install.

import { cacheOf } from "../../knowledge/cacheMounts";
import { type Manager, managerOf, packageManagers } from "../../knowledge/packageManagers";
import { instructionText } from "../../model/instructionText";
import { mountsOf } from "../../model/mounts";
import type { Scope } from "../../model/types";
import { type Invocation, invocations } from "../../shell/invocation";
import type { PlacedInstall } from "../../shell/packages";
import type { Command, ShellScript } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import { isWithin } from "../../text/path";

/** Where variables and options of the RUN move the program's cache; undefined in the list: to a place that is not known. */
function movedTo(program: string, run: Instruction, scope: Scope): readonly (string | undefined)[] {
  const { variables = [], options = [] } = cacheOf(program)?.movedBy ?? {};
  const text = instructionText(run);
  const set = variables.flatMap((name) => {
    const known = scope.lookup(name);
    return known ? [known.value] : [];
  });
  const words = [...variables.map((name) => `\\b${name}=`), ...options.map((name) => `(?:^|\\s)${name}[=\\s]`)].map(
    (front) => new RegExp(`${front}["']?([^\\s"';&|]+)`).exec(text)?.[1],
  );
  return [...set, ...words.flatMap((word) => (word === undefined ? [] : [scope.expand(word)]))];
}

/**
 * What is kept in a mount of the kind `cache` or `tmpfs` does not stay in the layer.
 * @param program whose cache it is, where variables and options may move it
 */
export function mountedAway(run: Instruction, scope: Scope, folders: readonly string[], program?: string): boolean {
  const mounts = mountsOf(run).filter(({ type, target }) => target !== undefined && (type === "cache" || type === "tmpfs"));
  if (mounts.length === 0) return false;
  const all = program === undefined ? folders : [...movedTo(program, run, scope), ...folders];
  // A place that is not known may be that one.
  if (all.some((folder) => folder === undefined)) return true;
  return mounts.some(({ target = "" }) => {
    const place = scope.expand(target);
    return place === undefined || all.some((folder) => folder !== undefined && reaches(place, folder));
  });
}

/** The mount holds the folder, or what lies in it. `~` stands for any home directory. */
function reaches(target: string, folder: string): boolean {
  const plain = folder.replace(/^~/, "");
  return folder.startsWith("~")
    ? target.includes(plain) || isWithin(plain, target.replace(/^\/(root|home\/[^/]+)/, ""))
    : isWithin(target, plain) || isWithin(plain, target);
}

/** They may call the package manager again. */
const mayInstall = /[/$]|\.sh$|^(?:sh|bash|dash|eval|source|\.|make|sudo|pip|npm|gem|xargs)$/;

/** The last command of these managers, where nothing behind it may call one again; undefined: the end is the only safe place. */
export function lastOf(script: ShellScript, managers: readonly Manager[]): Command | undefined {
  const last = invocations(script).findLast(({ program }) => {
    const manager = managerOf(program);
    return manager !== undefined && managers.includes(manager);
  });
  if (!last || last.script !== script) return undefined;
  const behind = script.commands.slice(script.commands.indexOf(last.command) + 1);
  return behind.every(({ words }) => words[0] === undefined || !mayInstall.test(words[0].text)) ? last.command : undefined;
}

/** Commands of the same script behind this one. */
export const commandsBehind = (installed: Pick<PlacedInstall, "script" | "invocation">): readonly Invocation[] => {
  const all = invocations(installed.script);
  return all.slice(all.indexOf(installed.invocation) + 1);
};

export const cachesOf = (manager: Manager): readonly string[] => packageManagers[manager].caches;
