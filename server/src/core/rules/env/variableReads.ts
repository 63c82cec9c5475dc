// The words of a stage's commands, and of what its variables are set to: who may read a variable there.
import type { Stage } from "../../model/types";

/** All words of the RUNs, or of the ENVs, of a stage, collected once. */
export function wordsBy(keyword: "RUN" | "ENV"): (stage: Stage) => ReadonlySet<string> {
  const known = new Map<Stage, ReadonlySet<string>>();
  return (stage) => {
    const words =
      known.get(stage) ??
      new Set(
        stage.instructions
          .map((each) => each.trigger ?? each)
          .filter((each) => each.keyword === keyword)
          .flatMap(({ arguments: { text }, heredocs }) => [text, ...heredocs.map(({ body }) => body.text)])
          .flatMap((text) => (keyword === "RUN" ? text : text.replace(/\w+=/g, "")).match(/\w+/g) ?? []),
      );
    known.set(stage, words);
    return words;
  };
}
