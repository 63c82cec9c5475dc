// The options of every command, as a table; reading them and saying clearly what is wrong with one.
import { parseArgs } from "node:util";
import { imageSources, type LintConfig, type Profile, profiles } from "../core";
import { UsageError } from "./exit";
import { didYouMean } from "./hint";

interface Option {
  readonly type: "string" | "boolean";
  readonly values?: readonly string[];
  readonly help: string;
  readonly multiple?: boolean;
}
export type OptionTable = Readonly<Record<string, Option>>;

export const ruleOptions = {
  profile: { type: "string", values: profiles, help: "which rules are on" },
  select: { type: "string", multiple: true, help: "rules to switch on too: ids, aliases or all, with commas" },
  ignore: { type: "string", multiple: true, help: "rules to switch off: ids, aliases or all, with commas" },
  config: { type: "string", help: "a configuration file, instead of the nearest .dockwright.yaml" },
  "no-config": { type: "boolean", help: "read no configuration file" },
} as const satisfies OptionTable;

export const imageOptions = {
  images: { type: "string", values: imageSources, help: "ask the engine here, or the registries, what base images set (default: table)" },
} as const satisfies OptionTable;

export interface Given {
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  readonly operands: readonly string[];
}

/** @throws UsageError naming the option, what it takes and the nearest known one. */
export function readOptions(command: string, args: readonly string[], table: OptionTable): Given {
  const options = Object.fromEntries(
    Object.entries(table).map(([name, { type, multiple }]) => [name, { type, multiple: multiple ?? false }]),
  );
  const { values, positionals, tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const option = table[token.name];
    if (!option) {
      const hint = didYouMean(token.name, Object.keys(table), "--");
      throw new UsageError(`unknown option ${token.rawName} of ${command}${hint} (see dockwright ${command} --help)`);
    }
    if (option.type === "string" && token.value === undefined) throw new UsageError(`option --${token.name} needs a value`);
    if (option.type === "boolean" && token.value !== undefined) throw new UsageError(`option --${token.name} takes no value`);
    if (option.values && token.value !== undefined && !option.values.includes(token.value)) {
      throw new UsageError(`--${token.name} ${token.value}: choose one of ${option.values.join(", ")}`);
    }
  }
  return { options: values as Given["options"], operands: positionals };
}

export const text = (given: Given, name: string): string | undefined => {
  const value = given.options[name];
  return typeof value === "string" ? value : undefined;
};
export const flag = (given: Given, name: string): boolean => given.options[name] === true;
export const list = (given: Given, name: string): readonly string[] => {
  const value = given.options[name];
  return (Array.isArray(value) ? (value as readonly string[]) : [])
    .flatMap((part) => part.split(","))
    .map((part) => part.trim())
    .filter(Boolean);
};

/** Each value as it was given, commas and all. */
export function every(given: Given, name: string): readonly string[] {
  const value = given.options[name];
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

/** The command line's choices over those of the configuration file. */
export function overConfig(config: LintConfig, given: Given): LintConfig {
  const select = list(given, "select");
  const profile = text(given, "profile") as Profile | undefined;
  return {
    ...config,
    profile: profile ?? config.profile,
    select: [...config.select, ...select],
    // What is asked for on the command line is not ignored by a file.
    ignore: [...config.ignore.filter((name) => !select.includes(name)), ...list(given, "ignore")],
  };
}

/** One line an option, for `--help`. */
export function optionHelp(table: OptionTable): string {
  return Object.entries(table)
    .map(
      ([name, { type, values, help }]) =>
        `  --${`${name}${type === "string" ? ` <${values?.join("|") ?? "value"}>` : ""}`.padEnd(44)} ${help}`,
    )
    .join("\n");
}
