// Whether the program that runs in a stage reads a lock file as it is written: then the command that keeps to it works. Source: the release notes of pnpm, npm and Yarn.
import { readPackageJson } from "../../context";
import { historyOf } from "../../model/lineage";
import type { Stage } from "../../model/types";
import { commandsOf } from "../../shell/commandsOf";
import type { Invocation } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import type { FileContext } from "../rule";
import type { Lock } from "./lockSource";

const newest = Number.POSITIVE_INFINITY;

export interface Misfit {
  /** Its version as the lock file has it. */
  readonly written: string;
  /** A major version that reads it. */
  readonly reads: number;
}

/** "perhaps": nothing tells which version runs, and not all read the file. */
export type Fit = "fits" | "perhaps" | Misfit;

const versionIn = (text: string | undefined, name: string): number | undefined => {
  const found = new RegExp(`(?:^|[/\\s"'])${name}@(?:latest-|next-|[\\^~v])?(\\d+)`).exec(text ?? "")?.[1];
  return found === undefined ? undefined : Number(found);
};

/** `npm i -g pnpm@9`, `corepack prepare pnpm@9 --activate`: the major version; the newest where none is named. */
function installedBy({ program, words }: Invocation, name: string): number | undefined {
  const texts = words.map(({ value }) => value ?? "");
  const own = texts.find((text) => text === name || text.startsWith(`${name}@`));
  if (program === "corepack" && texts.includes("enable")) return newest;
  if (own === undefined || !(program === "corepack" || texts.some((text) => /^(?:-g|--global|--location=global)$/.test(text))))
    return undefined;
  return versionIn(own, name) ?? newest;
}

const managerIn = (file: FileContext, place: string): string | undefined =>
  readPackageJson(file.facts.files.get(`${place}package.json`) ?? "")?.packageManager;

/** The major version of a package manager that runs; undefined: it is not known. */
function majorOf(file: FileContext, stage: Stage | undefined, run: Instruction, name: string, place: string): number | undefined {
  const project = managerIn(file, place);
  const own = project?.startsWith(`${name}@`) ? versionIn(project, name) : undefined;
  if (own !== undefined) return own;
  const runs = (stage ? historyOf(stage, run) : []).filter(({ keyword }) => keyword === "RUN");
  return [...runs, run]
    .flatMap((each) => commandsOf(each, file, ["npm", "corepack"]))
    .flatMap((invocation) => installedBy(invocation, name) ?? [])
    .at(-1);
}

/** By the first number of `lockfileVersion`: the first and the last major version of pnpm that reads it. */
const pnpmVersions: Readonly<Record<string, readonly [number, number]>> = { 5: [3, 7], 6: [8, 9], 9: [9, newest] };

function pnpmFit(file: FileContext, stage: Stage | undefined, run: Instruction, text: string, place: string): Fit {
  const written = /^lockfileVersion:[ \t]*["']?([\d.]+)/m.exec(text)?.[1] ?? "";
  const [first, last] = pnpmVersions[written.split(".")[0] ?? ""] ?? [];
  if (first === undefined || last === undefined) return "fits";
  const runs = majorOf(file, stage, run, "pnpm", place);
  if (runs === undefined) return last === newest ? "fits" : "perhaps";
  return runs >= first && runs <= last ? "fits" : { written, reads: last === newest ? first : last };
}

/** npm 6, which images of Node.js up to 14 have, does not read version 3. */
function npmFit(stage: Stage | undefined, text: string): Fit {
  const image = stage?.baseImage;
  const major = /(?:^|[/-])node$/.test(image?.repository ?? "") ? Number(/^\d+/.exec(image?.tag ?? "")?.[0]) : Number.NaN;
  return /"lockfileVersion"\s*:\s*3\b/.test(text.slice(0, 400)) && major < 15 ? "perhaps" : "fits";
}

/** Yarn 2 and later write another file than Yarn 1, which they take over anew. */
function yarnFit(file: FileContext, text: string, place: string): Fit {
  const runs = versionIn(managerIn(file, place), "yarn");
  return runs !== undefined && runs > 1 && !text.includes("__metadata:") && text.includes("# yarn lockfile v1") ? "perhaps" : "fits";
}

export function lockFit(file: FileContext, stage: Stage | undefined, run: Instruction, { name, place }: Lock): Fit {
  const text = file.facts.files.get(place + name);
  if (typeof text !== "string") return "fits";
  if (name === "pnpm-lock.yaml") return pnpmFit(file, stage, run, text, place);
  if (name === "package-lock.json") return npmFit(stage, text);
  return name === "yarn.lock" ? yarnFit(file, text, place) : "fits";
}

/** Yarn 2 and later call the option that keeps to the file by another name. */
export const isOfNewYarn = (file: FileContext, { name, place }: Lock): boolean =>
  name === "yarn.lock" && (file.facts.files.get(place + name) ?? "").includes("__metadata:");
