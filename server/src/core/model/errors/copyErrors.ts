// Faults of COPY and ADD that show once variables are put in: URLs, modes, owners, checksums.
import type { Flag, Instruction, ParseError } from "../../syntax/types";
import { visible } from "../../text/span";
import { type Argument, flagOf, sourceArguments } from "../arguments";
import { isDigest } from "../imageReference";
import { isNamedOwner } from "../owner";
import type { Expand } from "./mountErrors";
import { problem } from "./problem";

/** Source: the mode parser that BuildKit uses (dchapes-mode). */
const symbolicMode = /^[augo]*([-+=][rwxXstugo]*)+(,[augo]*([-+=][rwxXstugo]*)+)*$/;
const isMode = (mode: string): boolean => (/^[0-7]+$/.test(mode) ? Number.parseInt(mode, 8) <= 0o7777 : symbolicMode.test(mode));

function isChecksum(text: string): boolean {
  const colon = text.indexOf(":");
  return colon > 0 && isDigest(text.slice(0, colon), text.slice(colon + 1));
}

export type SourceKind = "local" | "http" | "git";

/** What BuildKit takes a source for. Source: dfgitutil.ParseGitRef, isHTTPSource. */
export function sourceKind(source: string): SourceKind {
  const path = source.split(/[?#]/, 1)[0] ?? "";
  if (/^https?:\/\//i.test(source)) return path.endsWith(".git") ? "git" : /^https?:\/\//.test(source) ? "http" : "local";
  if (/^(ssh|git):\/\//i.test(source)) return "git";
  return /^[a-zA-Z0-9_-]+@[a-zA-Z0-9.-]+:/.test(source) && !source.startsWith("./") ? "git" : "local";
}

const gitQueries = /^(ref|tag|branch|subdir|checksum|commit|keep-git-dir|submodules|mtime|fetch-by-commit)$/;

function gitFault(source: string, at: Argument): ParseError | undefined {
  const query = /^[^#?]*\?([^#]*)/.exec(source)?.[1];
  const unknown = query?.split("&").find((each) => !gitQueries.test(each.split("=", 1)[0] ?? ""));
  return unknown === undefined ? undefined : problem("git-query", at.span, { source: at.text, query: unknown });
}

interface Sources {
  readonly instruction: Instruction;
  /** Each source that is no heredoc, and its text with variables put in; undefined where not known. */
  readonly values: readonly { readonly argument: Argument; readonly value: string | undefined }[];
}

function sourceErrors({ instruction, values }: Sources): readonly ParseError[] {
  const errors: ParseError[] = [];
  for (const { argument, value } of values) {
    const kind = value === undefined ? "local" : sourceKind(value);
    if (kind === "local") continue;
    if (instruction.keyword === "COPY") errors.push(problem("copy-url", argument.span, { source: argument.text }));
    else if (kind === "git") errors.push(...[gitFault(value ?? "", argument)].filter((each) => each !== undefined));
  }
  return errors;
}

function checksumFault(flag: Flag, checksum: string, { values }: Sources): ParseError | undefined {
  const at = visible(flag.valueSpan, flag.span);
  const [first] = values;
  if (values.length !== 1 || !first) return problem("checksum-sources", flag.span);
  if (first.value === undefined) return undefined;
  const kind = sourceKind(first.value);
  if (kind === "local") return problem("checksum-local", at, { source: first.argument.text });
  return kind === "http" && !isChecksum(checksum) ? problem("invalid-checksum", at, { checksum }) : undefined;
}

function flagFault(flag: Flag, sources: Sources, expand: Expand): ParseError | undefined {
  const at = visible(flag.valueSpan, flag.span);
  if (flag.name !== "chmod" && flag.name !== "chown" && flag.name !== "checksum") return undefined;
  const { value, error } = expand(flag.value ?? "");
  if (error !== undefined) return problem("invalid-expansion", at, { word: flag.value ?? "", reason: error });
  if (!value) return undefined;
  if (flag.name === "chmod") return isMode(value) ? undefined : problem("invalid-mode", at, { mode: value });
  if (flag.name === "checksum") return sources.instruction.keyword === "ADD" ? checksumFault(flag, value, sources) : undefined;
  const link = flagOf(sources.instruction, "link");
  const isLinked = link !== undefined && /^(true)?$/i.test(link.value ?? "");
  return isLinked && isNamedOwner(value) ? problem("chown-name-with-link", at, { owner: value }) : undefined;
}

/** Source: BuildKit's dispatchCopy. */
export function copyErrors(instruction: Instruction, expand: Expand): readonly ParseError[] {
  const values = sourceArguments(instruction).map((argument) => ({ argument, value: expand(argument.text).value }));
  const sources: Sources = { instruction, values };
  return [...sourceErrors(sources), ...instruction.flags.flatMap((flag) => flagFault(flag, sources, expand) ?? [])];
}
