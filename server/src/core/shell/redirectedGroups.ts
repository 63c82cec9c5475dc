// The redirections of groups and other constructs, `{ echo a; echo b; } > file`, which are of no single command.
import { forEachChild, type SyntaxNode } from "unbash";
import type { Span } from "../text/span";
import type { Redirection, ShellScript } from "./types";
import { wordValue } from "./wordValue";

export interface RedirectedGroup {
  /** Of the construct with its redirections, in the file. */
  readonly span: Span;
  /** A list in braces or parentheses, whose commands run once and in order. */
  readonly plain: boolean;
  readonly redirections: readonly Redirection[];
}

/** More of them nobody writes in one script. */
const mostGroups = 100;

export function redirectedGroups({ ast, dialect, spanOf, source }: ShellScript): readonly RedirectedGroup[] {
  if (!/[})]\s*>|(?:done|fi|esac)\s*>/.test(source.text)) return [];
  const groups: RedirectedGroup[] = [];
  const visit = (node: SyntaxNode): void => {
    if (groups.length >= mostGroups) return;
    if (node.type === "Redirected") {
      const redirections = node.redirects.flatMap((part): Redirection[] => {
        if (part.type === "HereDoc" || !part.target) return [];
        const descriptor = part.descriptor?.type === "FileDescriptor" ? part.descriptor.value : undefined;
        return [{ operator: part.operator, descriptor, target: wordValue(part.target, dialect), span: spanOf(part), node: part.target }];
      });
      const { type } = node.command;
      groups.push({ span: spanOf(node), plain: type === "BraceGroup" || type === "Subshell", redirections });
    }
    forEachChild(node, visit);
  };
  visit(ast);
  return groups;
}
