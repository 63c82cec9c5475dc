// Simulates the start of a Dockerfile in a folder that is only in the test, and draws what was found.
import { parse, type Startup, startup, startupNeeds } from "../../server/src/core";
import { factsFrom } from "../support/facts";
import { dedent } from "../support/text";

export type Files = Readonly<Record<string, string>>;

/** The simulation of the final stage, or of the stage with this name. */
export function simulate(source: string, files: Files = {}, stage?: string): Startup {
  const doc = parse(dedent(source));
  const at = stage === undefined ? doc.finalStage : doc.stages.find(({ name }) => name === stage);
  const found = startup(doc, factsFrom(files), at);
  if (!found) throw new Error("the test's Dockerfile has no such stage");
  return found;
}

/** `tini ─ sh = node`: `=` becomes the next by exec, `─` starts it. Then the four answers and the verdict. */
export function draw(found: Startup): string {
  const chain = found.chain
    .map((step, index) => `${index === 0 ? "" : found.chain[index - 1]?.execs ? " = " : " ─ "}${step.program}`)
    .join("");
  const { signal, reachesApp, stopsPromptly } = found.stop;
  const pid1 = found.pid1?.program ?? "?";
  return `${chain || "nothing"} · PID 1 ${pid1} · ${signal} reaches ${reachesApp}, prompt ${stopsPromptly} · reaps ${found.reapsOrphans} · ${found.verdict}`;
}

export const drawn = (source: string, files: Files = {}): string => draw(simulate(source, files));

/** Paths that the simulation asks for when nothing is known yet. */
export const asks = (source: string): readonly string[] =>
  startupNeeds(parse(dedent(source)), { files: new Map(), directories: new Map(), dockerignore: undefined, version: 0 }).flatMap((query) =>
    query.kind === "file" ? query.path : [],
  );
