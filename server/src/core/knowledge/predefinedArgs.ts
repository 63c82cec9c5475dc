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
