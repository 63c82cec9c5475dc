// What one command does to the image, by its program: a row for each kind of command.
import { isConfined } from "../knowledge/commandEffects";
import { managerOf, packageManagers } from "../knowledge/packageManagers";
import { type Invocation, nestedScript } from "../shell/invocation";
import { operandsOf, packageInstall, packageNamed } from "../shell/packages";
import { isOpen, optionValue, type Reader } from "./command";
import type { CommandSite } from "./commandSteps";
import type { Effect } from "./effect";
import { fileReaders } from "./fileCommands";
import { userReaders } from "./userCommands";

const go: Reader = ({ subcommand }) => (/^(?:build|install|get)$/.test(subcommand?.value ?? "") ? [{ kind: "build", by: "go" }] : []);

const mix: Reader = ({ words }) => (words[1]?.value === "release" ? [{ kind: "build", by: "elixir" }] : []);

const readers: Readonly<Record<string, Reader>> = {
  ...userReaders,
  ...fileReaders,
  go,
  mix,
};

/** `apk add --virtual .build-deps …` makes a package of that name, by which the others are removed. */
function groupNamed(invocation: Invocation, site: CommandSite): readonly string[] {
  const name = invocation.program === "apk" ? optionValue(invocation, site, "-t", "--virtual") : undefined;
  return name === undefined ? [] : [name];
}

/** Variables, lists in files (`$(cat list)`), local files and xargs leave open what is installed. */
function managed(invocation: Invocation, site: CommandSite): readonly Effect[] {
  const manager = managerOf(invocation.program);
  if (!manager) return [];
  const install = packageInstall(invocation);
  const removal = install ? undefined : operandsOf(invocation, packageManagers[manager].remove);
  const words = install?.packages.map(({ word }) => word) ?? removal?.operands ?? [];
  const fields = words.flatMap((word) => site.words.fields(word));
  const names = fields.map(({ text, known }) => (known ? packageNamed(text, manager) : undefined));
  const packages = names.filter((name) => name !== undefined);
  const complete = !isOpen(invocation) && packages.length === names.length;
  const effects: Effect[] = [{ kind: "manager", manager }];
  if (install) effects.push({ kind: "install", manager, packages: [...packages, ...groupNamed(invocation, site)], complete });
  if (removal) effects.push({ kind: "uninstall", packages });
  return effects;
}

export function commandEffects(invocation: Invocation, site: CommandSite): readonly Effect[] {
  const { program } = invocation;
  const reader = Object.hasOwn(readers, program) ? readers[program] : undefined;
  const effects = [...managed(invocation, site), ...(reader?.(invocation, site) ?? [])];
  // What a shell runs is read command by command.
  const understood = effects.length > 0 || isConfined(program) || nestedScript(invocation) !== undefined;
  return understood ? effects : [{ kind: "unknown", what: program }];
}
