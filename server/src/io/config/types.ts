// The kinds of values that configuration keys take: how each is read, told in words and described as JSON schema.
import { type Message, nearestOfMany } from "../../core";
import type { ConfigEntry, ConfigNode, Place } from "./node";
import { shown } from "./node";
import { configMessages } from "./problem";

/** What reading needs to know and where it reports to. */
export interface Reading {
  /** Lower-cased id or alias → as the rule spells it. */
  readonly ruleNames: ReadonlyMap<string, string>;
  /** A name that another tool knows and no rule here has is passed over silently. */
  readonly isForeignRule: (name: string) => boolean;
  report(at: Place | undefined, message: Message): void;
}

/** Reads a value of type `T`; undefined, and a report, where it is wrong. Parts that are right are kept. */
export interface ConfigType<T> {
  /** In words, for messages: "true or false". */
  readonly expected: string;
  readonly schema: Readonly<Record<string, unknown>>;
  read(node: ConfigNode, key: string, reading: Reading): T | undefined;
}

export interface ConfigKey<T> {
  /** One sentence for the schema. */
  readonly what: string;
  readonly type: ConfigType<T>;
}

export type KeyTable = Readonly<Record<string, ConfigKey<unknown>>>;
export type ValuesOf<Keys extends KeyTable> = { readonly [Name in keyof Keys]?: Keys[Name] extends ConfigKey<infer T> ? T : never };

function wrong(node: ConfigNode, key: string, expected: string, reading: Reading, near?: string): undefined {
  const template = near === undefined ? configMessages.wrongValue : configMessages.wrongValueNear;
  reading.report(node.at, { template, values: { key, value: shown(node), expected, ...(near !== undefined && { near }) } });
}

export const flag: ConfigType<boolean> = {
  expected: "true or false",
  schema: { type: "boolean" },
  read: (node, key, reading) =>
    node.kind === "scalar" && typeof node.value === "boolean" ? node.value : wrong(node, key, flag.expected, reading),
};

export function choice<const Value extends string>(...values: readonly Value[]): ConfigType<Value> {
  const expected = values.join(", ");
  return {
    expected,
    schema: { enum: values },
    read(node, key, reading) {
      const found = node.kind === "scalar" ? values.find((value) => value === node.value) : undefined;
      const near = node.kind === "scalar" && typeof node.value === "string" ? nearestOfMany(node.value, values) : undefined;
      return found ?? wrong(node, key, expected, reading, near);
    },
  };
}

const text: ConfigType<string> = {
  expected: "a text",
  schema: { type: "string", minLength: 1 },
  read: (node, key, reading) =>
    node.kind === "scalar" && typeof node.value === "string" && node.value !== "" ? node.value : wrong(node, key, text.expected, reading),
};

/** A rule's id or alias, or `all` where `all` makes sense. */
const ruleName: ConfigType<string> = {
  expected: "the name of a rule",
  schema: { $ref: "#/definitions/rule" },
  read(node, key, reading) {
    if (node.kind !== "scalar" || typeof node.value !== "string") return wrong(node, key, ruleName.expected, reading);
    const known = reading.ruleNames.get(node.value.toLowerCase());
    if (known !== undefined || reading.isForeignRule(node.value)) return known;
    const near = nearestOfMany(node.value, reading.ruleNames.values());
    const template = near === undefined ? configMessages.unknownRule : configMessages.unknownRuleNear;
    reading.report(node.at, { template, values: { key, value: node.value, ...(near !== undefined && { near }) } });
    return undefined;
  },
};

/** JSON schema: nothing after the colon is as good as an empty list or map. */
const orNothing = (type: string): readonly string[] => [type, "null"];

/** A list; a single value stands for a list of one, as hadolint reads it. Nothing after the colon is an empty list. */
function listOf<T>(item: ConfigType<T>, expected: string): ConfigType<readonly T[]> {
  return {
    expected,
    schema: { type: [...orNothing("array"), "string"], items: item.schema },
    read(node, key, reading) {
      if (node.kind === "scalar" && node.value === null) return [];
      if (node.kind === "map") return wrong(node, key, expected, reading);
      const items = node.kind === "list" ? node.items() : [node];
      return items.map((inner) => item.read(inner, key, reading)).filter((value) => value !== undefined);
    },
  };
}

