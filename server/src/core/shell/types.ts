// What the shell room hands out: the commands of a RUN, a shell-form CMD, a HEALTHCHECK or a heredoc body, with file offsets.
import type { Script, Word } from "unbash";
import type { LogicalText } from "../text/logicalText";
import type { Span } from "../text/span";

/** How the shell behaves; `dash`, `ash` and `bash` where it is known which one `/bin/sh` is. */
export type Dialect = "sh" | "dash" | "ash" | "bash" | "zsh" | "ksh";

/** Options of `set` that change what a failing or an unset thing does, by their long names. */
export type ShellOption = "errexit" | "nounset" | "pipefail" | "xtrace";

export interface ShellWord {
  /** As written, continuations gone. */
  readonly text: string;
  /** After quote removal; undefined where it depends on an expansion (variable, substitution, glob, brace, tilde). */
  readonly value: string | undefined;
  readonly span: Span;
  /** For `expandWord`; undefined for an assignment among the arguments (`export A=1`). */
  readonly node?: Word;
}

export interface Assignment {
  readonly name: string;
  readonly value: string | undefined;
  readonly span: Span;
}

export interface Redirection {
  readonly operator: string;
  /** File descriptor in front of the operator (`2` of `2>&1`); undefined without one. */
  readonly descriptor: number | undefined;
  /** The file, the descriptor of `>&`, the name of a heredoc; undefined when it is not literal. */
  readonly target: string | undefined;
  readonly span: Span;
  /** The target, for `expandWord`; undefined for a heredoc. */
  readonly node?: Word;
}

export type Construct = "subshell" | "group" | "if" | "loop" | "case" | "function" | "substitution";

/** A simple command: assignments, words, redirections. */
export interface Command {
  /** From the first assignment or word to the last word or redirection. */
  readonly span: Span;
  readonly assignments: readonly Assignment[];
  /** Name first. Empty for a bare assignment or redirection. */
  readonly words: readonly ShellWord[];
  /** The value of the first word, without a directory (`/usr/bin/curl` → `curl`); undefined when it is not literal. */
  readonly name: string | undefined;
  readonly redirections: readonly Redirection[];
  /** What stands between this command and the one before it in the same list; undefined for the first. A line end counts as `;`. */
  readonly joinedBy: "&&" | "||" | ";" | "|" | "&" | undefined;
  /** Place in its pipeline. */
  readonly pipeline: { readonly index: number; readonly length: number };
  /** Constructs around it, outermost first. */
  readonly inside: readonly Construct[];
  readonly background: boolean;
}

export interface ShellScript {
  readonly source: LogicalText;
  readonly dialect: Dialect;
  /** Options that are on before the first command, by SHELL or by `sh -ec`. */
  readonly startOptions: readonly ShellOption[];
  /** Every simple command, in source order, those inside constructs and substitutions too. */
  readonly commands: readonly Command[];
  /** The tree of unbash; its `pos`/`end` count in `source.text`, except inside a backtick substitution with escapes in it. */
  readonly ast: Script;
  readonly errors: readonly { readonly message: string; readonly span: Span }[];
  /** File span of a node of `ast`. */
  spanOf(node: { readonly pos: number; readonly end: number }): Span;
}
