// What a stage may be called.

/** In small letters, as BuildKit keeps it. Source: BuildKit's parser of FROM. */
export const isStageName = (name: string): boolean => /^[a-z][a-z0-9_.-]*$/.test(name);

/** Names that FROM and `--from` read as something else. Source: BuildKit's check ReservedStageName. */
export const reservedStageNames: ReadonlySet<string> = new Set(["scratch", "context"]);
