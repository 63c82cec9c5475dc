// The comments that silence findings: BuildKit's check, hadolint's ignore, and our own; read as data, applied elsewhere.
import type { Comment, Directive, Instruction, SyntaxTree } from "../syntax/types";
import { countBefore } from "../text/sorted";
import type { Span } from "../text/span";
import { goBoolean } from "./goBoolean";
import type { Dockerfile } from "./types";

export interface Suppression {
  readonly kind: "check" | "hadolint" | "dockwright";
  /** `stage`: the stage that the instruction below it belongs to. */
  readonly scope: "file" | "stage" | "instruction";
  /** As written; `all` is a name too. */
  readonly names: readonly string[];
  readonly nameSpans: readonly Span[];
  /** From the first name to the last: where another name can be added. */
  readonly listSpan: Span;
  readonly reason: string | undefined;
  /** The whole comment. */
  readonly span: Span;
  /** Index of the instruction that it stands above; undefined for the file. */
  readonly instruction: number | undefined;
}

/** `# check=experimental=`: checks that are asked for. */
export interface Request {
  readonly names: readonly string[];
  readonly instruction: number | undefined;
}

export interface Suppressions {
  readonly list: readonly Suppression[];
  readonly requests: readonly Request[];
  /** `# check=error=true`: a warning fails the build. */
  readonly failsOnWarning: boolean;
  /** `# hadolint shell=`, from the comment on. */
  readonly shells: readonly { readonly name: string; readonly span: Span }[];
}

interface Names {
  readonly names: readonly string[];
  readonly nameSpans: readonly Span[];
  readonly listSpan: Span;
}

/** Names between commas, blanks around them allowed. @param at offset of `list` in the file. */
function readNames(list: string, at: number): Names {
  const found = [...list.matchAll(/[^\s,][^,]*?(?=\s*(?:,|$))/g)];
  const nameSpans = found.map((match) => ({ start: at + match.index, end: at + match.index + match[0].length }));
  const names = found.map((match) => match[0]);
  return { names, nameSpans, listSpan: { start: nameSpans[0]?.start ?? at, end: nameSpans.at(-1)?.end ?? at } };
}

interface Check {
  readonly skip: Names | undefined;
  readonly experimental: readonly string[];
  readonly error: boolean;
  readonly reason: string | undefined;
}

/** Nothing behind the first blank counts; a wrong option spoils all of it. Source: BuildKit's ParseLintOptions. */
function readCheck(value: string, at: number): Check | undefined {
  const [options = ""] = value.split(" ", 1);
  const reason =
    value
      .slice(options.length)
      .replace(/^[\s/]+/, "")
      .trim() || undefined;
  let check: Check = { skip: undefined, experimental: [], error: false, reason };
  let offset = at;
  for (const option of options.split(";", 3)) {
    const equals = option.indexOf("=");
    const key = option.slice(0, Math.max(equals, 0)).trim();
    const list = option.slice(equals + 1);
    if (key === "skip") check = { ...check, skip: readNames(list, offset + equals + 1) };
    else if (key === "experimental") check = { ...check, experimental: readNames(list, 0).names };
    else if (key === "error") check = { ...check, error: goBoolean(list.trim()) === true };
    else return undefined;
    offset += option.length + 1;
  }
  return check;
}

const checkComment = /^(\s*check\s*=\s*)(\S.*?)\s*$/i;
/** A list with anything but codes is no list to hadolint. */
const hadolintComment = /^(\s*hadolint\s+(global\s+|stage\s+)?ignore\s*=\s*)((?:DL|SC)\d+(?:\s*,\s*(?:DL|SC)\d+)*)(?![\w,])(.*)$/;
const hadolintShell = /^\s*hadolint\s+shell\s*=\s*(\S+)/;
const ownComment = /^(\s*dockwright-ignore(-file)?\s*:\s*)([\w-]+(?:\s*,\s*[\w-]+)*)\s*(?:--\s*(.*))?$/;

/** The first instruction behind an offset. */
const instructionBehind = (instructions: readonly Instruction[], offset: number): Instruction | undefined =>
  instructions[countBefore(instructions.length, (index) => (instructions[index]?.span.start ?? 0) < offset)];

