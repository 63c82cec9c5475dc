// What the syntax room hands out: a tree of instructions with exact spans, and errors. Absolute UTF-16 offsets everywhere.
import type { LogicalText } from "../text/logicalText";
import type { Span } from "../text/span";

export type EscapeCharacter = "\\" | "`";

/** `# syntax=`, `# escape=`, `# check=` at the top of the file; `name` lower-cased. */
export interface Directive {
  readonly name: string;
  readonly value: string;
  readonly span: Span;
  readonly nameSpan: Span;
  readonly valueSpan: Span;
}

/** A comment line. `text` is what follows the `#`, untrimmed. */
export interface Comment {
  readonly text: string;
  readonly span: Span;
}

/** A word as written; `text` keeps quotes and escapes, continuations are gone. */
export interface Word {
  readonly text: string;
  readonly span: Span;
}

/** `key=value` of a flag such as `--mount=type=cache,target=/x`; `value` undefined for a bare key (`ro`). */
export interface FlagOption {
  readonly key: string;
  readonly value: string | undefined;
  readonly span: Span;
  readonly keySpan: Span;
  readonly valueSpan: Span | undefined;
}

export interface Flag {
  /** Without the dashes, as written. */
  readonly name: string;
  /** Quotes and escapes taken away as BuildKit does; undefined without `=`. */
  readonly value: string | undefined;
  readonly span: Span;
  /** The dashes and the name. */
  readonly nameSpan: Span;
  readonly valueSpan: Span | undefined;
  /** Key-value list, for the flags that take one (`--mount`). */
  readonly options: readonly FlagOption[];
}

/** One `KEY=value` of ENV, LABEL, ARG; ARG may have no value. Key and value as written, quotes kept. */
export interface Pair {
  readonly key: string;
  readonly value: string | undefined;
  readonly span: Span;
  readonly keySpan: Span;
  readonly valueSpan: Span | undefined;
  /** `ENV key value`, without an equals sign. */
  readonly legacy: boolean;
}

/** One string of a JSON array; `value` decoded, `span` with its quotes. */
export interface JsonItem {
  readonly value: string;
  readonly span: Span;
}

export interface Heredoc {
  /** `EOF` of `<<EOF`. */
  readonly name: string;
  /** The `<<EOF` on the instruction's line. */
  readonly openerSpan: Span;
  /** The body's lines as in the file, with their last line end; tabs not stripped. */
  readonly bodySpan: Span;
  /** The closing name; undefined when the file ends first. */
  readonly closerSpan: Span | undefined;
  /** Body as the builder reads it (tabs stripped for `<<-`), mapped to the file. */
  readonly body: LogicalText;
  /** Variables are expanded in the body (the name is not quoted). */
  readonly expand: boolean;
  /** `<<-` */
  readonly chomp: boolean;
  /** File descriptor in front of `<<`, 0 without one. */
  readonly fd: number;
}

/**
 * One instruction. Its parts are read on first use and cached with the chunk's text,
 * so that an unchanged instruction costs nothing after an edit elsewhere.
 */
export interface Instruction {
  /** Upper case, `""` never; may be unknown to Docker. */
  readonly keyword: string;
  readonly keywordSpan: Span;
  /** From the keyword to behind the last character, heredoc bodies included, without the line end. */
  readonly span: Span;
  /** Behind the flags, trimmed; heredoc bodies not included. Empty text when there is nothing. */
  readonly arguments: LogicalText;
  readonly flags: readonly Flag[];
  /**
   * Arguments cut at white space as BuildKit cuts them for this instruction;
   * empty for the ones that take a command line or pairs, and where `form` is exec.
   */
  readonly words: readonly Word[];
  /** For ENV, LABEL, ARG; else empty. */
  readonly pairs: readonly Pair[];
  /** For the instructions that have both: is it a JSON array. undefined for the others. HEALTHCHECK: of its CMD. */
  readonly form: "exec" | "shell" | undefined;
  /** The array's strings, when `form` is exec. */
  readonly json: readonly JsonItem[] | undefined;
  readonly heredocs: readonly Heredoc[];
  /** The whole logical line from the keyword's line on; heredoc bodies not included. `logicalAt` cuts a word out of it. */
  readonly line: LogicalText;
  /** Blank lines between continued lines, without their line ends. */
  readonly blankLines: readonly Span[];
  /** Comments between continued lines. */
  readonly innerComments: readonly Comment[];
  /** Comment lines directly above (blank lines between do not part them, as in BuildKit). */
  readonly comments: readonly Comment[];
  /** HEALTHCHECK: `NONE` or `CMD` (upper-cased), its span, and the command behind it. */
  readonly healthcheck: { readonly kind: string; readonly kindSpan: Span; readonly command: LogicalText } | undefined;
  /** ONBUILD: the instruction it holds. */
  readonly trigger: Instruction | undefined;
  /** The parsed chunk that this is a view of: same object as long as the text is the same. A key for caches. */
  readonly chunk: object;
  readonly index: number;
}

export interface ParseError {
  /** Stable name, kebab-case, e.g. `unknown-instruction`, `unterminated-heredoc`, `unknown-flag`. */
  readonly code: string;
  /** English with `{holes}`. */
  readonly message: string;
  readonly values: Readonly<Record<string, string>>;
  readonly span: Span;
}

export interface SyntaxTree {
  readonly text: string;
  readonly escape: EscapeCharacter;
  readonly directives: readonly Directive[];
  /** Top-level instructions, in order. */
  readonly instructions: readonly Instruction[];
  /** All comment lines outside instructions that are not directives, in order. */
  readonly comments: readonly Comment[];
  /** What BuildKit's parser refuses. */
  readonly errors: readonly ParseError[];
}
