// How missing-dockerignore names what a COPY of everything brings.
import type { Unwanted } from "./unwantedContext";

/** More than these no message shows. */
const mostNames = 3;

export function saysOf({ over, ships, names }: Unwanted): ["over", NonNullable<Unwanted["over"]>] | ["image" | "stage", { names: string }] {
  if (over) return ["over", over];
  const [last = "", ...others] = names.slice(0, mostNames).toReversed();
  const shown = others.length > 0 ? `${others.toReversed().join(", ")} and ${last}` : last;
  return [ships ? "image" : "stage", { names: shown }];
}
