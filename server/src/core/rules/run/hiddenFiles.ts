// What a RUN removes of the files that layers below it brought, those together that came in the same way.
import { layerFilesOf, type Removal } from "../../image";
import { flagOf } from "../../model/arguments";
import { instructionText } from "../../model/instructionText";
import type { Instruction } from "../../syntax/types";
import { baseName } from "../../text/path";
import type { Span } from "../../text/span";
import type { FileContext } from "../rule";
import { type Left, type LeftFiles, takeFiles } from "./leftInLayers";

type Message = "moved" | "loaded" | "used" | "mounted" | "added" | "hidden";

function keyOf({ instruction }: Left, { moves }: Removal): Message {
  if (moves) return "moved";
  if (instruction.keyword === "RUN") return "loaded";
  if (flagOf(instruction, "from")?.value) return "mounted";
  return instruction.keyword === "ADD" && instruction.arguments.text.includes("://") ? "added" : "hidden";
}

/** As a word of its own: `app.tgz`, `/tmp/app/x`, and no `app` of `apply`. */
function names(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    if (!/[\w-]/.test(text[at - 1] ?? " ") && !/[\w-]/.test(text[at + name.length] ?? " ")) return true;
  }
  return false;
}

/** More instructions behind a download are not read for its name. */
const mostRead = 30;

/** Instructions behind the one that brings it name it, or work in it; so it cannot be removed where it is downloaded. */
function isUsed(file: FileContext, { path, instruction }: Left, run: Instruction, { at }: Removal): boolean {
  const name = baseName(path.replace(/\/\*$/, ""));
  if (name.length < 2) return false;
  const stages = [file.stageOf(instruction), file.stageOf(run)];
  const behind = file.instructions.slice(instruction.index + 1, Math.min(run.index, instruction.index + 1 + mostRead));
  if (
    behind.some(
      (each) => /^(?:RUN|WORKDIR)$/.test(each.keyword) && stages.includes(file.stageOf(each)) && names(instructionText(each), name),
    )
  ) {
    return true;
  }
  const word = file.text.slice(at.start, at.end);
  const own = file.text.slice(run.span.start, at.start);
  return names(own, name) || own.includes(` ${word}`);
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
      groups.set(name, key === "loaded" && isUsed(file, left, run, removal) ? { ...group, key: "used" } : group);
    }
  }
  return groups.values();
}
