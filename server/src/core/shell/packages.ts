// What a script installs with which package manager: names, versions, options.
import { type Manager, managerOf, type PackageManagerFacts, packageManagers } from "../knowledge/packageManagers";
import type { Instruction } from "../syntax/types";
import type { ScriptReader } from "./commandsOf";
import { hasOption, type Invocation, invocations, optionOf } from "./invocation";
import { roughly } from "./options";
import type { ShellScript, ShellWord } from "./types";

export interface Package {
  readonly word: ShellWord;
  /** Undefined where the word begins with an expansion (`$PACKAGES`). */
  readonly name: string | undefined;
  /** As written behind the separator; may hold a variable. */
  readonly version: string | undefined;
  /** `==`, `>=`, `@`, `-` …; undefined without a version, or where an option gives it. */
  readonly separator: string | undefined;
  /** A version is asked for, whichever it is; undefined where the name is not known. A file, folder or URL counts as pinned. */
  readonly pinned: boolean | undefined;
  /** A file, a folder, an address. */
  readonly local: boolean;
}

export interface PackageInstall {
  readonly manager: Manager;
  /** `options` and hasOption(…) work on it. */
  readonly invocation: Invocation;
  /** `install`, `global add`, `-S`. */
  readonly subcommand: string;
  readonly packages: readonly Package[];
}

/** The operands behind a subcommand of one of these; undefined where the invocation does something else. */
export function operandsOf(
  invocation: Invocation,
  subcommands: readonly string[],
): { name: string; operands: readonly ShellWord[] } | undefined {
  const { operands, options } = invocation;
  const subcommand = invocation.subcommand && roughly(invocation.subcommand);
  const second = operands[0] && roughly(operands[0]);
  for (const name of subcommands) {
    if (subcommand === name) return { name, operands };
    if (name.startsWith("-") && options.some((option) => option.name === name)) return { name, operands };
    if (second !== undefined && name === `${subcommand} ${second}`) return { name, operands: operands.slice(1) };
  }
  return undefined;
}

/** `java-11-openjdk`: a release that belongs to the name. */
const releaseInName = /^java-[\d.]+-/;

/** Where the version begins: separators of package names never stand first (`@scope/name`). */
function separatorIn(text: string, facts: PackageManagerFacts): { at: number; separator: string } | undefined {
  for (let at = releaseInName.exec(text)?.[0].length ?? 1; at < text.length; at++) {
    const separator = facts.separators.find((candidate) => text.startsWith(candidate, at));
    if (separator === undefined) continue;
    if (separator !== "-" || /^[\d$]/.test(text.slice(at + 1))) return { at, separator };
  }
  return undefined;
}

/** Tags of npm's registry that move on. */
const movingTag = /^(?:latest|next|\*|x|)$/;
/** `git+https://host/repo@v1`, `user/repo#v1`. */
const gitAddress = /^git[+:@]|\.git(?:#|$)/;
const address = /^(?:git[+:@]|https?:|[\w+-]+:\/\/|[\w.-]+\/[\w.-]+#)/;

function readPackage(word: ShellWord, facts: PackageManagerFacts, optionVersion: string | undefined): Package {
  const text = roughly(word);
  if (facts.localFile.test(text) || address.test(text)) {
    const hasRef = /@[^/@]+$/.test(text) || (facts.separators.includes("#") && text.includes("#"));
    return { word, name: text, version: undefined, separator: undefined, pinned: hasRef || !gitAddress.test(text), local: true };
  }
  const found = separatorIn(text, facts);
  const name = found ? text.slice(0, found.at) : text;
  const version = found ? text.slice(found.at + found.separator.length) : optionVersion;
  const known = !/^[$`]/.test(name) && name !== "";
  const pinned = version !== undefined && !movingTag.test(version);
  return {
    word,
    name: known ? name : undefined,
    version,
    separator: found?.separator,
    pinned: known || pinned ? pinned : undefined,
    local: false,
  };
}

/** The package that an operand names, without its version; undefined for a file, a folder or an address. @param text a literal operand */
export function packageNamed(text: string, manager: Manager): string | undefined {
  const found = readPackage({ text, value: text, span: { start: 0, end: 0 } }, packageManagers[manager], undefined);
  return found.local ? undefined : found.name;
}

/** undefined where the invocation installs nothing. */
export function packageInstall(invocation: Invocation): PackageInstall | undefined {
  const manager = managerOf(invocation.program);
  if (!manager) return undefined;
  const facts = packageManagers[manager];
  const found = operandsOf(invocation, facts.install);
  if (!found) return undefined;
  const version = optionOf(invocation, ...facts.versionOptions)?.value;
  const end = facts.dashesEndPackages ? invocation.words.find(({ value }) => value === "--")?.span.start : undefined;
  const words = found.operands.filter(({ text, span }) => !text.startsWith("-") && (end === undefined || span.start < end));
  return { manager, invocation, subcommand: found.name, packages: words.map((word) => readPackage(word, facts, version)) };
}

/** Every install of a script, in source order; without packages where it installs what a file lists (`npm install`). */
export const packageInstalls = (script: ShellScript): readonly PackageInstall[] =>
  invocations(script).flatMap((invocation) => packageInstall(invocation) ?? []);

/** Whether the command would ask a question that nobody answers in a build. */
export function asksQuestions({ manager, invocation }: Pick<PackageInstall, "manager" | "invocation">): boolean {
  const { assumeYes } = packageManagers[manager];
  // apt: two levels of quiet mean yes, in any spelling.
  const quiet = invocation.options.filter(({ name }) => name === "-q" || name === "--quiet");
  if (assumeYes.includes("-qq") && (quiet.length > 1 || quiet.some(({ value }) => value === "2"))) return false;
  return assumeYes.length > 0 && !hasOption(invocation, ...assumeYes);
}

/** An install of an instruction. */
export interface PlacedInstall extends PackageInstall {
  /** Of the instruction; `sh -c '…'` is part of it. */
  readonly script: ShellScript;
}

/** Those by these managers, in order. */
export const installsOf = (instruction: Instruction, reader: ScriptReader, ...managers: readonly Manager[]): readonly PlacedInstall[] =>
  reader
    .scripts(instruction)
    .flatMap((script) => packageInstalls(script).map((install) => ({ ...install, script })))
    .filter(({ manager }) => managers.includes(manager));
