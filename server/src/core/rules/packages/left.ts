// Caches of package managers that stay in the layer: what the rules on it share, one rule a package manager.
import { appendCommand } from "../../edits";
import { type Manager, managerOf, packageManagers } from "../../knowledge/packageManagers";
import { shippedStages } from "../../model/lineage";
import type { Stage } from "../../model/types";
import { callSpan, invocations } from "../../shell/invocation";
import { operandsOf, type PlacedInstall } from "../../shell/packages";
import type { Instruction } from "../../syntax/types";
import type { FileContext, Found, InstructionContext } from "../rule";
import { toldOnce } from "../toldOnce";
import { cacheJudge } from "./cacheUse";
import { cachesOf, commandsBehind, lastOf, mountedAway } from "./installs";
import { cleansUp } from "./removals";

type Download = Pick<PlacedInstall, "manager" | "invocation" | "subcommand" | "script">;

export const leftMessages = {
  left: "What {program} {subcommand} downloads stays in this layer. Add {cleanUp} to the same RUN, or use a cache mount",
  several:
    "What {program} {subcommand} downloads stays in this layer, as it does in {more} more {runs}. Add {cleanUp} to every one of these, because a single one that is left out keeps the repository data, or use a cache mount",
  also: "Here, too",
  add: "Add {cleanUp}",
} as const;

/** What the pages of the rules on a distribution's packages say alike. */
export const leftDocs = {
  why: "Downloaded packages and repository data are of no use in a running container, and every pull of the image carries them.",
  fixSafety: "Needs a look: a later RUN that installs has to download the repository data again.",
  differs: "A cache mount or a removed cache folder counts, and a stage that is not the final one is passed over.",
} as const;

export const rpmFixSafety =
  "Safe where nothing behind it in the file installs or takes the cache along: it loads the data again by itself, in this image and in those that build on it. " +
  "Elsewhere it needs a look: a later RUN that installs has to download the repository data again.";

/** Installs and upgrades of everything, in order. */
function downloadsOf(
  instruction: Instruction,
  context: Pick<InstructionContext, "scripts">,
  managers: readonly Manager[],
): readonly Download[] {
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

/**
 * @param cleans the words that a cleaning command of the same program has
 * @param isUnused nothing of the file uses the cache again, and whoever stands on the image does not see the difference
 */
export function* cachesLeft(
  instruction: Instruction,
  context: Pick<InstructionContext, "scripts" | "file" | "scope">,
  managers: readonly Manager[],
  cleans: RegExp,
  isUnused?: ReturnType<typeof cacheJudge>,
): Iterable<Found<typeof leftMessages>> {
  const installs = downloadsOf(instruction, context, managers);
  for (const [index, install] of installs.entries()) {
    const { manager, invocation, subcommand, script } = install;
    if (installs.slice(index + 1).some((later) => later.manager === manager)) continue; // the last one is told
    if (mountedAway(instruction, context.scope, cachesOf(manager))) continue;
    const behind = commandsBehind(install);
    const cleaned = behind.some(
      (later) =>
        cleansUp(later, cachesOf(manager)) ||
        (later.program === invocation.program && cleans.test(later.words.map(({ text }) => text).join(" "))),
    );
    if (cleaned) continue;
    const cleanUp = (packageManagers[manager].cleanUp[0] ?? "").replace(/^\S+/, (word) => (word === manager ? invocation.program : word));
    const edit = appendCommand(context.file, instruction, script, cleanUp, lastOf(script, managers));
    const safety = isUnused?.(instruction, script, behind) ? "safe" : "review";
    yield {
      at: callSpan(invocation),
      says: ["left", { program: invocation.program, subcommand, cleanUp }],
      fix: edit && { title: ["add", { cleanUp }], safety, edits: () => [edit] },
    };
  }
}

/** For yum and its heirs, which load what they need again by themselves: an image that stands on this one installs as before. */
export function* rpmCachesLeft(file: FileContext, managers: readonly Manager[]): Iterable<Found<typeof leftMessages>> {
  const mayCall = new RegExp(`\\b(?:${managers.join("|")})`);
  let shipped: ReadonlySet<Stage | undefined> | undefined;
  const found: Found<typeof leftMessages>[] = [];
  const isUnused = cacheJudge(file, /^(?:yum|dnf5?|microdnf|tdnf|rpm|yumdownloader|yum-builddep|repoquery)$/);
  for (const run of file.each("RUN")) {
    if (!mayCall.test(run.arguments.text) && run.heredocs.length === 0) continue;
    shipped ??= shippedStages(file);
    if (!file.options.strict && !shipped.has(file.stageOf(run))) continue;
    const context = { file, scope: file.scopeBefore(run), scripts: (instruction: Instruction) => file.scripts(instruction) };
    const left = cachesLeft(run, context, managers, /\bclean\b/, isUnused);
    if (file.options.strict) yield* left;
    else found.push(...left);
  }
  yield* onceForImage(found);
}

/** The image has the repository data once, however many RUNs load them. */
function onceForImage(found: readonly Found<typeof leftMessages>[]): readonly Found<typeof leftMessages>[] {
  const more = found.length - 1;
  return toldOnce(
    found.map((each, at) =>
      at > 0 || more < 1 || each.says[0] !== "left"
        ? each
        : { ...each, says: ["several", { ...each.says[1], more, runs: more > 1 ? "RUNs" : "RUN" }] },
    ),
    ["also"],
  );
}
