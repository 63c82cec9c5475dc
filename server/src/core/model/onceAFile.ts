// Works something out once for each version of a file: what several rules ask of the file alone.
import type { SyntaxTree } from "../syntax/types";

/** @param work its answer must follow from the file's text alone, not from facts. */
export function onceAFile<File extends { readonly tree: SyntaxTree }, T>(work: (file: File) => T): (file: File) => T {
  const kept = new WeakMap<SyntaxTree, { readonly answer: T }>();
  return (file) => {
    const known = kept.get(file.tree);
    if (known) return known.answer;
    const answer = work(file);
    kept.set(file.tree, { answer });
    return answer;
  };
}