/** BuildKit looks at the comments directly above, and the first check among them counts. Asked once for each instruction. */
function checkOf(comment: Comment, instruction: Instruction | undefined, into: Collected): Check | undefined {
  const match = checkComment.exec(comment.text);
  if (!match || !instruction) return undefined;
  if (!into.firstChecks.has(instruction.index)) {
    const first = instruction.comments.find((each) => checkComment.test(each.text));
    into.firstChecks.set(instruction.index, first?.span.start);
  }
  if (into.firstChecks.get(instruction.index) !== comment.span.start) return undefined;
  return readCheck(match[2] ?? "", comment.span.start + 1 + (match[1] ?? "").length);
}

function readIgnore(comment: Comment, instruction: number | undefined): Suppression | undefined {
  const hadolint = hadolintComment.exec(comment.text);
  const match = hadolint ?? ownComment.exec(comment.text);
  if (!match) return undefined;
  const [, before = "", file, list = "", rest = ""] = match;
  const scope = file === undefined ? "instruction" : file.startsWith("stage") ? "stage" : "file";
  if (scope !== "file" && instruction === undefined) return undefined;
  return {
    kind: hadolint ? "hadolint" : "dockwright",
    scope,
    ...readNames(list, comment.span.start + 1 + before.length),
    reason: rest.replace(/^[\s:;,#-]+/, "").trim() || undefined,
    span: comment.span,
    instruction: scope === "file" ? undefined : instruction,
  };
}

interface Collected {
  readonly list: Suppression[];
  readonly requests: Request[];
  readonly shells: { readonly name: string; readonly span: Span }[];
  /** Where the first check above an instruction stands, by the instruction's index. */
  readonly firstChecks: Map<number, number | undefined>;
}

function addCheck(check: Check, span: Span, instruction: number | undefined, into: Collected): void {
  const { skip, experimental, reason } = check;
  if (experimental.length > 0) into.requests.push({ names: experimental, instruction });
  if (!skip || skip.names.length === 0) return;
  into.list.push({ kind: "check", scope: instruction === undefined ? "file" : "instruction", ...skip, reason, span, instruction });
}

function addComment(comment: Comment, tree: SyntaxTree, into: Collected): void {
  const shell = hadolintShell.exec(comment.text)?.[1];
  if (shell !== undefined) into.shells.push({ name: shell, span: comment.span });
  const instruction = instructionBehind(tree.instructions, comment.span.end);
  const check = checkOf(comment, instruction, into);
  if (check) addCheck(check, comment.span, instruction?.index, into);
  const ignore = readIgnore(comment, instruction?.index);
  if (ignore) into.list.push(ignore);
}

const mayMatter = /check|hadolint|dockwright/i;

const known = new WeakMap<SyntaxTree, Suppressions>();

/** In the order of the file; read once for each version of it. */
export function readSuppressions(tree: SyntaxTree): Suppressions {
  const found = known.get(tree) ?? readComments(tree);
  known.set(tree, found);
  return found;
}

function readComments(tree: SyntaxTree): Suppressions {
  const into: Collected = { list: [], requests: [], shells: [], firstChecks: new Map() };
  const directive: Directive | undefined = tree.directives.find((each) => each.name === "check");
  const check = directive && readCheck(directive.value, directive.valueSpan.start);
  if (directive && check) addCheck(check, directive.span, undefined, into);
  for (const comment of tree.comments) if (mayMatter.test(comment.text)) addComment(comment, tree, into);
  const { list, requests, shells } = into;
  return { list, requests, shells, failsOnWarning: check?.error ?? false };
}

/** A comment above the instruction, or for its stage, has one of the names, or all of them. */
export function isNamedFor(file: Dockerfile, instruction: Instruction, names: readonly string[]): boolean {
  const asked = new Set(["all", ...names].map((name) => name.toLowerCase()));
  return readSuppressions(file.tree).list.some(({ names: written, scope, instruction: index }) => {
    const below = index === undefined ? undefined : file.instructions[index];
    if (!below || !written.some((name) => asked.has(name.toLowerCase()))) return false;
    return index === instruction.index || (scope === "stage" && file.stageOf(below) === file.stageOf(instruction));
  });
}
