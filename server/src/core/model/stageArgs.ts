// The ARGs that the stages of a file declare.
import { onceAFile } from "./onceAFile";
import type { Dockerfile, Stage } from "./types";

/** Of more ARGs it is not told that another stage has them. */
const mostArgs = 100;

/** `VERSION=1.2` by its name, as the last stage that has it declares it. */
const stageArgs = onceAFile(({ stages, slice }: Dockerfile): ReadonlyMap<string, string> => {
  const args = new Map<string, string>();
  for (const { instructions } of stages)
    for (const { keyword, pairs } of instructions) if (keyword === "ARG") for (const { key, span } of pairs) args.set(key, slice(span));
  return args.size > mostArgs ? new Map() : args;
});

/** An ARG that another stage declares and this one does not, as it stands there. */
export function argElsewhere(file: Dockerfile, { instructions }: Stage, name: string): string | undefined {
  const declared = stageArgs(file).get(name);
  const isOwn = () => instructions.some(({ keyword, pairs }) => keyword === "ARG" && pairs.some(({ key }) => key === name));
  return declared === undefined || isOwn() ? undefined : declared;
}
