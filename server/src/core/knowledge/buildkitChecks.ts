// The checks that BuildKit itself knows (dockerfile 1.26), and which of them are off until they are asked for.

/** Source: moby/buildkit frontend/dockerfile/linter/ruleset.go. */
export const buildkitChecks: Readonly<Record<string, { readonly experimental: boolean; readonly perInstruction: boolean }>> = {
  ConsistentInstructionCasing: { experimental: false, perInstruction: false },
  CopyIgnoredFile: { experimental: false, perInstruction: true },
  DuplicateStageName: { experimental: false, perInstruction: false },
  ExposeInvalidFormat: { experimental: false, perInstruction: true },
  ExposeProtoCasing: { experimental: false, perInstruction: true },
  FromAsCasing: { experimental: false, perInstruction: true },
  FromPlatformFlagConstDisallowed: { experimental: false, perInstruction: true },
  InvalidBaseImagePlatform: { experimental: false, perInstruction: false },
  InvalidDefaultArgInFrom: { experimental: false, perInstruction: false },
  InvalidDefinitionDescription: { experimental: true, perInstruction: true },
  JSONArgsRecommended: { experimental: false, perInstruction: true },
  LegacyKeyValueFormat: { experimental: false, perInstruction: true },
  MaintainerDeprecated: { experimental: false, perInstruction: true },
  MultipleInstructionsDisallowed: { experimental: false, perInstruction: true },
  NoEmptyContinuation: { experimental: false, perInstruction: false },
  RedundantTargetPlatform: { experimental: false, perInstruction: true },
  ReservedStageName: { experimental: false, perInstruction: false },
  SecretsUsedInArgOrEnv: { experimental: false, perInstruction: true },
  StageNameCasing: { experimental: false, perInstruction: true },
  UndefinedArgInFrom: { experimental: false, perInstruction: true },
  UndefinedVar: { experimental: false, perInstruction: true },
  WorkdirRelativePath: { experimental: false, perInstruction: true },
};

/** @param name in its exact case */
export const isBuildkitCheck = (name: string): boolean => Object.hasOwn(buildkitChecks, name);
