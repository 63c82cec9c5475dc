// The install of a RUN that does nothing else, and reads nothing of what was copied.
import { isConfined } from "../../knowledge/commandEffects";
import { managerOf } from "../../knowledge/packageManagers";
import { mountsOf } from "../../model/mounts";
import { allCommands } from "../../shell/commandsOf";
import type { Invocation } from "../../shell/invocation";
import { packageInstall } from "../../shell/packages";
import type { Instruction } from "../../syntax/types";
import type { FileContext } from "../rule";

const system: ReadonlySet<string> = new Set(["apt-get", "apt", "aptitude", "apk", "yum", "dnf", "microdnf", "tdnf", "zypper"]);

/** By names of packages alone. */
export function plainInstall(file: FileContext, run: Instruction): Invocation | undefined {
  if (mountsOf(run).length > 0 || run.heredocs.length > 0) return undefined;
  const all = allCommands(run, file);
  const plain = all.every(({ program, words }) => {
    const manager = managerOf(program);
    const known =
      manager === undefined
        ? isConfined(program) && !/^(?:cp|mv|npm|npx|pip|yarn|pnpm|go|cargo|python|node|gem|bundle|composer|make|find|cat)$/.test(program)
        : system.has(manager);
    return known && words.every(({ text }) => !/\$\(|`/.test(text));
  });
  if (!plain) return undefined;
  return all.find((invocation) => {
    const install = packageInstall(invocation);
    return (
      install !== undefined && system.has(install.manager) && install.packages.length > 0 && install.packages.every(({ local }) => !local)
    );
  });
}
