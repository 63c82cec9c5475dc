// Packages that are installed without a version: what the rules on it share, one rule a package manager.
import { baseMaySet } from "../../image";
import type { Manager } from "../../knowledge/packageManagers";
import { packageManagers } from "../../knowledge/packageManagers";
import { hasOption } from "../../shell/invocation";
import { installsOf, type PlacedInstall } from "../../shell/packages";
import type { Instruction } from "../../syntax/types";
import type { Found, InstructionContext } from "../rule";

export const unpinnedMessages = {
  unpinned: "{name} has no version, so every build takes the newest one. Write {form}",
  variable: "What {name} holds may have no version, and then every build takes the newest one. Pin what it holds",
} as const;

/** For `docs.whenNot` and `docs.fixSafety` of them all. */
export const whenPinningHurts =
  "Distributions delete old versions from their repositories, so an exact version can break a build that nobody touched. Off by default for that reason.";

/** The version is a variable that nothing before this RUN, and nothing in it, sets: then there is no version. */
function isEmptyVariable(version: string | undefined, { script }: PlacedInstall, { scope }: InstructionContext): boolean {
  const name = /^\$\{?(\w+)\}?$/.exec(version ?? "")?.[1];
  if (name === undefined || scope.stage === undefined || scope.lookup(name)) return false;
  return !baseMaySet(scope.stage, name) && !script.source.text.includes(`${name}=`);
}

/** @param form how a version is written, `{name}` standing for the package */
export function* unpinned(
  instruction: Instruction,
  context: InstructionContext,
  managers: readonly Manager[],
  form: string,
): Iterable<Found<typeof unpinnedMessages>> {
  for (const install of installsOf(instruction, context, ...managers)) {
    const { manager, invocation, subcommand, packages } = install;
    if (hasOption(invocation, ...packageManagers[manager].fromElsewhere) || /group/.test(subcommand)) continue;
    for (const { word, name, version, pinned } of packages) {
      if (subcommand === "module install" && word.text.includes(":")) continue; // the stream is the version
      const strictly = context.options.strict && pinned === undefined; // a variable may hold anything
      if (pinned !== false && !strictly && !isEmptyVariable(version, install, context)) continue;
      const shown = name ?? word.text;
      const isVariable = /^["']?\$/.test(shown);
      yield {
        at: word.span,
        says: isVariable ? ["variable", { name: shown }] : ["unpinned", { name: shown, form: form.replace("{name}", shown) }],
      };
    }
  }
}
