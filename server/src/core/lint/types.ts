// What linting hands out.
import { type Safety, type Severity, severities } from "../rules/rule";
import type { FixEdit, Span } from "../text/span";

/** A message as data: the caller translates `template` and fills the holes. */
export interface Message {
  readonly template: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface FindingFix {
  readonly title: Message;
  readonly safety: Safety;
  edits(): readonly FixEdit[];
}

export interface Finding {
  readonly rule: string;
  readonly aliases: readonly string[];
  readonly severity: Severity;
  readonly message: Message;
  readonly span: Span;
  readonly fixes: readonly FindingFix[];
  readonly related: readonly { readonly span: Span; readonly message: Message }[];
  /** What it asks for is no change of this file. */
  readonly isBeyondFile?: true;
  readonly tag?: "unnecessary" | "deprecated";
}

export const profiles = ["default", "buildkit", "hadolint", "all"] as const;
export type Profile = (typeof profiles)[number];

/** From which severity on a finding makes the command line fail. */
export const failLevels = [...severities, "never"] as const;
export type FailLevel = (typeof failLevels)[number];

/** Which rules run, and how loud. Ids, aliases or `all`. */
export interface LintConfig {
  readonly profile: Profile;
  /** Switched on over the profile. */
  readonly select: readonly string[];
  /** Switched off; wins over `select`. */
  readonly ignore: readonly string[];
  readonly severity: Readonly<Record<string, Severity>>;
  readonly trustedRegistries: readonly string[];
  readonly labelSchema: Readonly<Record<string, string>>;
  readonly strictLabels: boolean;
  /** Suppression comments in the file are not obeyed. */
  readonly disableSuppressions: boolean;
}

export const defaultConfig: LintConfig = {
  profile: "default",
  select: [],
  ignore: [],
  severity: {},
  trustedRegistries: [],
  labelSchema: {},
  strictLabels: false,
  disableSuppressions: false,
};
