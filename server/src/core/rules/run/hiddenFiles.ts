// What a RUN removes of the files that layers below it brought, those together that came in the same way.
import { layerFilesOf, type Removal } from "../../image";
import { flagOf } from "../../model/arguments";
import type { Instruction } from "../../syntax/types";
import type { Span } from "../../text/span";
import type { FileContext } from "../rule";
import { type Left, type LeftFiles, takeFiles } from "./leftInLayers";

type Message = "moved" | "loaded" | "mounted" | "added" | "hidden";

function keyOf({ instruction }: Left, { moves }: Removal): Message {
  if (moves) return "moved";
  if (instruction.keyword === "RUN") return "loaded";
  if (flagOf(instruction, "from")?.value) return "mounted";
  return instruction.keyword === "ADD" && instruction.arguments.text.includes("://") ? "added" : "hidden";
}

/** Files of one RUN that came in the same way. */
export interface Hidden {
  readonly key: Message;
  readonly at: Span;
  readonly keyword: string;
  readonly stage: string;
  readonly left: Left[];
}

export function hiddenBy(file: FileContext, run: Instruction, files: LeftFiles): Iterable<Hidden> {
  const groups = new Map<string, Hidden>();
  for (const removal of layerFilesOf(file, run).removes) {
    for (const left of removal.always ? takeFiles(removal, files) : []) {
      const key = keyOf(left, removal);
      const { keyword } = left.instruction;
      const stage = flagOf(left.instruction, "from")?.value ?? "";
      const name = `${key} ${keyword} ${stage}`;
      const group = groups.get(name) ?? { key, at: removal.at, keyword, stage, left: [] };
      group.left.push(left);
      groups.set(name, group);
    }
  }
  return groups.values();
}
