// Words for true and false as Go reads them. Source: strconv.ParseBool.

const words: Readonly<Record<string, boolean>> = {
  ...Object.fromEntries(["1", "t", "T", "true", "TRUE", "True"].map((word) => [word, true])),
  ...Object.fromEntries(["0", "f", "F", "false", "FALSE", "False"].map((word) => [word, false])),
};

/** undefined: neither. */
export const goBoolean = (text: string): boolean | undefined => (Object.hasOwn(words, text) ? words[text] : undefined);
