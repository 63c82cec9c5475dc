// Whether a package was installed by this file, and which ones an instruction installs.
import type { Dockerfile } from "../model/types";
import type { Instruction } from "../syntax/types";
import { effectsOf } from "./effects";
import type { Reading } from "./reading";
import type { Answer, Installed } from "./types";

/** The base image's own packages are not known, so that what this file does not install may be there. */
export function installedAt({ layers }: Reading, name: string): Answer<Installed> {
  let perhaps: Answer<Installed> | undefined;
  for (const { instruction, effects } of layers) {
    for (const effect of effects.list.toReversed()) {
      if (effect.kind === "uninstall" && effect.packages.includes(name)) return { is: "no", because: { kind: "instruction", instruction } };
      if (effect.kind === "unknown") perhaps ??= { is: "perhaps", because: { kind: "unread", what: effect.what, instruction } };
      if (effect.kind !== "install") continue;
      if (effect.packages.includes(name))
        return { is: "yes", value: { name, manager: effect.manager }, because: { kind: "instruction", instruction } };
      if (!effect.complete)
        perhaps ??= { is: "perhaps", because: { kind: "unread", what: `what ${effect.manager} installs`, instruction } };
    }
  }
  return perhaps ?? { is: "perhaps", because: { kind: "unread", what: "the base image", instruction: undefined } };
}

/** The packages that a RUN installs, as far as their names are known. */
export const packagesInstalledBy = (doc: Dockerfile, instruction: Instruction): readonly string[] =>
  effectsOf(doc, instruction).list.flatMap((effect) => (effect.kind === "install" ? effect.packages : []));

/** The packages that a RUN takes away, as far as their names are known. */
export const packagesRemovedBy = (doc: Dockerfile, instruction: Instruction): readonly string[] =>
  effectsOf(doc, instruction).list.flatMap((effect) => (effect.kind === "uninstall" ? effect.packages : []));
