// `lint` for people: each finding with the lines it is about, the token underlined.
import colors from "picocolors";
import { fill, type LineIndex, lineIndex, type Severity, type Span } from "../../core";
import { type Folded, fold } from "./fold";
import { placeIn } from "./place";
import type { FileResult, Report } from "./report";

type Paint = ReturnType<typeof colors.createColors>;
interface Row {
  readonly kind: string;
  readonly severity: Severity;
  readonly name: string;
  readonly message: string;
  readonly span: Span;
  readonly fix: string | undefined;
}

interface Place {
  readonly severity: Severity;
  readonly name: string;
  /** `Dockerfile:3:1` */
  readonly place: string;
}

/** What is told of one file. */
export interface FileText {
  readonly drawn: readonly string[];
  readonly places: readonly Place[];
  /** Findings that can be fixed safely. */
  readonly fixable: number;
  /** Findings that are only counted. */
  readonly folded: number;
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
        kind: error.code,
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
        kind: `${found.rule} ${found.message.template}`,
        severity: found.severity,
        name: found.rule,
        message: fill(found.message.template, found.message.values),
        span: found.span,
        fix: title,
      };
    }),
  ].sort((a, b) => a.span.start - b.span.start);
}

/** `12, 14, 19`, each line once, not more than fit on one. */
function linesOf(lines: LineIndex, rows: readonly Row[]): string {
  const numbers = [...new Set(rows.map(({ span }) => lines.positionAt(span.start).line + 1))];
  return `line${numbers.length > 1 ? "s" : ""} ${numbers.slice(0, 12).join(", ")}${numbers.length > 12 ? ", …" : ""}`;
}

function drawn({ row, more }: Folded<Row>, { file, text }: FileResult, lines: LineIndex, paint: Paint): string[] {
  const note = (said: string): string => `${paint.dim("      =")} ${said}`;
  return [
    `${paint.bold(placeIn(file, lines, row.span.start))} ${mark(paint, row.severity)} ${row.message} ${paint.dim(`[${row.name}]`)}`,
    ...frame(paint, text, lines, row.span),
    ...(row.fix ? [note(`${paint.green("fix")}: ${row.fix}`)] : []),
    ...(more.length > 0 ? [note(`and ${more.length} more like this: ${linesOf(lines, more)}`)] : []),
    "",
  ];
}

/** Beyond as many the worst is easily missed. */
const manyRows = 10;

/** Where to look first, in long lists with few of the worst. */
function worst(all: readonly Place[]): string | undefined {
  const most = (["error", "warning"] as const).find((level) => all.some(({ severity }) => severity === level));
  const found = all.filter(({ severity }) => severity === most);
  if (all.length <= manyRows || found.length === 0 || found.length > 3) return undefined;
  return `Most important: ${found.map(({ place, name }) => `${place} ${name}`).join(", ")}`;
}

export interface TextOptions {
  readonly colour: boolean;
  /** Fold nothing. */
  readonly all: boolean;
}

function partOf(result: FileResult, { colour, all }: TextOptions): FileText {
  const paint = colors.createColors(colour);
  const lines = lineIndex(result.text);
  const told = rows(result);
  const shown = all ? told.map((row) => ({ row, more: [] })) : fold(told);
  return {
    drawn: shown.flatMap((one) => drawn(one, result, lines, paint)),
    folded: shown.reduce((sum, { more }) => sum + more.length, 0),
    fixable: result.findings.filter((found) => found.fixes[0]?.safety === "safe").length,
    places: told.map(({ severity, name, span }) => ({ severity, name, place: placeIn(result.file, lines, span.start) })),
  };
}

function whole(parts: readonly FileText[]): string {
  const count: Record<Severity, number> = { error: 0, warning: 0, info: 0, style: 0 };
  const places = parts.flatMap((part) => part.places);
  for (const { severity } of places) count[severity]++;
  const sum = (of: (part: FileText) => number): number => parts.reduce((total, part) => total + of(part), 0);
  const last = summary(
    parts.length,
    count,
    sum(({ fixable }) => fixable),
    sum(({ folded }) => folded),
  );
  const first = worst(places);
  return [...parts.flatMap((part) => part.drawn), last, ...(first === undefined ? [] : [first])].join("\n");
}

export const textReport = (options: TextOptions): Report<FileText> => ({ part: (result) => partOf(result, options), whole });

function summary(files: number, count: Readonly<Record<Severity, number>>, fixable: number, folded: number): string {
  const parts = Object.entries(count)
    .filter(([, number]) => number > 0)
    .map(([severity, number]) => `${number} ${severity}${number > 1 && /error|warning/.test(severity) ? "s" : ""}`);
  const where = `in ${files} file${files === 1 ? "" : "s"}`;
  if (parts.length === 0) return `No findings ${where}.`;
  const mended = fixable > 0 ? ` ${fixable} can be fixed safely: dockwright fix` : "";
  const hidden = folded > 0 ? `\n${folded} of them are only counted above, like others of their file: --all-findings shows all` : "";
  return `${parts.join(", ")} ${where}.${mended}${hidden}`;
}
