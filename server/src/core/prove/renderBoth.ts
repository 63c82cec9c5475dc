// Draws what a proof came to: one container with the fixes that would change it, or two beside each other, before a fix and after it.
import type { Startup } from "../startup";
import { changesOf, type StartFix } from "./fixes";
import { problemsOf } from "./problems";
import { columns, comparisonRows, measuredRows, renderProof, saidLines, treeLines } from "./render";
import type { Proof } from "./types";

/** What one run of the command found. */
export interface Proven {
  readonly before: Proof;
  /** With a fix applied; undefined: none was asked for. */
  readonly after: { readonly fix: StartFix; readonly proof: Proof; readonly patch: string } | undefined;
  /** Those that would change something. */
  readonly fixes: readonly StartFix[];
}

/** Of the container that counts: with a fix the one after it. */
export const provenProblems = ({ before, after }: Proven): readonly string[] => problemsOf(after?.proof ?? before);

function fixLines(before: Startup | undefined, fixes: readonly StartFix[]): readonly string[] {
  if (!before || fixes.length === 0) return [];
  return [
    "what would change it:",
    ...fixes.flatMap((fix) => {
      const by = [fix.rule ?? [], fix.kinds.length > 0 ? `--fix ${fix.kinds.join(" or ")}` : []].flat().join(", ");
      return [`- ${fix.title} [${by}]`, ...changesOf(before, fix).map((change) => `    ${change}`)];
    }),
  ];
}

const tree = ({ measured }: Proof): readonly string[] => (measured.tree ? treeLines(measured.tree) : ["ended by itself"]);

function rowsOf(before: Proof, after: Proof): readonly (readonly string[])[] {
  const values = new Map(measuredRows(after));
  const own = new Map(measuredRows(before));
  return [...new Set([...own.keys(), ...values.keys()])].map((name) => [name, own.get(name) ?? "–", values.get(name) ?? "–"]);
}

/** Both trees, line by line. */
function sideBySide(before: Proof, after: Proof): readonly string[] {
  const [left, right] = [tree(before), tree(after)];
  const height = Math.max(left.length, right.length);
  const trees = Array.from({ length: height }, (_, line) => [line === 0 ? "processes" : "", left[line] ?? "", right[line] ?? ""]);
  return columns([["", "before", "after"], ...trees, ...rowsOf(before, after)]);
}

const compared = (name: string, proof: Proof): readonly string[] =>
  proof.agrees.length > 0 ? columns([[name, "predicted", "measured", ""], ...comparisonRows(proof)]) : [];

/** Several lines without a trailing line end. */
export function renderProven({ before, after, fixes }: Proven): string {
  const head = [`${before.file ?? before.image}`];
  if (!after)
    return [[...head, "", renderProof(before)].join("\n"), ...[fixLines(before.predicted, fixes).join("\n")].filter(Boolean)].join("\n\n");
  const { fix, proof, patch } = after;
  const said = saidLines(proof);
  const blocks = [
    [...head, `with the fix: ${fix.title}`],
    [patch],
    sideBySide(before, proof),
    said.length > 0 ? ["last words after the fix:", ...said.map((line) => `  | ${line}`)] : [],
    compared("before the fix", before),
    compared("after the fix", proof),
    [...new Set([...before.notes, ...proof.notes])],
    outcome(before, proof),
  ];
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join("\n"))
    .join("\n\n");
}

function outcome(before: Proof, after: Proof): readonly string[] {
  const [was, is] = [problemsOf(before), problemsOf(after)];
  const listed = (name: string, problems: readonly string[]) =>
    problems.length > 0 ? problems.map((problem) => `${name}: ${problem}`) : [`${name}: in order`];
  return [...listed("before", was), ...listed("after", is)];
}
