// Reads a shell script into commands with file offsets; the reading is cached by text and dialect, a view adds the offsets.
import { type ParsedScript, parse, type Script } from "unbash";
import type { LogicalText } from "../text/logicalText";
import type { Span } from "../text/span";
import { collectCommands } from "./collectCommands";
import { errorSpan } from "./errorSpan";
import type { Command, Dialect, ShellOption, ShellScript } from "./types";

/** A script by itself: spans count in its text. */
interface Parsed {
  readonly ast: Script;
  readonly commands: readonly Command[];
  readonly errors: readonly { readonly message: string; readonly span: Span }[];
}

const own = new WeakMap<Command, Command>();

/** The same command with spans that count in its script's `source.text`. */
export const inOwnText = (command: Command): Command => own.get(command) ?? command;

/** Least recently used goes first. Bounded in entries and in characters, because one script may be a megabyte. */
const cacheLimits = { entries: 4_000, characters: 4_000_000 };
const cache = new Map<Dialect, Map<string, Parsed>>();
let cached = { entries: 0, characters: 0 };

/** unbash reads the openers of one line again for every opener: 1,000 on a line are read in a millisecond, 100,000 in 40 seconds. */
const heredocsOnOneLine = 1_000;

function refusal(text: string): string | undefined {
  if (!text.includes("<<")) return undefined;
  for (const line of text.split("\n")) {
    if (line.split("<<").length > heredocsOnOneLine) return "too many here-documents on one line";
  }
  return undefined;
}

function failed(text: string, message: string): Parsed {
  const ast: Script = { type: "Script", pos: 0, end: 0, shebang: undefined, commands: [] };
  return { ast, commands: [], errors: [{ message, span: { start: 0, end: text.length } }] };
}

function read(text: string, dialect: Dialect): Parsed {
  const refused = refusal(text);
  if (refused) return failed(text, refused);
  try {
    const ast: ParsedScript = parse(text);
    return { ast, ...collectCommands(ast, text.length, dialect) };
  } catch (error) {
    // unbash promises not to throw; a stack that overflows on hostile input must not end the reading of the file.
    return failed(text, error instanceof Error ? error.message : String(error));
  }
}

function readCached(text: string, dialect: Dialect): Parsed {
  const scripts = cache.get(dialect) ?? new Map<string, Parsed>();
  cache.set(dialect, scripts);
  const known = scripts.get(text);
  if (known) {
    scripts.delete(text);
    scripts.set(text, known);
    return known;
  }
  const parsed = read(text, dialect);
  if (cached.entries >= cacheLimits.entries || cached.characters + text.length > cacheLimits.characters) makeRoom(text.length);
  if (text.length <= cacheLimits.characters / 4) {
    scripts.set(text, parsed);
    cached = { entries: cached.entries + 1, characters: cached.characters + text.length };
  }
  return parsed;
}

/** Forgets the oldest half of every dialect: rare, so that it need not be exact. */
function makeRoom(length: number): void {
  for (const scripts of cache.values()) {
    let drop = Math.ceil(scripts.size / 2);
    for (const text of scripts.keys()) {
      if (drop-- <= 0 && cached.characters + length <= cacheLimits.characters) break;
      scripts.delete(text);
      cached = { entries: cached.entries - 1, characters: cached.characters - text.length };
    }
  }
}

function inFile(command: Command, source: LogicalText): Command {
  const at = <T extends { readonly span: Span }>(part: T): T => ({ ...part, span: source.spanOf(part.span.start, part.span.end) });
  const view: Command = {
    ...at(command),
    assignments: command.assignments.map(at),
    words: command.words.map(at),
    redirections: command.redirections.map(at),
  };
  own.set(view, command);
  return view;
}

/**
 * Never throws; what cannot be read is in `errors`. Linear in the length of the text, whatever it holds.
 * @param startOptions what is on before the first command, by SHELL or by options of `sh -c`.
 */
export function parseScript(source: LogicalText, dialect: Dialect, startOptions: readonly ShellOption[] = []): ShellScript {
  const parsed = readCached(source.text, dialect);
  let commands: readonly Command[] | undefined;
  return {
    source,
    dialect,
    startOptions,
    ast: parsed.ast,
    get commands() {
      commands ??= parsed.commands.map((command) => inFile(command, source));
      return commands;
    },
    errors: parsed.errors.map(({ message, span }) => ({
      message,
      span: span.start === span.end ? errorSpan(source, span.start) : source.spanOf(span.start, span.end),
    })),
    spanOf: ({ pos, end }) => source.spanOf(pos, end),
  };
}
