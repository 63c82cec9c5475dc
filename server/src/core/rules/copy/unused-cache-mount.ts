// A cache mount that an option, a clean-up or Debian's own settings keep empty.
import { dropOption, prependCommand } from "../../edits";
import type { Stage } from "../../model/types";
import { allCommands } from "../../shell/commandsOf";
import { callSpan, type Invocation } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import { defineRule, type FileContext, type Found } from "../rule";
import { emptiesCache, emptiesLists } from "./cacheEmptied";
import { cacheSwitch } from "./cacheSwitchedOff";
import { aptCache, cacheMountsOf, overlap } from "./cacheTargets";
import { holdsDockerClean, keptByApt, withoutDockerClean } from "./dockerClean";

const messages = {
  off: "{option} keeps {program} from using the cache mount at {target}. Leave out one of the two",
  variable: "{name} keeps {program} from using this cache mount. Leave out one of the two",
  emptied:
    "This empties the cache mount at {target}, so the next build downloads everything again. A mount is no part of the layer: leave it",
  lists:
    "This takes the package lists out of the cache mount at {target}, so the next build loads them all again. A mount is no part of the layer: leave it",
  docker:
    "The settings of this base image delete what apt-get has downloaded (docker-clean), so this mount stays empty. Remove /etc/apt/apt.conf.d/docker-clean first",
  apt: "apt deletes the packages that it has installed, and so do the settings of this base image (docker-clean): this mount stays empty. Remove docker-clean and switch APT::Keep-Downloaded-Packages on first",
  drop: "Leave out {option}",
  remove: "Remove docker-clean first",
  keep: "Let apt keep what it downloads",
} as const;
type Finding = Found<typeof messages>;

function* switchedOff(
  file: FileContext,
  run: Instruction,
  target: string,
  at: Finding["at"],
  all: readonly Invocation[],
): Iterable<Finding> {
  const scope = file.scopeBefore(run);
  for (const invocation of all) {
    const { program } = invocation;
    const by = cacheSwitch(invocation, target, scope);
    if (by === undefined) continue;
    if (typeof by === "string") {
      yield { at, says: ["variable", { name: by, program }] };
      return;
    }
    const edit = dropOption(file, invocation, by);
    const fix = edit && { title: ["drop", { option: by.name }] as const, safety: "review" as const, edits: () => [edit] };
    yield { at: by.span, says: ["off", { option: by.name, program, target }], fix };
  }
}

export default defineRule({
  id: "unused-cache-mount",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds cache mounts that stay empty: `--no-cache-dir` or `--no-cache` beside them, a clean-up of the mount in the same RUN, or a mount at apt's cache in an image of Debian or Ubuntu that deletes downloaded packages by itself.",
    why: "The mount is there to keep downloads between builds without a place in the layer. Kept empty it does nothing, and every build downloads everything again.",
    bad: "FROM python:3.13-slim\nCOPY requirements.txt .\nRUN --mount=type=cache,target=/root/.cache/pip pip install --no-cache-dir -r requirements.txt\n",
    good: "FROM python:3.13-slim\nCOPY requirements.txt .\nRUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt\n",
    fixSafety: "Needs a look: packages come from the cache then, also ones that were built on another day.",
    whenNot: "A stage that has taken docker-clean away, or sets apt's configuration in any way, is passed over.",
  },
  messages,
  reads: ["FROM", "ARG", "ENV", "RUN", "COPY", "ADD", "USER", "SHELL"],
  *check(file) {
    const docker = new Map<Stage, boolean>();
    for (const run of file.each("RUN")) {
      const mounts = run.flags.length === 0 ? [] : cacheMountsOf(run);
      const { stage } = file.scopeBefore(run);
      if (mounts.length === 0 || !stage) continue;
      const all = allCommands(run, file);
      const told = new Set<Invocation>();
      for (const { target, targetOption } of mounts) {
        const at = targetOption.valueSpan ?? targetOption.span;
        yield* switchedOff(file, run, target, at, all);
        const emptying = all.filter((invocation) => !told.has(invocation) && emptiesCache(invocation, target));
        for (const invocation of emptying) {
          told.add(invocation);
          yield {
            at: invocation.program === "rm" ? invocation.command.span : callSpan(invocation),
            says: [emptiesLists(invocation, target) ? "lists" : "emptied", { target }],
          };
        }
        const by = all.find(({ program, subcommand }) => /^apt(?:-get)?$/.test(program) && subcommand?.value === "install")?.program;
        if (emptying.length > 0 || !by || !overlap(target, `${aptCache}/archives`)) continue;
        const holds = docker.get(stage) ?? holdsDockerClean(stage);
        docker.set(stage, holds);
        if (!holds) continue;
        const [says, title, command] =
          by === "apt" ? (["apt", "keep", keptByApt] as const) : (["docker", "remove", withoutDockerClean] as const);
        yield { at, says: [says], fix: { title: [title], safety: "review", edits: () => [prependCommand(run, command)] } };
      }
    }
  },
});
