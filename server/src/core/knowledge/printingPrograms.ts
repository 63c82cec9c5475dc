// Programs out of which comes what they read, as it is or changed.
export const printingPrograms: ReadonlySet<string> = new Set([
  "cat",
  "echo",
  "printf",
  "base64",
  "sed",
  "awk",
  "tr",
  "cut",
  "head",
  "tail",
  "envsubst",
  "jq",
  "yq",
  "xxd",
  "gunzip",
  "tee",
]);
