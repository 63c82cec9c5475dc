// Hover of the start command and of an init's word: what the container runs, as which processes, and what `docker stop` does to them.

import { runByCompose, startQueries } from "../../context";
import type { FactQuery, Facts } from "../../facts";
import { type Init, inits } from "../../knowledge/inits";
import type { Dockerfile, Stage } from "../../model/types";
import { programName } from "../../shell/dialect";
import { quoteForShell } from "../../shell/words";
import { needs, type Startup, type Step, startup } from "../../startup";
import { processesOf } from "../../startup/deliver";
import type { Instruction } from "../../syntax/types";
import { code, headline, page } from "./markdown";

const keywords: readonly string[] = ["CMD", "ENTRYPOINT", "STOPSIGNAL"];

/** The stage whose start the instruction takes part in; undefined where a later one replaces it, or it has no part in it. */
function stageStarted(doc: Dockerfile, instruction: Instruction): Stage | undefined {
  const keyword = keywords.find((name) => name === instruction.keyword);
  const stage = keyword === undefined ? undefined : doc.stageOf(instruction);
  return stage?.effective(keyword as "CMD" | "ENTRYPOINT" | "STOPSIGNAL") === instruction ? stage : undefined;
}

/** Files that tell more of the start; for the start command's own instructions only. */
export function startupNeeds(doc: Dockerfile, offset: number, facts: Facts): readonly FactQuery[] {
  const instruction = doc.instructionAt(offset);
  const stage = instruction && stageStarted(doc, instruction);
  return stage ? stageNeeds(doc, facts, stage) : [];
}

export const stageNeeds = (doc: Dockerfile, facts: Facts, stage: Stage | undefined): readonly FactQuery[] => [
  ...needs(doc, facts, stage),
  ...startQueries(doc, facts),
];

/** As the Compose file beside it runs the final image. */
export const startOf = (doc: Dockerfile, facts: Facts, stage: Stage): Startup | undefined =>
  startup(doc, facts, stage, stage.isFinal ? runByCompose(doc, facts) : {});

const nameOf = (step: Step): string => (step.argv.length === 0 ? step.program : code(step.program));

function orphanNote({ reapsOrphans, chain }: Startup): string {
  const [pid1] = processesOf(chain);
  const name = pid1 ? nameOf(pid1) : "PID 1";
  if (reapsOrphans === "unknown") return `Whether ${name} reaps orphans is not known.`;
  return reapsOrphans === "yes" ? `${name} reaps orphans.` : `${name} does not reap orphans: they stay zombies until the container ends.`;
}

/** What holds for this container: command line, processes, stop, orphans. */
export function startNotes(doc: Dockerfile, instruction: Instruction, facts: Facts): readonly string[] {
  const stage = stageStarted(doc, instruction);
  const found = stage && startOf(doc, facts, stage);
  if (!found?.argv || found.chain.length === 0) return found?.reasons.map(({ text }) => text) ?? [];
  const isTask = found.chain.at(-1)?.app?.kind === "task";
  const chain = processesOf(found.chain).map(nameOf).join(" → ");
  return [
    `The container starts with ${code(quoteForShell(found.argv))}.`,
    `PID 1: ${chain}.`,
    ...found.reasons.map(({ text }) => text),
    ...(isTask || found.reasons.some(({ text }) => text.includes("orphans")) ? [] : [orphanNote(found)]),
  ];
}

/** Options in front of the program, each with what it does. */
function optionNotes(init: Init, words: readonly string[]): readonly string[] {
  const notes: string[] = [];
  for (let at = 1; at < words.length; at++) {
    const word = words[at] ?? "";
    if (word === "--") return [...notes, "`--` ends its own options."];
    if (!/^-./.test(word)) break;
    const names = word.startsWith("--") ? [word.split("=")[0] ?? word] : [...word.slice(1)].map((letter) => `-${letter}`);
    for (const name of names) {
      const option = init.options.find((each) => each.names.includes(name));
      if (!option) continue;
      notes.push(`${code(name)} ${option.what}.`);
      if (option.valued && !word.includes("=")) at++;
    }
  }
  return notes;
}

/** Hover of `tini`, `dumb-init`, `catatonit` in the array of a start command. */
export function initHover(doc: Dockerfile, instruction: Instruction, word: string): string | undefined {
  const init = keywords.includes(instruction.keyword) ? inits.get(programName(word)) : undefined;
  if (!init) return undefined;
  const words = instruction.json?.map(({ value }) => value) ?? [];
  const scope = doc.stageOf(instruction)?.endScope;
  const environment = init.environment.filter(({ name }) => scope?.lookup(name)?.kind === "env");
  return page(
    headline(init.name, "a small init. As PID 1 it passes signals on to its child, reaps orphans and ends when its child ends."),
    [
      ...optionNotes(init, words.slice(words.indexOf(word))),
      ...environment.map(({ name, when, what }) => `${code(name)} stands in ENV: ${what} (when it is ${when}).`),
      `Exit code: ${init.exitCodes}.`,
      "What stands between it and the program, such as a shell, must pass signals on itself: let `exec` start the program.",
    ],
  );
}
