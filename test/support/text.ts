// Dockerfiles inside tests: indentation taken away.

/** Takes away a first empty line, the last line's indentation and the indentation that all lines share. One-line texts stay as they are. */
export function dedent(source: string): string {
  if (!source.startsWith("\n")) return source;
  const lines = source
    .slice(1)
    .replace(/\n[ \t]*$/, "")
    .split("\n");
  const indents = lines.filter((line) => line.trim() !== "").map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const common = indents.length ? Math.min(...indents) : 0;
  return lines.map((line) => line.slice(common)).join("\n");
}
