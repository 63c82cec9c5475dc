// Which packages the layers of the image hold so far, and which of them a later RUN removes.
import { packagesInstalledBy, packagesRemovedBy } from "../../image";
import { managerOf, packageManagers } from "../../knowledge/packageManagers";
import { allCommands } from "../../shell/commandsOf";
import type { Invocation } from "../../shell/invocation";
import { operandsOf } from "../../shell/packages";
import type { Instruction } from "../../syntax/types";
import type { FileContext } from "../rule";

/** Cheap first looks at a RUN. */
export const mayRemovePackages = /\b(?:remove|purge|del|erase|uninstall|autoremove)\b/;
export const mayInstall = /\b(?:install|add)\b|\s-S/;

/** By the package's name the RUN that installed it. */
export type LeftPackages = Map<string, Instruction>;

export function addPackagesOf(file: FileContext, run: Instruction, installed: LeftPackages): void {
  const gone = new Set(packagesRemovedBy(file, run));
  for (const name of packagesInstalledBy(file, run)) if (!gone.has(name)) installed.set(name, run);
}

interface Taken {
  readonly names: readonly string[];
  /** Of the first of them. */
  readonly source: Instruction;
  readonly remover: Invocation;
}

/** They are left out then, so that each is told once. */
export function takePackages(file: FileContext, run: Instruction, installed: LeftPackages): Taken | undefined {
  const names = [...new Set(packagesRemovedBy(file, run))].filter((name) => installed.has(name));
  const source = installed.get(names[0] ?? "");
  if (!source) return undefined;
  const remover = allCommands(run, file).find((invocation) => {
    const manager = managerOf(invocation.program);
    return manager !== undefined && operandsOf(invocation, packageManagers[manager].remove) && invocation.command.inside.length === 0;
  });
  for (const name of names) installed.delete(name);
  return remover && { names, source, remover };
}
