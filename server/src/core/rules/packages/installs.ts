// What the rules about package managers share: what a mount keeps out of the layer, what is cleaned up behind an install.

import { type Manager, managerOf, packageManagers } from "../../knowledge/packageManagers";
import { mountsOf } from "../../model/mounts";
import { type Invocation, invocations } from "../../shell/invocation";
import type { PlacedInstall } from "../../shell/packages";
import type { Command, ShellScript } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import { isWithin } from "../../text/path";

/** What is kept in a mount of the kind `cache` or `tmpfs` does not stay in the layer. */
export const mountedAway = (instruction: Instruction, ...folders: readonly string[]): boolean =>
  mountsOf(instruction).some(
    ({ type, target }) =>
      (type === "cache" || type === "tmpfs") && target !== undefined && folders.some((folder) => reaches(target, folder)),
  );

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
