// Faults of RUN --mount: its options one by one, and how they go together.
import { type MountOptionFact, mountOptionFact, mountOptionKeys, mountTypes } from "../../knowledge/flags";
import type { Flag, FlagOption, ParseError } from "../../syntax/types";
import { visible } from "../../text/span";
import type { Expansion } from "../expand";
import { goBoolean } from "../goBoolean";
import { mountOption } from "../mounts";
import { hasVariable } from "../references";
import { listed, problem, unknownMountOption } from "./problem";

/** What a mount says so far; a value that is not known is `undefined` behind a key that is there. */
interface Mount {
  /** undefined: depends on a variable. */
  type: string | undefined;
  readonly given: Map<string, { readonly option: FlagOption; readonly value: string | undefined }>;
  readonly errors: ParseError[];
}

export type Expand = (raw: string) => Expansion;

/** Source: docker/go-units RAMInBytes. */
const size = /^(\d+\.?\d*|\.\d+) ?(b|[kmgtp](b|ib)?)?$/i;

const numberKinds: Readonly<Record<string, { readonly pattern: RegExp; readonly what: string; readonly base: number }>> = {
  octal: { pattern: /^[0-7]+$/, what: "octal digits, such as 0755", base: 8 },
  number: { pattern: /^\d+$/, what: "a number", base: 10 },
};

function valueFault(fact: MountOptionFact, option: FlagOption, value: string): ParseError | undefined {
  const { key } = option;
  const at = visible(option.valueSpan, option.span);
  if (fact.kind === "choice") {
    return fact.values.includes(value.toLowerCase()) ? undefined : problem("mount-choice", at, { key, value, known: listed(fact.values) });
  }
  if (fact.kind === "switch") return goBoolean(value) === undefined ? problem("mount-not-boolean", at, { key, value }) : undefined;
  if (fact.kind === "size") return size.test(value) ? undefined : problem("mount-number", at, { key, value, what: "a size, such as 64m" });
  const number = numberKinds[fact.kind];
  if (!number) return undefined;
  const fine = number.pattern.test(value) && Number.parseInt(value, number.base) < 2 ** 32;
  return fine ? undefined : problem("mount-number", at, { key, value, what: number.what });
}

/** `required` and `size` are looked at when they are met, so the type must stand in front of them. */
const orderMatters: ReadonlySet<string> = new Set(["required", "size"]);

function typeFault(fact: MountOptionFact, option: FlagOption, mount: Mount, finalType: string | undefined): ParseError | undefined {
  if (!fact.strict || mount.type === undefined || finalType === undefined) return undefined;
  const types: readonly string[] = fact.types;
  if (types.includes(mount.type)) return undefined;
  if (!types.includes(finalType)) {
    return problem("mount-option-type", option.keySpan, { key: option.key, type: finalType, known: listed(types) });
  }
  return orderMatters.has(fact.key) ? problem("mount-type-late", option.keySpan, { key: option.key, type: finalType }) : undefined;
}

function readOption(option: FlagOption, mount: Mount, expand: Expand, finalType: string | undefined): void {
  const { errors } = mount;
  const fact = mountOptionFact(option.key.toLowerCase());
  if (!fact) {
    if (option.key === "" && option.value === undefined) errors.push(problem("mount-csv", option.span));
    else errors.push(unknownMountOption(option.key, mountOptionKeys, option.keySpan));
    return;
  }
  if (option.value === undefined && fact.kind !== "switch") {
    errors.push(problem("mount-option-value", option.span, { key: option.key }));
    return;
  }
  if (fact.key === "from" && hasVariable(option.value ?? "")) {
    errors.push(problem("mount-from-variable", visible(option.valueSpan, option.span), { from: option.value ?? "" }));
    return;
  }
  const { value, error } = option.value === undefined ? { value: "true", error: undefined } : expand(option.value);
  if (error !== undefined)
    errors.push(problem("invalid-expansion", visible(option.valueSpan, option.span), { word: option.value ?? "", reason: error }));
  const fault = typeFault(fact, option, mount, finalType) ?? (value === undefined ? undefined : valueFault(fact, option, value));
  if (fault) errors.push(fault);
  mount.given.set(fact.key, { option, value });
  if (fact.key === "type") mount.type = value?.toLowerCase();
}

function secretFault(flag: Flag, mount: Mount): ParseError | undefined {
  const { given } = mount;
  const isEmpty = (key: string): boolean => !given.has(key) || given.get(key)?.value === "";
  const source = given.get("source");
  if (isEmpty("source") && isEmpty("target") && isEmpty("id")) return problem("mount-secret-empty", flag.span);
  if (source?.value && given.get("id")?.value) return problem("mount-secret-twice", source.option.span);
  const from = given.get("from");
  return from?.value
    ? problem("mount-option-type", from.option.keySpan, { key: "from", type: "secret", known: "bind and cache" })
    : undefined;
}

/** The directory that is covered, where that is certain. */
function targetFault(flag: Flag, mount: Mount, workdir: string | undefined): ParseError | undefined {
  const target = mount.given.get("target");
  if (target && target.value === undefined) return undefined;
  const path = target?.value ?? "";
  const absolute = path.startsWith("/") ? path : workdir === undefined ? undefined : `${workdir}/${path}`;
  if (absolute === undefined || !/^(\/|\.(?=\/|$))*$/.test(absolute)) return undefined;
  return target ? problem("mount-root-target", target.option.span) : problem("mount-no-target", flag.span);
}

function wholeFault(flag: Flag, mount: Mount, workdir: string | undefined): ParseError | undefined {
  const { type } = mount;
  if (type === "secret") return secretFault(flag, mount);
  if (type === "ssh") {
    const source = mount.given.get("source");
    return source?.value
      ? problem("mount-option-type", source.option.keySpan, { key: "source", type, known: "bind, cache and secret" })
      : undefined;
  }
  return type === undefined ? undefined : targetFault(flag, mount, workdir);
}

/** The type that counts in the end: the last one given. */
function lastType(flag: Flag, expand: Expand): string | undefined {
  const last = mountOption(flag, "type");
  return last?.value === undefined ? "bind" : expand(last.value).value?.toLowerCase();
}

/** @param workdir where a relative target is looked for; undefined where it is not known. */
export function mountErrors(flag: Flag, expand: Expand, workdir: string | undefined): readonly ParseError[] {
  if (flag.value === undefined) return [];
  if (flag.value === "") return [problem("mount-csv", flag.span)];
  const mount: Mount = { type: "bind", given: new Map(), errors: [] };
  const finalType = lastType(flag, expand);
  const known = finalType === undefined || (mountTypes as readonly string[]).includes(finalType);
  for (const option of flag.options) readOption(option, mount, expand, known ? finalType : undefined);
  if (mount.errors.length > 0 || !known) return mount.errors;
  const fault = wholeFault(flag, mount, workdir);
  return fault ? [fault] : [];
}

/** Source: BuildKit's ParseDevice. */
export function deviceErrors(flag: Flag): readonly ParseError[] {
  if (flag.value === "") return [problem("missing-flag-value", flag.span, { name: flag.name })];
  let name: string | undefined;
  for (const option of flag.options) {
    const key = option.key.toLowerCase();
    const fault = problem("device-option", option.span, { option: `${option.key}${option.value === undefined ? "" : `=${option.value}`}` });
    if (key === "required") {
      if (option.value !== undefined && goBoolean(option.value) === undefined) return [fault];
    } else if (name !== undefined) return [fault];
    else name = option.value ?? option.key;
  }
  return [];
}
