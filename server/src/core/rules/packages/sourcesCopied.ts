// Whether a COPY brings what changes with every change of the sources, and which stages are made of that.
import { contextSources } from "../../context";
import { copyOf } from "../../image";
import type { Instruction } from "../../syntax/types";
import type { FileContext } from "../rule";

const bringsSources = (file: FileContext, copy: Instruction): boolean =>
  contextSources(copy, file.scopeBefore(copy)).some(
    ({ path, wildcard }) => path === "." || (!wildcard && /(?:^|\/)(?:src|app|server|lib)$/.test(path)),
  );

export const isCopy = ({ keyword }: Instruction): boolean => keyword === "COPY" || keyword === "ADD";

/** Stages that change with every change of the sources. */
export function stagesWithSources(file: FileContext): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { name, index, instructions } of file.stages) {
    if (!instructions.some((each) => isCopy(each) && bringsSources(file, each))) continue;
    if (name !== undefined) names.add(name.toLowerCase());
    names.add(String(index));
  }
  return names;
}

/** @param stages as `stagesWithSources` gives them */
export function changesWithSources(file: FileContext, copy: Instruction, stages: ReadonlySet<string>): boolean {
  const from = copyOf(copy, file.scopeBefore(copy))?.from;
  return from === undefined ? bringsSources(file, copy) : stages.has(from.toLowerCase());
}
