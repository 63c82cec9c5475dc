// Follows run-script-os, npm-run-all and their kin to the script of package.json that they start.
import { readPackageJson } from "../context";
import { linuxScripts, type ScriptRunner, scriptRunners } from "../knowledge/scriptRunners";
import { programName } from "../shell/dialect";
import { known, textsOf } from "../shell/field";
import { type Followed, type Next, stepOf } from "./follow";
import type { Step } from "./types";

/** Any program, as far as is known: the script's words are not at hand. */
export const unseenScript = (script: string, because: string): Step => ({
  program: `"${script}" script`,
  argv: [],
  why: "the script of package.json",
  execs: false,
  role: "app",
  certainty: "unknown",
  app: { kind: "service", onTerm: "unknown", reaps: "unknown", alsoStopsOn: [], certainty: "unknown", because, file: undefined },
});

/** The script that it starts, last of all; undefined: it is not told. */
function scriptOf({ starts }: ScriptRunner, words: readonly string[], caller: Step["runner"]): string | undefined {
  const scripts = caller?.packageJson && readPackageJson(caller.packageJson.text)?.scripts;
  const { script = "" } = caller ?? {};
  if (starts === "lifecycle") return linuxScripts.map((ending) => script + ending).find((name) => scripts?.has(name));
  const named = starts === "named" ? words.filter((word) => !word.startsWith("-")).at(-1) : undefined;
  return named !== undefined && /^[\w.:-]+$/.test(named) ? named : undefined;
}

/** @param before the steps so far: what they start is a script of the package whose script they are */
export function followScripts(next: Next, before: readonly Step[]): Followed | undefined {
  const [program = "", ...words] = textsOf(next.argv);
  const name = programName(program);
  const row = scriptRunners.get(name);
  if (!row) return undefined;
  const step: Step = { ...stepOf(next, "wrapper"), forwards: row.forwards, reaps: row.forwards === "no" ? "no" : "unknown" };
  const caller = before.findLast(({ runner }) => runner)?.runner;
  const script = scriptOf(row, words, caller);
  if (script === undefined) {
    const because = `which program ${name} starts is not known here`;
    return { steps: [step, unseenScript(caller?.script ?? name, because)], next: undefined };
  }
  return {
    steps: [step],
    next: { argv: known([caller?.name ?? "npm", "run", script]), directory: next.directory, why: `started by ${name}` },
  };
}
