// What is said of a base image that nobody knows: its SHELL, which holds for what is built on it, may have switched pipefail on.
import { leavesShell } from "../../model/baseImage";
import type { InstructionContext } from "../rule";

/** Empty where the file, or what is known of the base image, tells which shell it is. */
export function unlessInherited({ scope, stage }: Pick<InstructionContext, "scope" | "stage">): string {
  if (scope.shell || leavesShell(stage)) return "";
  const { text = "" } = stage?.baseImage ?? {};
  // Where a variable without a value stands in it, a part is missing.
  return `, unless ${/\w$/.test(text) ? text : "the base image"} has pipefail in its SHELL`;
}
