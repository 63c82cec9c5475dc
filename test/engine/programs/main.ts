// `npm run measure [-- name …]`: starts programs in containers and writes what they do as PID 1 and behind an init.
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Engine, findEngine } from "../engine";
import { provideImages } from "../images";
import { limit } from "../limit";
import { run } from "../process";
import { differences, failed, keepRow, type Row, readRows } from "./evidence";
import { buildFamily, label } from "./images";
import { measureProgram } from "./measureProgram";
import { type Recipe, rowName } from "./recipe";

/** Most of a container's time is waiting. */
const atOnce = 6;
const here = dirname(fileURLToPath(import.meta.url));
const log = (line: string): void => console.log(line);

interface Wanted {
  /** Name of the file of recipes, which its evidence has too. */
  readonly file: string;
  readonly recipe: Recipe;
}

async function allRecipes(): Promise<readonly Wanted[]> {
  const files = readdirSync(join(here, "recipes")).filter((name) => name.endsWith(".ts"));
  const loaded = files.sort().map(async (name) => {
    const { recipes }: { recipes: readonly Recipe[] } = await import(pathToFileURL(join(here, "recipes", name)).href);
    return recipes.map((recipe) => ({ file: name.replace(/\.ts$/, ""), recipe }));
  });
  return (await Promise.all(loaded)).flat();
}

/** The names may be those of programs, of rows, of families and of files of recipes; `--new`: what has no row yet. */
function pick(all: readonly Wanted[], words: readonly string[]): readonly Wanted[] {
  const names = words.filter((word) => !word.startsWith("--"));
  const isNamed = ({ file, recipe }: Wanted) =>
    names.length === 0 || [recipe.name, rowName(recipe), recipe.family.name, file].some((name) => names.includes(name));
  const isNew = ({ file, recipe }: Wanted) => !words.includes("--new") || !readRows(file).some((row) => rowName(row) === rowName(recipe));
  return all.filter((wanted) => isNamed(wanted) && isNew(wanted));
}

const short = (row: Row): string => {
  const { pid1 } = row;
  if (failed(pid1)) return `did not come to work (code ${pid1.code}${pid1.behind ? ", goes on in the background" : ""}): ${pid1.said}`;
  const reactions = Object.entries(pid1).map(([signal, to]) => {
    if (!("ends" in to)) return `${signal} ${"stays" in to ? to.stays : "?"}`;
    return `${signal} ${to.ends} s (${to.code})${to.heard === undefined ? "" : to.clean ? " app clean" : to.heard ? " app heard" : " app killed"}`;
  });
  const term = failed(row.init) ? "does not work" : JSON.stringify(row.init.TERM);
  return `${row.version}: ${reactions.join(", ")}; zombies ${row.zombies}; behind tini: ${term}`;
};

async function measureAll(engine: Engine, wanted: readonly Wanted[]): Promise<number> {
  const inTurn = limit(atOnce);
  const families = [...new Map(wanted.map(({ recipe }) => [recipe.family.name, recipe.family])).values()];
  const built = new Map(families.map((family) => [family.name, inTurn(() => buildFamily(engine, family))] as const));
  for (const each of built.values()) each.catch(() => undefined); // told for each of its recipes
  const results = wanted.map(async ({ file, recipe }) => {
    try {
      await built.get(recipe.family.name);
      const row = await measureProgram(engine, recipe, inTurn);
      const before = readRows(file).find((old) => rowName(old) === rowName(row));
      keepRow(file, row);
      log(`${rowName(row)} ${short(row)}`);
      for (const difference of before ? differences(before, row) : []) log(`  DIFFERS ${rowName(row)} ${difference}`);
      return true;
    } catch (error) {
      log(`FAILED ${rowName(recipe)}: ${error instanceof Error ? error.message : error}`);
      return false;
    }
  });
  return (await Promise.all(results)).filter((worked) => !worked).length;
}

/** An engine that was there before has the base images already, or gets them. */
async function provideBases(engine: Engine): Promise<() => Promise<void>> {
  const bases = ["debian:bookworm-slim", "node:22-bookworm-slim"];
  const found = await run(engine.client, ["image", "inspect", ...bases], { env: engine.env });
  return found.status === 0 ? async () => undefined : provideImages(engine, log);
}

async function removeOwn(engine: Engine): Promise<void> {
  const remove = async (list: readonly string[], away: readonly string[]) => {
    const { stdout } = await run(engine.client, [...list, "-q", "--filter", `label=${label}`], { env: engine.env });
    const ids = [...new Set(stdout.split("\n").filter((id) => id !== ""))];
    if (ids.length > 0) await run(engine.client, [...away, ...ids], { env: engine.env });
  };
  await remove(["ps", "-a"], ["rm", "-f", "-v"]);
  await remove(["images"], ["rmi", "-f"]);
}

async function main(): Promise<number> {
  const wanted = pick(await allRecipes(), process.argv.slice(2));
  if (wanted.length === 0) throw new Error("no recipe has one of these names");
  const engine = await findEngine();
  if ("why" in engine) throw new Error(engine.why);
  log(`${engine.name}: ${wanted.length} recipes`);
  let removeTags = async (): Promise<void> => undefined;
  const stop = async () => {
    await removeOwn(engine);
    await removeTags();
    await engine.stop();
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop().finally(() => process.exit(1)));
  try {
    removeTags = await provideBases(engine);
    return await measureAll(engine, wanted);
  } finally {
    await stop();
    execFileSync("node_modules/.bin/biome", ["format", "--write", "--log-level=error", "test/engine/programs/evidence"]);
  }
}

main().then(
  (failures) => {
    process.exitCode = failures === 0 ? 0 : 1;
  },
  (error) => {
    console.error(error);
    process.exitCode = 1;
  },
);
