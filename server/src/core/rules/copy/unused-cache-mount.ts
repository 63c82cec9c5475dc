// A cache mount that an option, a clean-up or Debian's own settings keep empty.
import { dropOption, prependCommand } from "../../edits";
import { imageBelow } from "../../model/baseImage";
import { historyOf } from "../../model/lineage";
import type { Scope, Stage } from "../../model/types";
import { allCommands } from "../../shell/commandsOf";
import { callSpan, type Invocation, optionOf } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import { isWithin } from "../../text/path";
import { defineRule, type FileContext, type Found } from "../rule";
import { cacheFilledBy, cacheMountsOf, likelyUser, targetsOf } from "./cacheTargets";

const messages = {
  off: "{option} keeps {program} from using the cache mount at {target}. Leave out one of the two",
  variable: "{name} keeps {program} from using this cache mount. Leave out one of the two",
  emptied:
    "This empties the cache mount at {target}, so the next build downloads everything again. A mount is no part of the layer: leave it",
  docker:
    "The settings of this base image delete what apt-get has downloaded (docker-clean), so this mount stays empty. Remove /etc/apt/apt.conf.d/docker-clean first",
  drop: "Leave out {option}",
  remove: "Remove docker-clean first",
} as const;
type Finding = Found<typeof messages>;

const aptCache = "/var/cache/apt";
const covers = (target: string, folder: string): boolean => isWithin(target, folder) || isWithin(folder, target);

/** Options and variables of programs whose cache is looked for in the tables, or is always in one place. */
const variables: Readonly<Record<string, string>> = { pip: "PIP_NO_CACHE_DIR", uv: "UV_NO_CACHE" };

function optionFor(invocation: Invocation, target: string, scope: Scope): string | undefined {
  if (invocation.program === "apk") return /^\/(?:var\/cache|etc\/apk)(?:\/|$)/.test(target) ? "--no-cache" : undefined;
  const row = cacheFilledBy(invocation, scope);
  const [option] = row?.switchedOffBy ?? [];
  return row && option && targetsOf(row, likelyUser(scope), scope).some((each) => covers(target, each)) ? option : undefined;
}

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
    const name = optionFor(invocation, target, scope);
    const option = name === undefined ? undefined : optionOf(invocation, name);
    const variable = variables[program];
    if (option && name !== undefined) {
      const edit = dropOption(file, invocation, option);
      const fix = edit && { title: ["drop", { option: name }] as const, safety: "review" as const, edits: () => [edit] };
      yield { at: option.span, says: ["off", { option: name, program, target }], fix };
    } else if (name !== undefined && variable && /^(?:1|true|yes|on)$/i.test(scope.lookup(variable)?.value ?? "")) {
      yield { at, says: ["variable", { name: variable, program }] };
      return;
    }
  }
}

const cleaners: Readonly<Record<string, RegExp>> = {
  "apt-get": /^(?:clean|autoclean|distclean)$/,
  apt: /^(?:clean|autoclean|distclean)$/,
};

/** `pip cache purge`, `npm cache clean --force`. */
const purges = ({ program, subcommand, operands }: Invocation): boolean =>
  /^(?:pip|npm|yarn|uv)$/.test(program) && subcommand?.value === "cache" && /^(?:purge|clean)$/.test(operands[0]?.value ?? "");

function empties(invocation: Invocation, target: string): boolean {
  const { program, subcommand, operands } = invocation;
  if (cleaners[program]?.test(subcommand?.value ?? "")) return covers(target, aptCache);
  if (purges(invocation)) return target.includes(program);
  if (program !== "rm") return false;
  return operands.some(({ text }) => {
    const path = text.replace(/["']/g, "").replace(/\/\*?$/, "");
    return (
      path !== "" &&
      path !== "/" &&
      (isWithin(target, path) || (/^\/(?:lists|archives)$/.test(path.slice(target.length)) && path.startsWith(target)))
    );
  });
}

/** Debian's and Ubuntu's images hold the setting until something takes it away, wherever in the stage. */
function holdsDockerClean(stage: Stage): boolean {
  const family = imageBelow(stage)?.distribution?.family;
  if (family !== "debian" && family !== "ubuntu") return false;
  return historyOf(stage).every(({ keyword, arguments: { text }, heredocs }) =>
    keyword === "COPY" || keyword === "ADD"
      ? !/\/etc\b|\s\/$/.test(text)
      : [text, ...heredocs.map(({ body }) => body.text)].every((each) => !/docker-clean|keep-cache|Keep-Downloaded|apt\.conf/.test(each)),
  );
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
        const emptying = all.filter((invocation) => !told.has(invocation) && empties(invocation, target));
        for (const invocation of emptying) {
          told.add(invocation);
          yield { at: invocation.program === "rm" ? invocation.command.span : callSpan(invocation), says: ["emptied", { target }] };
        }
        const installs = all.some(({ program, subcommand }) => /^apt(?:-get)?$/.test(program) && subcommand?.value === "install");
        if (emptying.length > 0 || !installs || !covers(target, `${aptCache}/archives`)) continue;
        const holds = docker.get(stage) ?? holdsDockerClean(stage);
        docker.set(stage, holds);
        if (!holds) continue;
        const edit = () => [prependCommand(run, "rm -f /etc/apt/apt.conf.d/docker-clean;")];
        yield { at, says: ["docker"], fix: { title: ["remove"], safety: "review", edits: edit } };
      }
    }
  },
});
