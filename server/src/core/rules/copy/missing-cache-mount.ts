// A download that the next build makes again for want of a cache mount.
import { addFlags, dropOption, prependCommand, type Written } from "../../edits";
import type { CacheOf } from "../../knowledge/cacheMounts";
import { hasOption, type Invocation, invocations, optionOf } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import { isWithin } from "../../text/path";
import type { TextEdit } from "../../text/span";
import { defineRule } from "../rule";
import { type CacheUser, cacheFilledBy, cacheMountsOf, likelyUser, targetsOf } from "./cacheTargets";
import { withoutDockerClean } from "./dockerClean";

function mountFlag(target: string, { locked }: CacheOf, { isRoot, uid }: CacheUser): string {
  const sharing = locked ? ",sharing=locked" : "";
  const owner = isRoot ? "" : uid === undefined ? ",mode=0777" : `,uid=${uid}`;
  return `--mount=type=cache,target=${target}${sharing}${owner}`;
}

/** Debian's images delete every downloaded package behind apt's back, and clean-ups empty the mount. */

function editsFor(
  file: Written,
  instruction: Instruction,
  flags: readonly string[],
  invocation: Invocation,
  row: CacheOf,
): readonly TextEdit[] {
  const cleaned = row.programs.includes("apt-get") && !instruction.line.text.includes("docker-clean");
  const switches = row.switchedOffBy.flatMap((name) => optionOf(invocation, name) ?? []);
  return [
    addFlags(instruction, flags),
    ...(cleaned ? [prependCommand(instruction, withoutDockerClean)] : []),
    ...switches.flatMap((option) => dropOption(file, invocation, option) ?? []),
  ];
}

/** `apt-get clean`, `npm cache clean`, `rm -rf /var/lib/apt/lists/*`: it would empty the mount each time. */
const empties = ({ program, words }: Invocation, targets: readonly string[], row: CacheOf): boolean =>
  program === "rm"
    ? words.some(({ text }) => targets.some((target) => text.replace(/^["']/, "").startsWith(target)))
    : row.programs.includes(program) && words.slice(1, 4).some(({ text }) => /^(?:dist-?clean|clean|clear|purge)$/.test(text));

export default defineRule({
  id: "missing-cache-mount",
  aliases: [],
  since: "0.1.0",
  severity: "style",
  defaultOn: false,
  docs: {
    what: "Finds installs whose downloads could be kept between builds by `RUN --mount=type=cache`.",
    why:
      "When a line is built again, its package manager downloads everything again. A cache mount keeps the downloads between builds " +
      "and out of the image.",
    bad: "FROM node:22\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN npm ci\n",
    good: "FROM node:22\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN --mount=type=cache,target=/root/.npm npm ci\n",
    fixSafety:
      "Needs a look: where a later RUN needs what lies in the cache (Go modules, Maven's repository), it needs the same mount. " +
      "None where the RUN empties the cache itself: take that out first. BuildKit is needed.",
    whenNot: "Builds run on machines that keep no cache.",
  },
  messages: {
    missing: "What {program} downloads is lost when this line is built again. A cache mount at {target} keeps it, outside of the image",
    add: "Add a cache mount at {target}",
  },
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    const { scope } = context;
    const mounts = cacheMountsOf(instruction);
    const told = new Set<CacheOf>();
    const all = context.scripts(instruction).flatMap((script) => invocations(script));
    for (const invocation of all) {
      const row = cacheFilledBy(invocation, scope);
      if (!row || told.has(row) || hasOption(invocation, "--no-download")) continue;
      told.add(row);
      const user = likelyUser(scope);
      const targets = targetsOf(row, user, scope).filter(
        (target) => !mounts.some((mount) => isWithin(target, mount.target) || isWithin(mount.target, target)),
      );
      const target = targets.join(", ");
      if (targets.length === 0) continue;
      const flags = targets.map((each) => mountFlag(each, row, user));
      yield {
        at: invocation.nameSpan,
        says: ["missing", { program: invocation.program, target }],
        fix:
          instruction.form === "shell" && instruction.heredocs.length === 0 && !all.some((each) => empties(each, targets, row))
            ? { title: ["add", { target }], safety: "review", edits: () => editsFor(context.file, instruction, flags, invocation, row) }
            : undefined,
      };
    }
  },
});