/** `all` names every rule. */
const ruleOrAll: ConfigType<string> = {
  ...ruleName,
  schema: { $ref: "#/definitions/ruleOrAll" },
  read: (node, key, reading) => (node.kind === "scalar" && node.value === "all" ? "all" : ruleName.read(node, key, reading)),
};

export const rules = listOf(ruleOrAll, "a list of rule names");
export const texts = listOf(text, "a list of texts");

/** Free keys, each checked by `readKey`. */
function mapOf<T>(
  value: ConfigType<T>,
  expected: string,
  keySchema: Readonly<Record<string, unknown>>,
  readKey: (entry: ConfigEntry, key: string, reading: Reading) => string | undefined,
) {
  const type: ConfigType<Readonly<Record<string, T>>> = {
    expected,
    schema: { type: orNothing("object"), propertyNames: keySchema, additionalProperties: value.schema },
    read(node, key, reading) {
      if (node.kind === "scalar" && node.value === null) return {};
      if (node.kind !== "map") return wrong(node, key, expected, reading);
      const pairs: [string, T][] = [];
      for (const entry of node.entries()) {
        const name = readKey(entry, key, reading);
        const read = value.read(entry.value, `${key}.${entry.key}`, reading);
        if (name !== undefined && read !== undefined) pairs.push([name, read]);
      }
      return Object.fromEntries(pairs);
    },
  };
  return type;
}

export const ruleMap = <T>(value: ConfigType<T>, expected: string): ConfigType<Readonly<Record<string, T>>> =>
  mapOf(value, expected, ruleName.schema, (entry, key, reading) =>
    ruleName.read({ kind: "scalar", value: entry.key, at: entry.keyAt }, key, reading),
  );

export const textMap = <T>(value: ConfigType<T>, expected: string): ConfigType<Readonly<Record<string, T>>> =>
  mapOf(value, expected, text.schema, (entry) => entry.key);

/** A map with fixed keys. */
export function tableOf<const Keys extends KeyTable>(keys: Keys): ConfigType<ValuesOf<Keys>> {
  const names = Object.keys(keys);
  const properties = Object.fromEntries(
    Object.entries(keys).map(([name, { what, type }]) => [name, { description: what, ...type.schema }]),
  );
  return {
    expected: `a map with the keys ${names.join(", ")}`,
    schema: { type: "object", additionalProperties: false, properties },
    read(node, key, reading) {
      if (node.kind !== "map") {
        if (key !== "") return wrong(node, key, `a map with the keys ${names.join(", ")}`, reading);
        reading.report(node.at, { template: configMessages.notMap, values: { value: shown(node) } });
        return undefined;
      }
      return readTable(keys, node.entries(), key === "" ? "" : `${key}.`, reading);
    },
  };
}

function readTable<const Keys extends KeyTable>(
  keys: Keys,
  entries: readonly ConfigEntry[],
  prefix: string,
  reading: Reading,
): ValuesOf<Keys> {
  const values = new Map<string, unknown>();
  for (const { key, keyAt, value } of entries) {
    const known = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (!known) reportUnknownKey(`${prefix}${key}`, key, Object.keys(keys), keyAt, reading);
    else if (values.has(key)) reading.report(keyAt, { template: configMessages.twice, values: { key } });
    else values.set(key, known.type.read(value, `${prefix}${key}`, reading));
  }
  return Object.fromEntries(values) as ValuesOf<Keys>;
}

function reportUnknownKey(shownKey: string, key: string, names: readonly string[], at: Place | undefined, reading: Reading): void {
  const near = nearestOfMany(key, names);
  const template = near === undefined ? configMessages.unknownKey : configMessages.unknownKeyNear;
  reading.report(at, { template, values: { key: shownKey, allowed: names.join(", "), ...(near !== undefined && { near }) } });
}
