// The labels that LABEL instructions set, with their values as the builder reads them.
import type { Pair } from "../../syntax/types";
import type { InstructionContext } from "../rule";

/** Quotes taken away; undefined where the key holds a variable that is not known. */
export const labelKey = (pair: Pair, context: Pick<InstructionContext, "scope">): string | undefined =>
  /["'$\\]/.test(pair.key) ? context.scope.expand(pair.key) : pair.key;
export const labelValue = (pair: Pair, context: Pick<InstructionContext, "scope">): string | undefined =>
  context.scope.expand(pair.value ?? "");
