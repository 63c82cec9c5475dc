// Makes the base images on this machine (debootstrap, docker import, npm's node) and keeps them for the next run.
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { docker, type Engine } from "./engine";
import {
  debianImage,
  debianRelease,
  debianSettings,
  type ImageRecipe,
  imageRecipes,
  localName,
  nodePackage,
  npmPackage,
  publicNames,
} from "./imageRecipes";
import { must, run } from "./process";

type Log = (line: string) => void;

const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "dockwright", "engine");

/** What was made from other recipes has another name. */
const hash = (...recipes: readonly unknown[]): string => createHash("sha256").update(JSON.stringify(recipes)).digest("hex").slice(0, 12);
const savedTree = join(cache, `${debianRelease}-${process.arch}-${hash(debianSettings)}.tar`);
const savedImages = join(cache, `images-${process.arch}-${hash(debianRelease, debianSettings, nodePackage, npmPackage, imageRecipes)}.tar`);

const localNames = [debianImage, ...imageRecipes.map(({ name }) => name)].map(localName);

const has = async (engine: Engine, image: string): Promise<boolean> =>
  (await run(engine.client, ["image", "inspect", image], { env: engine.env })).status === 0;

/** Puts every base image into the engine; answers with what takes the tags away again. */
export async function provideImages(engine: Engine, log: Log): Promise<() => Promise<void>> {
  mkdirSync(cache, { recursive: true });
  const saved = savedImages;
  if (existsSync(saved)) {
    await docker(engine, "load", "-q", "-i", saved);
    log(`base images: cache used (${saved})`);
  } else {
    await makeImages(engine, log);
    await docker(engine, "save", "-o", `${saved}.new`, ...localNames);
    renameSync(`${saved}.new`, saved);
    removeOld();
    log(`base images: made and kept in ${saved}`);
  }
  return tag(engine, log);
}

/** What older recipes made. */
function removeOld(): void {
  const old = readdirSync(cache).filter((name) => /\.tar(\.new)?$/.test(name) && ![savedTree, savedImages].includes(join(cache, name)));
  for (const name of old) rmSync(join(cache, name));
}

/** A name that an engine of somebody else's already has stays as it is. */
async function tag(engine: Engine, log: Log): Promise<() => Promise<void>> {
  const tagged: string[] = [];
  for (const name of publicNames) {
    if (await has(engine, name)) log(`base images: ${name} is in this engine already and is used as it is`);
    else {
      await docker(engine, "tag", localName(name), name);
      tagged.push(name);
    }
  }
  return async () => {
    if (!engine.own) await run(engine.client, ["rmi", ...tagged, ...localNames], { env: engine.env });
  };
}

async function makeImages(engine: Engine, log: Log): Promise<void> {
  await docker(engine, "import", "-c", 'CMD ["bash"]', await debianTree(engine, log), localName(debianImage));
  for (const recipe of imageRecipes) {
    const started = Date.now();
    await makeImage(engine, recipe);
    log(`base images: ${recipe.name} made in ${seconds(started)}`);
  }
}

async function makeImage(engine: Engine, recipe: ImageRecipe): Promise<void> {
  const context = mkdtempSync(join(engine.scratch, "image-"));
  try {
    writeFileSync(join(context, "Dockerfile"), recipe.dockerfile);
    for (const [name, text] of Object.entries(recipe.files ?? {})) writeFileSync(join(context, name), text);
    for (const [name, wanted] of Object.entries(recipe.npm ?? {})) copyFileSync(await npmTarball(wanted), join(context, name));
    await docker(engine, "build", "-q", "--network", "host", "-t", localName(recipe.name), context);
  } finally {
    rmSync(context, { recursive: true, force: true });
  }
}

async function npmTarball({ name, version }: { readonly name: string; readonly version: string }): Promise<string> {
  const path = join(cache, `${name}-${version}.tgz`);
  if (!existsSync(path)) await must("npm", ["pack", "--silent", `${name}@${version}`, "--pack-destination", cache]);
  return path;
}

/** The tree of a minimal Debian as a tar file: debootstrap's minbase without its package lists and caches. */
async function debianTree(engine: Engine, log: Log): Promise<string> {
  const path = savedTree;
  if (existsSync(path)) {
    log(`debootstrap: cache used (${path})`);
    return path;
  }
  const started = Date.now();
  const tree = mkdtempSync(join(engine.scratch, "debian-"));
  try {
    await must("debootstrap", ["--variant=minbase", debianRelease, tree, debianMirror()], { timeout: 300_000 });
    for (const left of ["var/cache/apt", "var/lib/apt/lists"]) rmSync(join(tree, left), { recursive: true, force: true });
    for (const [name, text] of Object.entries(debianSettings)) writeFileSync(join(tree, name), text);
    await must("tar", ["-C", tree, "--numeric-owner", "-cf", `${path}.new`, "."]);
    renameSync(`${path}.new`, path);
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
  log(`debootstrap: ${debianRelease} made in ${seconds(started)} and kept in ${path}`);
  return path;
}

/** The mirror that this machine's own apt uses. @throws Error without one */
function debianMirror(): string {
  const directory = "/etc/apt/sources.list.d";
  const lists = existsSync(directory) ? readdirSync(directory).map((name) => join(directory, name)) : [];
  const texts = ["/etc/apt/sources.list", ...lists].filter((path) => existsSync(path)).map((path) => readFileSync(path, "utf8"));
  const mirror = /^(?:URIs:|deb .*?)\s*(https?:\/\/\S+\/debian)\/?(?:\s|$)/m.exec(texts.join("\n"))?.[1];
  if (mirror === undefined) throw new Error("no Debian mirror in /etc/apt/sources.list or sources.list.d: debootstrap needs one");
  return mirror;
}

const seconds = (started: number): string => `${((Date.now() - started) / 1000).toFixed(1)} s`;
