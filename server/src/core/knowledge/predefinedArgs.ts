// Build arguments that are there without ARG.

/**
 * Set in the global scope for every build; a stage sees them after `ARG name`.
 * The value is what a plain build on a 64-bit Linux PC has. Source: BuildKit's defaultArgs (frontend 1.26).
 */
export const platformArgs: ReadonlyMap<string, string> = new Map([
  ["BUILDPLATFORM", "linux/amd64"],
  ["BUILDOS", "linux"],
  ["BUILDOSVERSION", ""],
  ["BUILDARCH", "amd64"],
  ["BUILDVARIANT", ""],
  ["TARGETPLATFORM", "linux/amd64"],
  ["TARGETOS", "linux"],
  ["TARGETOSVERSION", ""],
  ["TARGETARCH", "amd64"],
  ["TARGETVARIANT", ""],
  ["TARGETSTAGE", "default"],
]);

/**
 * Passed by a tool to every Dockerfile that it builds, with the file by which the tool is known where the name alone says too little.
 * Source: the documentation of cross-rs (Cross.toml), of Home Assistant's builder and of Dazzle.
 */
export const toolArgs: ReadonlyMap<string, string> = new Map([
  ["CROSS_BASE_IMAGE", ""],
  ["BUILD_FROM", ""],
  ["base", "dazzle.yaml"],
]);
