// `lint --format json`: the contract for other programs.
import { type Finding, fill, type LineIndex, lineIndex, type Message, type Span } from "../../core";
import type { Report } from "./report";

const say = ({ template, values }: Message): string => fill(template, values);

/** 1-based line and column, columns in UTF-16 code units; the end lies behind the last character. */
export function range(lines: LineIndex, span: Span) {
  const at = (offset: number) => {
    const { line, character } = lines.positionAt(offset);
    return { line: line + 1, column: character + 1 };
  };
  return { start: at(span.start), end: at(span.end) };
}

function finding(lines: LineIndex, found: Finding) {
  const first = found.fixes[0];
  const all = first?.edits() ?? [];
  // Half a fix may break what the whole one keeps: what changes other files, too, is for `fix`.
  const edits = all.some((edit) => edit.file !== undefined) ? [] : all;
  return {
    rule: found.rule,
    aliases: found.aliases,
    severity: found.severity,
    message: say(found.message),
    range: range(lines, found.span),
    ...(first &&
      edits.length > 0 && {
        fix: {
          title: say(first.title),
          safety: first.safety,
          edits: edits.map((edit) => ({ range: range(lines, edit.span), newText: edit.newText })),
        },
      }),
  };
}

export const jsonReport: Report<string> = {
  part({ file, text, findings, errors }) {
    const lines = lineIndex(text);
    return JSON.stringify({
      file,
      findings: findings.map((found) => finding(lines, found)),
      errors: errors.map((error) => ({ message: fill(error.message, error.values), range: range(lines, error.span) })),
    });
  },
  whole: (parts) => `[${parts.join(",")}]`,
};
