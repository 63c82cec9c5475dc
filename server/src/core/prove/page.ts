// The same as a page for an editor, in Markdown.
import { changesOf } from "./fixes";
import { problemsOf } from "./problems";
import { comparisonRows, measuredRows, saidLines, treeLines } from "./render";
import type { Proven } from "./renderBoth";
import type { Proof } from "./types";

const cell = (text: string): string => text.replaceAll("\\", "\\\\").replaceAll("|", "\\|").replaceAll("<", "&lt;");
const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;

/** A fence that nothing in the text closes. */
function fenced(lines: readonly string[], language = "text"): readonly string[] {
  const longest = Math.max(
    2,
    ...lines
      .join("\n")
      .split(/[^`]+/)
      .map((run) => run.length),
  );
  const fence = "`".repeat(longest + 1);
  return [`${fence}${language}`, ...lines, fence, ""];
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] =>
  rows.length === 0 ? [] : [row(head), row(head.map(() => "---")), ...rows.map(row), ""];

function container(proof: Proof): readonly string[] {
  const problems = problemsOf(proof);
  const said = saidLines(proof);
  return [
    ...(problems.length > 0 ? problems.map((problem) => `- **${cell(problem)}**`) : ["In order."]),
    "",
    ...(proof.measured.tree ? fenced(treeLines(proof.measured.tree)) : []),
    ...table(["measured", ""], measuredRows(proof)),
    ...(said.length > 0 ? ["Its last words:", "", ...fenced(said)] : []),
    ...table(["", "predicted", "measured", ""], comparisonRows(proof)),
    ...proof.notes.flatMap((note) => [cell(note), ""]),
  ];
}

/** @param name of the file, for the heading */
export function provenPage({ before, after, fixes }: Proven, name: string): string {
  const start = before.predicted;
  const lines = [
    `# ${cell(name)}: its start, proven in a container`,
    "",
    ...(after ? ["## Before", ""] : []),
    ...container(before),
    ...(after ? [`## After: ${cell(after.fix.title)}`, "", ...fenced([after.patch], "diff"), ...container(after.proof)] : []),
  ];
  if (!after && start && fixes.length > 0) {
    lines.push("## What would change it", "");
    for (const fix of fixes)
      lines.push(
        `- ${cell(fix.title)}${fix.rule === undefined ? "" : ` (${fix.rule})`}`,
        ...changesOf(start, fix).map((change) => `  - ${cell(change)}`),
      );
    lines.push("");
  }
  return lines.join("\n");
}
