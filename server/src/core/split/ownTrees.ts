// The folders of the image that hold the application alone, so that they can be copied as a whole.
import { absolute, copyOf, folderSource, isOwnFolder, workdirBefore } from "../image";
import type { Dockerfile } from "../model/types";
import type { Instruction } from "../syntax/types";
import { isWithin } from "../text/path";
import type { Site } from "./types";

/** Where an instruction lets the application lie: a working directory, the folder that a COPY fills. */
function folderOf(doc: Dockerfile, instruction: Instruction): string | undefined {
  if (instruction.keyword === "WORKDIR") {
    const written = instruction.arguments.text.replace(/^["']|["']$/g, "");
    const path = doc.scopeBefore(instruction).expand(written);
    return path === undefined ? undefined : absolute(path, workdirBefore(doc, instruction));
  }
  const copy = copyOf(instruction, doc.scopeBefore(instruction));
  return copy?.known && (copy.intoFolder || folderSource(copy) !== undefined) ? copy.target : undefined;
}

/** The path lies in one of them, or is one. */
export const inTrees = ({ trees }: Pick<Site, "trees">, path: string): boolean => trees.some((tree) => isWithin(path, tree));

/** The outermost ones. */
export function ownTrees(doc: Dockerfile, instructions: readonly Instruction[]): readonly string[] {
  const found = new Set(instructions.flatMap((instruction) => folderOf(doc, instruction) ?? []));
  const own = [...found].filter(isOwnFolder);
  return own.filter((path) => !own.some((other) => other !== path && isWithin(path, other)));
}
