// Words with `{a,b}` in a command, written out for a shell that takes braces as text; and a removal that would take too much in bash.
import type { Extension } from "../../knowledge/shellExtensions";
import { hasOption, invocationOf } from "../../shell/invocation";
import type { Command, Dialect, ShellScript, ShellWord } from "../../shell/types";
import { expandBraces } from "../../text/braces";
import { cleanPath } from "../../text/path";
import { replace, type Span, type TextEdit } from "../../text/span";

/** More words than these are better read with braces. */
const mostWords = 6;
/** Of a script. */
const mostBraces = 8;
/** Nothing that quotes, ranges and other braces would have a say in. */
const plainBraced = /^[\w./:@%+,=~*?$-]*(?:\{[\w./:@%+,=*?$-]*\}[\w./:@%+,=*?$-]*)+$/;

interface Braced {
  readonly command: Command;
  readonly word: ShellWord;
}

function bracedAt({ commands }: ShellScript, { start, end }: Span): Braced | undefined {
  for (const command of commands) {
    if (command.span.start > start || command.span.end < end) continue;
    const word = command.words.slice(1).find(({ span }) => span.start <= start && end <= span.end);
    if (word) return { command, word };
  }
  return undefined;
}

/** What curl takes for several addresses; it knows neither `{1..3}` nor braces in braces. */
const globbed = /^\{[^{}]*,[^{}]*\}$/;

/** `curl https://example.com/{a,b}`: curl itself makes the addresses. */
export function isReadByCurl(
  { kind, span }: { readonly kind: Extension; readonly span: Span },
  script: ShellScript,
  file: { text(span: Span): string },
): boolean {
  if (kind !== "brace-expansion" || !globbed.test(file.text(span))) return false;
  const { command, word } = bracedAt(script, span) ?? {};
  const invocation = command && invocationOf(script, command);
  if (!word || invocation?.program !== "curl" || hasOption(invocation, "-g", "--globoff")) return false;
  return invocation.operands.includes(word) || invocation.options.some(({ name, valueWord }) => name === "--url" && valueWord === word);
}

/** Each word of these braces as the words that bash makes of it; undefined where one is better left alone. */
export function writtenOut(script: ShellScript, braces: readonly Span[]): { text: string; edits: readonly TextEdit[] } | undefined {
  if (braces.length > mostBraces) return undefined;
  const words = new Map<number, TextEdit>();
  for (const brace of braces) {
    const { word } = bracedAt(script, brace) ?? {};
    const parts = word && plainBraced.test(word.text) ? expandBraces(word.text) : [];
    if (!word || parts.length < 2 || parts.length > mostWords || parts.some((part) => part.includes("{"))) return undefined;
    words.set(word.span.start, replace(word.span, parts.join(" ")));
  }
  const edits = [...words.values()];
  const [first] = edits;
  return first && { text: edits.length > 1 ? "the words out" : first.newText, edits };
}

/** Where the package manager beside dash or BusyBox ash keeps what is installed. */
const databases: Partial<Record<Dialect, readonly string[]>> = { dash: ["/var/lib/dpkg"], ash: ["/lib/apk", "/lib/apk/db"] };

/** The database of packages that `rm -rf /var/lib/{apt,dpkg}` would remove if its braces were read. */
export function removedDatabase(script: ShellScript, brace: Span): string | undefined {
  const { command, word } = bracedAt(script, brace) ?? {};
  const invocation = command && invocationOf(script, command);
  if (!word || invocation?.program !== "rm" || !hasOption(invocation, "-r", "-R", "--recursive")) return undefined;
  const paths = expandBraces(word.text.replace(/["']/g, "")).map((path) => cleanPath(path.replace(/\/\*$/, "")));
  return paths.find((path) => databases[script.dialect]?.includes(path));
}
