// Completion: instructions, flags and their values, mount options, stages, variables, directives.
import type { Dockerfile } from "../model/types";
import { argumentItems } from "./completion/arguments";
import { directiveItems } from "./completion/directives";
import { flagItems } from "./completion/flags";
import { keywordItems } from "./completion/keywords";
import type { CompletionList } from "./completion/types";
import { variableItems } from "./completion/variables";

export type { CompletionItem, CompletionKind, CompletionList } from "./completion/types";

/** One kind of place where something can be offered; the first that knows the place answers. */
const sources = [directiveItems, variableItems, keywordItems, flagItems, argumentItems] as const;

/** undefined: nothing to offer at this offset. The list is whole: the editor filters it as the user types on. */
export function completion(doc: Dockerfile, offset: number): CompletionList | undefined {
  for (const source of sources) {
    const list = source(doc, offset);
    if (list) return list.items.length > 0 ? list : undefined;
  }
  return undefined;
}
