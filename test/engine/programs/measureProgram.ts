// All that is measured of one program: each signal in a container of its own, as PID 1 and behind an init.
import type { Engine } from "../engine";
import type { Limit } from "../limit";
import { run } from "../process";
import type { Failed, Reaction, Row } from "./evidence";
import { buildRecipe } from "./images";
import { treeOf } from "./inside";
import type { Recipe } from "./recipe";
import { type Tried, tryOut } from "./trial";

const isFailure = (reaction: Reaction | Failed): reaction is Failed => "said" in reaction;

/** The program's words behind a shell that stays: a program that goes into the background works on there. */
async function worksBehind(engine: Engine, image: string, recipe: Recipe): Promise<boolean> {
  const argv = ["sh", "-c", '"$@"; sleep 60', "sh", ...recipe.argv];
  const { reaction, inside } = await tryOut(engine, image, recipe, { signal: "KILL", init: false, argv });
  const programs = inside?.processes.filter(({ parent, words, zombie }) => parent !== 0 && words[0] !== "sleep" && !zombie) ?? [];
  return !isFailure(reaction) && programs.length > 0;
}

async function version(engine: Engine, image: string, recipe: Recipe): Promise<string> {
  const args = ["run", "--rm", "--network", "none", "-u", "0", image, "sh", "-c", recipe.version];
  const { stdout, stderr } = await run(engine.client, args, { env: engine.env });
  return /\d+(?:\.\d+)+[\w.]*|\d{3,}|\d+/.exec((stdout + stderr).replace(/^\d+:(?=\d)/, ""))?.[0] ?? "not known";
}

export async function measureProgram(engine: Engine, recipe: Recipe, inTurn: Limit): Promise<Row> {
  const image = await inTurn(() => buildRecipe(engine, recipe));
  const once = (signal: string, init: boolean, orphans = false): Promise<Tried> =>
    inTurn(() => tryOut(engine, image, recipe, { signal, init, orphans }));
  const own = recipe.stopSignal === undefined ? [] : [recipe.stopSignal];
  const signals = [...new Set(["TERM", "INT", "QUIT", "HUP", ...own])];
  const first = await once("TERM", false);
  const [alone, ...behind] = await Promise.all([
    isFailure(first.reaction)
      ? inTurn(async () => ({ ...first.reaction, ...((await worksBehind(engine, image, recipe)) ? { behind: true } : {}) }))
      : others(first, signals.slice(1), once),
    ...["TERM", ...own].map(async (signal) => [signal, (await once(signal, true)).reaction] as const),
  ]);
  const zombies = isFailure(first.reaction) ? undefined : (await once("KILL", false, true)).zombies;
  const init = behind.map(([, reaction]) => reaction).find(isFailure) ?? Object.fromEntries(behind);
  return {
    name: recipe.name,
    ...(recipe.also && { also: recipe.also }),
    ...(recipe.when && { when: recipe.when }),
    argv: recipe.argv,
    version: await version(engine, image, recipe),
    date: new Date().toISOString().slice(0, 10),
    tree: treeOf(first.inside?.processes ?? []),
    pid1: alone as Row["pid1"],
    ...(zombies === undefined ? {} : { zombies }),
    init: init as Row["init"],
  };
}

async function others(
  first: Tried,
  signals: readonly string[],
  once: (signal: string, init: boolean) => Promise<Tried>,
): Promise<Readonly<Record<string, Reaction | Failed>>> {
  const rest = await Promise.all(signals.map(async (signal) => [signal, (await once(signal, false)).reaction] as const));
  return Object.fromEntries([["TERM", first.reaction] as const, ...rest]);
}
