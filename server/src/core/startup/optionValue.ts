// The value that a command line gives an option: the word behind it, or what follows `=`.

/** Of the first that is given, by any of its names; undefined where none is, or nothing follows it. */
export function optionValue(argv: readonly string[], ...names: readonly string[]): string | undefined {
  for (const [index, word] of argv.entries()) {
    if (names.includes(word)) return argv[index + 1];
    const long = names.find((name) => name.startsWith("--") && word.startsWith(`${name}=`));
    if (long !== undefined) return word.slice(long.length + 1);
  }
  return undefined;
}
