// pip install that keeps downloads in the layer.
import { addOption } from "../../edits";
import { shippedStages } from "../../model/lineage";
import type { Stage } from "../../model/types";
import { callSpan, hasOption } from "../../shell/invocation";
import { installsOf } from "../../shell/packages";
import type { Instruction } from "../../syntax/types";
import { defineRule, type FileContext, type Found } from "../rule";
import { toldOnce } from "../toldOnce";
import { cacheJudge } from "./cacheUse";
import { cachesOf, commandsBehind, mountedAway } from "./installs";
import { cleansPip, takesOwnWheels } from "./pipCache";
import { hasNoCacheYet, knowsNoCacheDir } from "./pipRelease";

const switchedOn = /^(1|true|on|yes)$/i;

/** What reads pip's cache: pip itself, and programs that call it. */
const readers =
  /^(?:pip|pipx|pipenv|poetry|pdm|hatch|pip-(?:compile|sync)|virtualenv|easy_install|conda|mamba|micromamba|pre-commit|jupyter|platformio|ansible-galaxy)$/;

/** The installs of a RUN that keep the cache, and the commands behind them. */
function* keptBy(run: Instruction, file: FileContext) {
  const variable = file.scopeBefore(run).lookup("PIP_NO_CACHE_DIR");
  if (variable && (variable.value === undefined || switchedOn.test(variable.value))) return;
  if (mountedAway(run, file.scopeBefore(run), cachesOf("pip"), "pip")) return;
  for (const install of installsOf(run, file, "pip")) {
    const { invocation, script } = install;
    if (invocation.program !== "pip") continue; // pipx has a cache of its own
    const sets = /PIP_NO_CACHE_DIR=["']?(1|true|on|yes)\b/i.test(script.source.text);
    if (sets || hasOption(invocation, "--no-cache-dir", "--no-index")) continue;
    if (!file.options.strict && takesOwnWheels(invocation, run, file.stageOf(run))) continue;
    const behind = commandsBehind(install);
    if (!behind.some(cleansPip)) yield { invocation, script, behind };
  }
}

const messages = {
  left: "pip keeps a second copy of what it downloads in this layer. Add --no-cache-dir",
  also: "Here, too",
  add: "Add --no-cache-dir",
} as const;

/** One for each install of a RUN. */
function* leftBy(
  run: Instruction,
  file: FileContext,
  isOld: boolean,
  isUnused: ReturnType<typeof cacheJudge>,
): Iterable<Found<typeof messages>> {
  const knows = knowsNoCacheDir(file.stageOf(run));
  for (const { invocation, script, behind } of keptBy(run, file)) {
    const safety = knows && !hasOption(invocation, "--cache-dir") && isUnused(run, script, behind) ? "safe" : "review";
    yield {
      at: callSpan(invocation),
      says: ["left"],
      fix: isOld ? undefined : { title: ["add"], safety, edits: () => [addOption(invocation, "--no-cache-dir")] },
    };
  }
}

export default defineRule({
  id: "pip-cache-left",
  aliases: ["DL3042"],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `pip install` in the final stage that keeps pip's cache.",
    why: "Every downloaded package stays in the layer a second time, under `~/.cache/pip`.",
    bad: "FROM debian:12-slim\nRUN pip install flask==3.1.0\n",
    good: "FROM debian:12-slim\nRUN pip install --no-cache-dir flask==3.1.0\n",
    fixSafety:
      "Safe where the base image's pip is certain to know the option and nothing behind it in the file calls pip again or takes the cache along: what is installed is the same. " +
      "Elsewhere it needs a look: a later install loads anew what this one has kept.",
    differs:
      "A cache mount, a removed cache and `PIP_NO_CACHE_DIR` count; a stage that is not the final one, and a Debian or Ubuntu whose pip is older than its cache, are passed over; so are wheels that `pip wheel` has made in the same stage. Several installs of one RUN are told once.",
  },
  messages,
  reads: ["FROM", "ARG", "ENV", "RUN", "COPY", "CMD", "ENTRYPOINT", "HEALTHCHECK", "ONBUILD", "SHELL"],
  *check(file) {
    let shipped: ReadonlySet<Stage | undefined> | undefined;
    const isUnused = cacheJudge(file, readers);
    const old = new Map<Stage | undefined, boolean>();
    for (const run of file.each("RUN")) {
      if (!run.arguments.text.includes("pip") && run.heredocs.length === 0) continue;
      shipped ??= shippedStages(file);
      const stage = file.stageOf(run);
      const isOld = old.get(stage) ?? hasNoCacheYet(stage);
      old.set(stage, isOld);
      if (!file.options.strict && (!shipped.has(stage) || isOld)) continue;
      yield* toldOnce(leftBy(run, file, isOld, isUnused), ["also"]);
    }
  },
});
