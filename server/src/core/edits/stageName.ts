// A name for a stage: one that means nothing else in the file, and where FROM gets it.
import type { Dockerfile, Stage } from "../model/types";
import { insert, replace, type TextEdit } from "../text/span";
import { keywordLike } from "./keywordCase";

type Stages = Pick<Dockerfile, "stages" | "each">;

/** What a name may not be: a stage of that name would take the place of an image or a build context of that name. */
export function takenStageNames(file: Stages): ReadonlySet<string> {
  const sources = file
    .each("COPY", "ADD", "RUN")
    .flatMap(({ flags }) =>
      flags.flatMap(({ name, value, options }) => [name === "from" ? value : undefined, ...options.map((option) => option.value)]),
    );
  const names = [...file.stages.flatMap(({ name, image }) => [name, image?.text]), ...sources];
  return new Set(names.filter((name) => name !== undefined).map((name) => name.toLowerCase()));
}

/** `AS name`, or another name in the place of the one that it has. */
export function nameStage(file: Pick<Dockerfile, "slice">, { from, image, nameSpan }: Stage, name: string): TextEdit {
  if (nameSpan) return replace(nameSpan, name);
  return insert(image?.span.end ?? from.span.end, ` ${keywordLike(file, from, "AS")} ${name}`);
}
