// The groups that a stage, or one that it builds on, makes above a command.
import { lineage } from "../../model/lineage";
import type { Stage } from "../../model/types";
import { commandsOf } from "../../shell/commandsOf";
import { optionOf } from "../../shell/invocation";
import { roughly } from "../../shell/options";
import type { Instruction } from "../../syntax/types";
import type { FileContext } from "../rule";

interface MadeGroup {
  readonly name: string;
  readonly gid: string | undefined;
}

export function groupsAbove(file: FileContext, stage: Stage | undefined, run: Instruction, offset: number): readonly MadeGroup[] {
  const runs = (stage ? lineage(stage).flatMap(({ instructions }) => instructions) : file.instructions).filter(
    ({ keyword, arguments: { text } }) => keyword === "RUN" && text.includes("group"),
  );
  return runs.flatMap((each) => {
    const scope = file.scopeBefore(each);
    const expand = (text: string): string => scope.expand(text) ?? text;
    if (each.span.start > run.span.start) return [];
    return commandsOf(each, file, ["addgroup", "groupadd"])
      .filter(({ nameSpan, operands }) => nameSpan.start < offset && operands.length === 1)
      .map((made) => {
        const gid = optionOf(made, "-g", "--gid")?.value;
        return { name: made.operands.map(roughly).map(expand).join(), gid: gid === undefined ? undefined : expand(gid) };
      });
  });
}
