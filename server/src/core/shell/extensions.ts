// Constructs of a script that POSIX shells do not have: bash's `[[`, arrays, brace expansion, process substitution and others.
import type { Script, SyntaxNode, Word } from "unbash";
import type { Extension } from "../knowledge/shellExtensions";
import type { Span } from "../text/span";
import { placed } from "./readCommand";
import type { Command, ShellScript } from "./types";
import { walkSyntax } from "./walkSyntax";

interface Found {
  readonly kind: Extension;
  readonly span: Span;
}

const byType: Partial<Record<SyntaxNode["type"], Extension>> = {
  TestCommand: "double-bracket",
  ProcessSubstitution: "process-substitution",
  ArithmeticFor: "arithmetic-for",
  Select: "select",
  HereString: "here-string",
  ArrayValue: "array",
  AnsiCQuoted: "ansi-quotes",
  Coproc: "coproc",
};

const byOperation: Readonly<Record<string, Extension>> = {
  Slice: "substring",
  Replace: "replacement",
  CaseModification: "case-change",
  Transform: "transformation",
  Names: "indirection",
};

function kindOf(node: SyntaxNode, text: string): Extension | undefined {
  switch (node.type) {
    case "ParameterExpansion":
      if (node.prefix === "!") return "indirection";
      if (node.index) return "array";
      return node.operation && byOperation[node.operation.type];
    case "Redirect":
      return node.operator === "&>" || node.operator === "&>>" ? "both-redirected" : undefined;
    case "Assignment":
      if (node.index) return "array";
      return node.append ? "append" : undefined;
    case "Pipeline":
      return node.operators.includes("|&") ? "pipe-both" : undefined;
    case "ArithmeticCommand":
      return arithmetic.test(text.slice(node.pos, node.end)) ? "arithmetic-command" : undefined;
    default:
      return byType[node.type];
  }
}

/** The words of a command or of `for … in`; the walk passes plain words over, and braces are plain. */
const wordsOf = (node: SyntaxNode): readonly Word[] => {
  if (node.type === "For" || node.type === "Select") return node.wordlist ?? [];
  return node.type === "Command" ? node.args.filter((word): word is Word => word.type === "Word") : [];
};

const bracesOf = (node: SyntaxNode): readonly SyntaxNode[] =>
  wordsOf(node).flatMap((word) => (word.text.includes("{") ? (word.parts ?? []).filter(({ type }) => type === "BraceExpansion") : []));

/** `((i++))`; `((find …))` is a subshell in a subshell to a shell without arithmetic commands. */
const arithmetic = /^\(\(\s*[\w$]+\s*(\+\+|--(?!\w)|[+*%<>=!]|-\s|-=)/;

const cache = new WeakMap<Script, readonly Found[]>();

/** Any of these characters is in each construct. */
const maybe = /\[|\{|<\(|>\(|\(\(|&>|<<<|\|&|\+=|=\(|\$'|\bfunction\b|\bselect\b|\bcoproc\b/;

function ownConstructs({ ast, source }: ShellScript): readonly Found[] {
  const known = cache.get(ast);
  if (known) return known;
  const found: Found[] = [];
  if (maybe.test(source.text)) {
    walkSyntax(ast, source.text.length, (node, around) => {
      const kind = kindOf(node, source.text);
      if (kind) found.push({ kind, span: placed(node, around.place) });
      for (const brace of bracesOf(node)) found.push({ kind: "brace-expansion", span: placed(brace, around.place) });
      if (node.type !== "Function") return;
      const start = around.place(node.pos);
      if (/^function\s/.test(source.text.slice(start, start + 9)))
        found.push({ kind: "function-keyword", span: { start, end: start + 8 } });
    });
  }
  cache.set(ast, found);
  return found;
}

/** `[ a == b ]`, `echo -e`, `source x`: builtins with words that only some shells know. */
function ofCommand({ name, words }: Command): Found | undefined {
  const [first, second] = words;
  // `/bin/echo` is a program of its own.
  if (!first || first.value !== name) return undefined;
  const at = (kind: Extension, span = first.span): Found => ({ kind, span });
  if (name === "[" || name === "test") {
    const equal = words.find(({ text }) => text === "==");
    return equal && at("double-equals", equal.span);
  }
  if (name === "echo") return second && /^-[neE]*[eE][neE]*$/.test(second.text) ? at("echo-option", second.span) : undefined;
  if (name === "source") return at("source");
  if (name === "set" && words.some(({ text }) => text === "pipefail")) return at("pipefail");
  if (name === "trap" && words.some(({ text }) => text === "ERR")) return at("trap-err", words.at(-1)?.span);
  if (name === "read" && second && /^-[adeinNtus]/.test(second.text)) return at("read-option", second.span);
  if (name === "printf" && second && (second.text === "-v" || /%q/.test(second.text))) return at("printf-extension", second.span);
  if (name === "let") return at("let");
  return /^(pushd|popd|dirs|declare|typeset|shopt|mapfile|readarray|enable|disown)$/.test(name ?? "") ? at("bash-builtin") : undefined;
}

/** In the order of the text; spans in the file. */
export function extensions(script: ShellScript): readonly Found[] {
  const constructs = ownConstructs(script).map(({ kind, span }) => ({ kind, span: script.source.spanOf(span.start, span.end) }));
  const commands = script.commands.flatMap((command) => ofCommand(command) ?? []);
  return [...constructs, ...commands].sort((a, b) => a.span.start - b.span.start);
}
