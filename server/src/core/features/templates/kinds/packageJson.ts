// What package.json and the files beside it say: package manager, version of Node.js, dependencies, scripts, main file.
import { type PackageJson, readPackageJson } from "../../../context";
import { debian, maintained, pnpmOfLock, tools } from "../../../knowledge/stageTemplates/versions";
import type { Look } from "../look";
import type { Holes } from "../types";
import { exactVersion, toolVersion, versionFor } from "../versionRange";

export interface Package extends PackageJson {
  /** Something is needed where the program runs. */
  readonly needsPackages: boolean;
  /** To build or to run. */
  has(dependency: string): boolean;
}

/** A file that is missing or written to the half is as good as an empty one. */
const empty: PackageJson = {
  name: undefined,
  main: undefined,
  scripts: new Map(),
  dependencies: {},
  optionalDependencies: {},
  devDependencies: {},
  packageManager: undefined,
  engine: undefined,
  volta: undefined,
};

export function readPackage(look: Look): Package {
  const json = readPackageJson(look.text("package.json")) ?? empty;
  const { dependencies, optionalDependencies, devDependencies } = json;
  const all = [dependencies, optionalDependencies, devDependencies];
  return {
    ...json,
    needsPackages: Object.keys({ ...dependencies, ...optionalDependencies }).length > 0,
    has: (dependency) => all.some((list) => Object.hasOwn(list, dependency)),
  };
}

/** A version in a file of its own before `engines`. */
function nodeVersion(look: Look, { volta, engine }: PackageJson): string {
  const written = [".nvmrc", ".node-version"].map((file) => exactVersion(look.text(file))).find((version) => version !== undefined);
  const pinned = written ?? exactVersion(volta ?? "") ?? toolVersion(look.text(".tool-versions"), "nodejs", "node");
  return pinned ?? versionFor(engine, maintained.node);
}

interface Manager {
  readonly manifests: string;
  readonly cache: string;
  readonly install: string;
  readonly installProduction: string;
  /** Runs a script of package.json. */
  readonly run: string;
  /** Puts the package manager into the image. */
  readonly setup?: string;
  readonly name: string;
}

const files = (look: Look, ...names: readonly string[]): string => ["package.json", ...names.filter((name) => look.has(name))].join(" ");

/** A registry's credentials must not get into a layer: then the file is a secret of the build. */
const isSecret = (look: Look): boolean => /_auth|_password/i.test(look.text(".npmrc"));
const npmrc = (look: Look): readonly string[] => (isSecret(look) ? [] : [".npmrc"]);

function npm(look: Look): Manager {
  const lock = look.first("package-lock.json", "npm-shrinkwrap.json");
  const install = lock ? "npm ci" : "npm install --no-package-lock";
  const manifests = files(look, "package-lock.json", "npm-shrinkwrap.json", ...npmrc(look));
  return { name: "npm", manifests, cache: "/root/.npm", install, installProduction: `${install} --omit=dev`, run: "npm run" };
}

function pnpm(look: Look, wanted: string | undefined): Manager {
  const lock = /^lockfileVersion:\s*['"]?([\d.]+)/m.exec(look.text("pnpm-lock.yaml"))?.[1];
  const version = wanted ?? (lock ? pnpmOfLock[lock] : undefined) ?? tools.pnpm;
  const install = `pnpm install ${lock ? "--frozen-lockfile" : "--no-lockfile"} --store-dir=/pnpm/store`;
  const manifests = files(look, "pnpm-lock.yaml", "pnpm-workspace.yaml", ...npmrc(look));
  const setup = `npm install -g pnpm@${version}`;
  return { name: "pnpm", manifests, cache: "/pnpm/store", install, installProduction: `${install} --prod`, run: "pnpm run", setup };
}

/** Yarn 1 is in the image; later releases are fetched by corepack, in the version that package.json names. */
function yarn(look: Look, wanted: string | undefined): Manager {
  const modern = wanted !== undefined ? !wanted.startsWith("1.") : /^__metadata:/m.test(look.text("yarn.lock")) || look.has(".yarnrc.yml");
  const manifests = files(look, "yarn.lock", ".yarnrc.yml", ...npmrc(look));
  if (!modern) {
    const install = `yarn install${look.has("yarn.lock") ? " --frozen-lockfile" : ""}`;
    const cache = "/usr/local/share/.cache/yarn";
    return { name: "yarn", manifests, cache, install, installProduction: `${install} --production`, run: "yarn run" };
  }
  // The copy of Yarn that a project may keep in .yarn stays out: corepack brings the same release.
  const linker = "YARN_IGNORE_PATH=1 YARN_NODE_LINKER=node-modules YARN_ENABLE_GLOBAL_CACHE=true";
  const installProduction = `${linker} yarn workspaces focus --all --production`;
  const prepare = wanted === undefined ? ` && corepack prepare yarn@${tools.yarn} --activate` : "";
  const setup = `npm install -g corepack@0.34 && corepack enable${prepare}`;
  const install = `${linker} yarn install${look.has("yarn.lock") ? " --immutable" : ""}`;
  return { name: "yarn", manifests, cache: "/root/.yarn/berry/cache", install, installProduction, run: "yarn run", setup };
}

/** `packageManager` of package.json first, then the lock file. */
function managerOf(look: Look, { packageManager }: PackageJson): Manager {
  const [, name, version] = /^(npm|pnpm|yarn)@([\w.-]+)/.exec(packageManager ?? "") ?? [];
  if (name === "pnpm" || (!name && look.has("pnpm-lock.yaml"))) return pnpm(look, version);
  if (name === "yarn" || (!name && look.has("yarn.lock"))) return yarn(look, version);
  return npm(look);
}

/** What every template that builds with Node.js needs. */
export function nodeHoles(look: Look, project: Package): Holes & { readonly run: string } {
  const { manifests, cache, install, installProduction, run, setup } = managerOf(look, project);
  const { scripts } = project;
  const buildScript = scripts.has("build") ? "build" : [...scripts.keys()].find((name) => name.startsWith("build"));
  return {
    node: nodeVersion(look, project),
    debian,
    manifests,
    cache,
    secret: isSecret(look) ? "--mount=type=secret,id=npmrc,target=/root/.npmrc " : "",
    ignore: isSecret(look) ? ".npmrc" : "",
    install,
    installProduction,
    setup,
    run,
    build: buildScript === undefined && look.has("tsconfig.json") ? "npx tsc" : `${run} ${buildScript ?? "build"}`,
    dependencies: project.needsPackages,
  };
}
