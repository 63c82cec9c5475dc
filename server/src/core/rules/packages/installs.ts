// What the rules about package managers share: the installs of a RUN, its mounts, the commands behind one.
import { type Manager, packageManagers } from "../../knowledge/packageManagers";
import { type Invocation, invocations } from "../../shell/invocation";
import { type PackageInstall, packageInstalls } from "../../shell/packages";
import type { ShellScript } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import type { InstructionContext } from "../rule";

export interface Installed extends PackageInstall {
  readonly script: ShellScript;
}

/** The installs of a RUN by these managers, in order. */
export function installsOf(instruction: Instruction, context: InstructionContext, ...managers: readonly Manager[]): readonly Installed[] {
  return context
    .scripts(instruction)
    .flatMap((script) => packageInstalls(script).map((install) => ({ ...install, script })))
    .filter(({ manager }) => managers.includes(manager));
}

/** What is kept in a mount of the kind `cache` or `tmpfs` does not stay in the layer. */
export function mountedAway(instruction: Instruction, ...folders: readonly string[]): boolean {
  return instruction.flags.some((flag) => {
    const option = (...names: readonly string[]) => flag.options.find(({ key }) => names.includes(key.toLowerCase()))?.value;
    const target = option("target", "dst", "destination");
    return (
      flag.name === "mount" &&
      /^(cache|tmpfs)$/.test(option("type") ?? "") &&
      target !== undefined &&
      folders.some((folder) => reaches(target, folder))
    );
  });
}

/** The mount holds the folder, or what lies in it. `~` stands for any home directory. */
function reaches(target: string, folder: string): boolean {
  const plain = folder.replace(/^~/, "");
  const path = target.replace(/\/+$/, "");
  return folder.startsWith("~")
    ? path.includes(plain) || plain.startsWith(path.replace(/^\/(root|home\/[^/]+)/, ""))
    : path.startsWith(plain) || plain.startsWith(`${path}/`);
}

/** Commands of the same script behind this one. */
export const commandsBehind = (installed: Pick<Installed, "script" | "invocation">): readonly Invocation[] => {
  const all = invocations(installed.script);
  return all.slice(all.indexOf(installed.invocation) + 1);
};

/** `rm` with an argument that lies in one of the folders. */
export const removes = (invocation: Invocation, folders: readonly string[]): boolean =>
  invocation.program === "rm" &&
  invocation.operands.some(({ text }) => folders.some((folder) => text.replace(/["']/g, "").includes(folder.replace(/^~/, ""))));

export const cachesOf = (manager: Manager): readonly string[] => packageManagers[manager].caches;
