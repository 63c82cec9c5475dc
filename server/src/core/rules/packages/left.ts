// Caches of package managers that stay in the layer: what the rules on it share, one rule a package manager.
import { appendCommand } from "../../edits";
import { type Manager, managerOf, packageManagers } from "../../knowledge/packageManagers";
import { callSpan, invocations } from "../../shell/invocation";
import { operandsOf, type PlacedInstall } from "../../shell/packages";
import type { Instruction } from "../../syntax/types";
import type { Found, InstructionContext } from "../rule";
import { cachesOf, commandsBehind, lastOf, mountedAway } from "./installs";
import { removes } from "./removals";

type Download = Pick<PlacedInstall, "manager" | "invocation" | "subcommand" | "script">;

export const leftMessages = {
  left: "What {program} {subcommand} downloads stays in this layer. Add {cleanUp} to the same RUN, or use a cache mount",
  add: "Add {cleanUp}",
} as const;

/** What the pages of the rules on a distribution's packages say alike. */
export const leftDocs = {
  why: "Downloaded packages and repository data are of no use in a running container, and every pull of the image carries them.",
  fixSafety: "Needs a look: a later RUN that installs has to download the repository data again.",
  differs: "A cache mount or a removed cache folder counts, and a stage that is not the final one is passed over.",
} as const;

/** Installs and upgrades of everything, in order. */
function downloadsOf(instruction: Instruction, context: InstructionContext, managers: readonly Manager[]): readonly Download[] {
  return context.scripts(instruction).flatMap((script) =>
    invocations(script).flatMap((invocation) => {
      const manager = managerOf(invocation.program);
      if (!manager || !managers.includes(manager)) return [];
      const { install, upgrade } = packageManagers[manager];
      const found = operandsOf(invocation, [...install, ...upgrade]);
      return found ? [{ manager, invocation, subcommand: found.name, script }] : [];
    }),
  );
}

/** @param cleans the words that a cleaning command of the same program has */
export function* cachesLeft(
  instruction: Instruction,
  context: InstructionContext,
  managers: readonly Manager[],
  cleans: RegExp,
): Iterable<Found<typeof leftMessages>> {
  const installs = downloadsOf(instruction, context, managers);
  for (const [index, install] of installs.entries()) {
    const { manager, invocation, subcommand, script } = install;
    if (installs.slice(index + 1).some((later) => later.manager === manager)) continue; // the last one is told
    if (mountedAway(instruction, ...cachesOf(manager))) continue;
    const cleaned = commandsBehind(install).some(
      (later) =>
        removes(later, cachesOf(manager)) ||
        (later.program === invocation.program && cleans.test(later.words.map(({ text }) => text).join(" "))),
    );
    if (cleaned) continue;
    const cleanUp = (packageManagers[manager].cleanUp[0] ?? "").replace(/^\S+/, (word) => (word === manager ? invocation.program : word));
    const edit = appendCommand(context.file, instruction, script, cleanUp, lastOf(script, managers));
    yield {
      at: callSpan(invocation),
      says: ["left", { program: invocation.program, subcommand, cleanUp }],
      fix: edit && { title: ["add", { cleanUp }], safety: "review", edits: () => [edit] },
    };
  }
}
