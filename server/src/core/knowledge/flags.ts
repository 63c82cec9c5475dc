// The flags of the instructions, and the options of RUN --mount.

/**
 * What a flag's value is. `boolean`: may stand alone; `path`, `image` (stage, image or named context), `user`, `mode`,
 * `duration`, `count`, `platform`, `checksum`, `pattern`; `choice`: one of `values`; `options`: a list of key=value.
 */
export type FlagKind =
  | "boolean"
  | "choice"
  | "image"
  | "user"
  | "mode"
  | "duration"
  | "count"
  | "platform"
  | "checksum"
  | "pattern"
  | "options"
  | "device";

export interface FlagFact {
  /** Upper case. */
  readonly instruction: string;
  /** Without the dashes. */
  readonly name: string;
  readonly kind: FlagKind;
  readonly repeatable: boolean;
  /** `choice`: all that is allowed. Else: examples worth offering. */
  readonly values: readonly string[];
  /** The builder expands variables in the value. */
  readonly variables: boolean;
  /** What is used where the flag is not given, and of HEALTHCHECK where 0 is. */
  readonly default: string | undefined;
}

type Given = Partial<FlagFact> & Pick<FlagFact, "kind">;

const flag = (instruction: string, name: string, given: Given): FlagFact => ({
  instruction,
  name,
  repeatable: false,
  values: given.kind === "boolean" ? ["true", "false"] : [],
  variables: false,
  default: given.kind === "boolean" ? "false" : undefined,
  ...given,
});

const copyFlags = (instruction: string): readonly FlagFact[] => [
  flag(instruction, "chown", { kind: "user", variables: true, values: ["1000:1000"] }),
  flag(instruction, "chmod", { kind: "mode", variables: true, values: ["755", "644", "u=rwX,go=rX"] }),
  flag(instruction, "link", { kind: "boolean" }),
  flag(instruction, "exclude", { kind: "pattern", repeatable: true }),
];

const timing = (name: string, fallback: string): FlagFact =>
  flag("HEALTHCHECK", name, { kind: "duration", default: fallback, values: ["5s", "30s", "1m"] });

/** Source: BuildKit's instruction parser (Dockerfile frontend 1.26). */
export const flags: readonly FlagFact[] = [
  flag("FROM", "platform", {
    kind: "platform",
    variables: true,
    values: ["$BUILDPLATFORM", "$TARGETPLATFORM", "linux/amd64", "linux/arm64"],
  }),
  flag("RUN", "mount", { kind: "options", repeatable: true, variables: true }),
  flag("RUN", "network", { kind: "choice", values: ["default", "none", "host"], default: "default" }),
  flag("RUN", "security", { kind: "choice", values: ["sandbox", "insecure"], default: "sandbox" }),
  flag("RUN", "device", { kind: "device", repeatable: true }),
  flag("COPY", "from", { kind: "image" }),
  ...copyFlags("COPY"),
  flag("COPY", "parents", { kind: "boolean" }),
  ...copyFlags("ADD"),
  flag("ADD", "keep-git-dir", { kind: "boolean" }),
  flag("ADD", "checksum", { kind: "checksum", variables: true, values: ["sha256:"] }),
  flag("ADD", "unpack", { kind: "boolean", default: undefined }),
  timing("interval", "30s"),
  timing("timeout", "30s"),
  timing("start-period", "0s"),
  timing("start-interval", "5s"),
  flag("HEALTHCHECK", "retries", { kind: "count", default: "3", values: ["3"] }),
];

const byInstruction: ReadonlyMap<string, readonly FlagFact[]> = new Map(
  ["FROM", "RUN", "COPY", "ADD", "HEALTHCHECK"].map((keyword) => [keyword, flags.filter((fact) => fact.instruction === keyword)]),
);

/** @param keyword upper case. */
export const flagsOf = (keyword: string): readonly FlagFact[] => byInstruction.get(keyword) ?? [];

/** @param keyword upper case. @param name without dashes; case counts. */
export const flagFact = (keyword: string, name: string): FlagFact | undefined => flagsOf(keyword).find((fact) => fact.name === name);

export type MountType = "bind" | "cache" | "tmpfs" | "secret" | "ssh";
export const mountTypes: readonly MountType[] = ["bind", "cache", "tmpfs", "secret", "ssh"];

export interface MountOptionFact {
  readonly key: string;
  /** Other spellings of the same. */
  readonly aliases: readonly string[];
  /** `switch`: may stand without a value. `octal`, `number`: digits. `size`: bytes with a unit. */
  readonly kind: "choice" | "image" | "path" | "name" | "switch" | "octal" | "number" | "size";
  readonly values: readonly string[];
  /** Mount types where it does something; elsewhere it is refused or without effect. */
  readonly types: readonly MountType[];
  /** Refused by the builder with any type that is not in `types`. */
  readonly strict: boolean;
}

const option = (
  key: string,
  kind: MountOptionFact["kind"],
  types: readonly MountType[],
  given: Partial<MountOptionFact> = {},
): MountOptionFact => ({
  key,
  kind,
  types,
  aliases: [],
  values: [],
  strict: false,
  ...given,
});

/** Keys of `RUN --mount=`; a key may be written in any case. Source: BuildKit's mount parser. */
export const mountOptions: readonly MountOptionFact[] = [
  option("type", "choice", mountTypes, { values: mountTypes }),
  option("target", "path", mountTypes, { aliases: ["dst", "destination"] }),
  option("source", "path", ["bind", "cache", "secret"], { aliases: ["src"] }),
  option("from", "image", ["bind", "cache"]),
  option("readwrite", "switch", ["bind"], { aliases: ["rw"] }),
  option("readonly", "switch", ["cache"], { aliases: ["ro"] }),
  option("id", "name", ["cache", "secret", "ssh"]),
  option("sharing", "choice", ["cache"], { values: ["shared", "private", "locked"], strict: true }),
  option("required", "switch", ["secret", "ssh"], { strict: true }),
  option("env", "name", ["secret"]),
  option("size", "size", ["tmpfs"], { strict: true }),
  option("mode", "octal", ["cache", "secret", "ssh"], { strict: true }),
  option("uid", "number", ["cache", "secret", "ssh"], { strict: true }),
  option("gid", "number", ["cache", "secret", "ssh"], { strict: true }),
];

const optionByKey: ReadonlyMap<string, MountOptionFact> = new Map(
  mountOptions.flatMap((fact) => [fact.key, ...fact.aliases].map((key) => [key, fact] as const)),
);

/** @param key lower case, an alias too. */
export const mountOptionFact = (key: string): MountOptionFact | undefined => optionByKey.get(key);
export const mountOptionKeys: readonly string[] = [...optionByKey.keys()];
