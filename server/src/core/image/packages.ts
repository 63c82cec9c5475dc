// Whether a package was installed by this file.
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
