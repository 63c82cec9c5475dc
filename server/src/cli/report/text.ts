// `lint` for people: each finding with the lines it is about, the token underlined.
import colors from "picocolors";
import { fill, type LineIndex, lineIndex, type Severity, type Span } from "../../core";
import type { FileResult } from "./json";
import { placeIn } from "./place";

type Paint = ReturnType<typeof colors.createColors>;
interface Row {
  readonly severity: Severity;
  readonly name: string;
  readonly message: string;
  readonly span: Span;
  readonly fix: string | undefined;
}

const mark = (paint: Paint, severity: Severity): string =>
  ({ error: paint.red, warning: paint.yellow, info: paint.blue, style: paint.dim })[severity](severity);

/** How many terminal columns a text takes: wide letters (Hangul, Han, Kana, full width, emoji) take two, combining ones none. */
function columns(text: string): number {
  let width = 0;
  for (const letter of text) {
    if (/\p{Mn}/u.test(letter)) continue;
    width +=
      /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Extended_Pictographic}/u.test(
        letter,
      )
        ? 2
        : 1;
  }
  return width;
}

/** The first line of the span, its number in front, the span underlined. Tabs become four spaces. */
function frame(paint: Paint, text: string, lines: LineIndex, at: Span): string[] {
  const { line, character } = lines.positionAt(at.start);
  const { start, end } = lines.lineSpan(line);
  const source = text.slice(start, end);
  const plain = (part: string): string => part.replace(/\t/g, "    ").replace(/\p{Cc}/gu, "\uFFFD");
  const under = Math.max(1, columns(plain(source.slice(character, Math.min(at.end, end) - start))));
  const gutter = String(line + 1).padStart(5);
  return [
    `${paint.dim(`${gutter} |`)} ${plain(source)}`,
    `${paint.dim("      |")} ${" ".repeat(columns(plain(source.slice(0, character))))}${paint.red("~".repeat(under))}`,
  ];
}

function rows({ findings, errors }: FileResult): Row[] {
  return [
    ...errors.map(
      (error): Row => ({
        severity: "error",
        name: error.code,
        message: fill(error.message, error.values),
        span: error.span,
        fix: undefined,
      }),
    ),
    ...findings.map((found): Row => {
      const fix = found.fixes[0];
      const title = fix && `${fill(fix.title.template, fix.title.values)}${fix.safety === "safe" ? "" : " (review)"}`;
      return {
        severity: found.severity,
        name: found.rule,
        message: fill(found.message.template, found.message.values),
        span: found.span,
        fix: title,
      };
    }),
  ].sort((a, b) => a.span.start - b.span.start);
}

/** @param colour force or forbid colours. */
export function toText(results: readonly FileResult[], colour: boolean): string {
  const paint = colors.createColors(colour);
  const out: string[] = [];
  const count: Record<Severity, number> = { error: 0, warning: 0, info: 0, style: 0 };
  let fixable = 0;
  for (const result of results) {
    const lines = lineIndex(result.text);
    for (const row of rows(result)) {
      out.push(
        `${paint.bold(placeIn(result.file, lines, row.span.start))} ${mark(paint, row.severity)} ${row.message} ${paint.dim(`[${row.name}]`)}`,
      );
      out.push(...frame(paint, result.text, lines, row.span));
      if (row.fix) out.push(`${paint.dim("      =")} ${paint.green("fix")}: ${row.fix}`);
      out.push("");
      count[row.severity]++;
    }
    fixable += result.findings.filter((found) => found.fixes[0]?.safety === "safe").length;
  }
  out.push(summary(results.length, count, fixable));
  return out.join("\n");
}

function summary(files: number, count: Readonly<Record<Severity, number>>, fixable: number): string {
  const parts = Object.entries(count)
    .filter(([, number]) => number > 0)
    .map(([severity, number]) => `${number} ${severity}${number > 1 && /error|warning/.test(severity) ? "s" : ""}`);
  const where = `in ${files} file${files === 1 ? "" : "s"}`;
  if (parts.length === 0) return `No findings ${where}.`;
  return `${parts.join(", ")} ${where}.${fixable ? ` ${fixable} can be fixed safely: dockwright fix` : ""}`;
}
