// Builds the image of a family, and that of a recipe on top of it.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeAll } from "../build";
import type { Engine } from "../engine";
import { run, tail } from "../process";
import type { Family, Recipe } from "./recipe";

/** On everything that a run of this program makes, with its process id: other runs on the same engine leave it alone. */
export const label = `dockwright-measure=${process.pid}`;

export const familyImage = ({ name }: Family): string => `dockwright-measure/${name}`;

async function build(engine: Engine, tag: readonly string[], dockerfile: string, files: Recipe["files"] = {}): Promise<string> {
  const context = mkdtempSync(join(engine.scratch, "program-"));
  try {
    writeAll(join(context, "root"), { ".keep": "", ...files });
    writeFileSync(join(context, "Dockerfile"), dockerfile);
    // The host's network, because an engine may have no bridge.
    const ended = await run(engine.client, ["build", "-q", "--network", "host", ...tag, context], { env: engine.env, timeout: 1_800_000 });
    if (ended.status === 0) return ended.stdout.trim();
    throw new Error(`build failed: ${tail(ended.stderr || ended.stdout, 12)}`);
  } finally {
    rmSync(context, { recursive: true, force: true });
  }
}

/** The builder's cache makes this quick from the second time on. */
export const buildFamily = (engine: Engine, family: Family): Promise<string> =>
  build(engine, ["-t", familyImage(family)], family.dockerfile);

export function buildRecipe(engine: Engine, recipe: Recipe): Promise<string> {
  const lines = [
    `FROM ${familyImage(recipe.family)}`,
    `WORKDIR ${recipe.workdir ?? "/app"}`,
    "COPY root/ /",
    ...Object.entries(recipe.env ?? {}).map(([name, value]) => `ENV ${name}=${JSON.stringify(value)}`),
    recipe.setup === undefined ? "" : `RUN ${recipe.setup}`,
    recipe.user === undefined ? "" : `USER ${recipe.user}`,
    "ENTRYPOINT []",
    `CMD ${JSON.stringify(recipe.argv)}`,
  ];
  return build(engine, ["--label", label], `${lines.filter((line) => line !== "").join("\n")}\n`, recipe.files);
}
