// What /bin/sh and bash are in the image: by the base image, by a RUN that links another shell, or by the package manager that is used.
import type { Shell } from "../knowledge/distributions";
import type { Manager } from "../knowledge/packageManagers";
import { bashOn } from "../knowledge/shells";
import { imageBelow } from "../model/baseImage";
import { baseName } from "../text/path";
import type { Effect } from "./effect";
import { mentions } from "./layers";
import { withoutUsr } from "./paths";
import { programAt } from "./programs";
import type { Reading } from "./reading";
import type { Answer } from "./types";

const byManager: Readonly<Partial<Record<Manager, Shell>>> = {
  apk: { kind: "ash", version: "1.37" },
  "apt-get": { kind: "dash", version: undefined },
  apt: { kind: "dash", version: undefined },
  yum: { kind: "bash", version: undefined },
  dnf: { kind: "bash", version: undefined },
  microdnf: { kind: "bash", version: undefined },
  zypper: { kind: "bash", version: undefined },
  pacman: { kind: "bash", version: "5.3" },
};

/** By the first RUN that uses the package manager of a distribution. */
function fromManager({ layers }: Reading): Answer<Shell> | undefined {
  for (const { instruction, effects } of layers.toReversed()) {
    for (const effect of effects.list) {
      const value = effect.kind === "manager" ? byManager[effect.manager] : undefined;
      if (value) return { is: "yes", value, because: { kind: "instruction", instruction } };
    }
  }
  return undefined;
}

function linked(effect: Effect, reading: Reading): Shell | undefined {
  if (effect.kind === "sh")
    return effect.shell === "bash" ? bashOn(imageBelow(reading.stage)?.distribution) : { kind: "dash", version: undefined };
  if (effect.kind !== "same" || withoutUsr(effect.path) !== "/bin/sh") return undefined;
  switch (baseName(effect.target)) {
    case "bash":
      return bashOn(imageBelow(reading.stage)?.distribution);
    case "dash":
      return { kind: "dash", version: undefined };
    case "busybox":
      return { kind: "ash", version: "1.37" };
    default:
      return undefined;
  }
}

/** Programs that are a `/bin/sh`, or can be linked to it. */
const shells: readonly string[] = ["sh", "ash", "bash", "dash", "busybox"];

/** An image without a shell may be given one. */
function brought(reading: Reading): Answer<Shell> | undefined {
  for (const name of shells) {
    const { is, because } = programAt(reading, name);
    if (is !== "no") return { is: "perhaps", because };
  }
  return undefined;
}

/** `/bin/sh`. `perhaps` where nothing tells; `yes` because of an instruction is likely: it may not have been the last word. */
export function shellAt(reading: Reading): Answer<Shell> {
  for (const layer of reading.layers) {
    // Most say nothing of a shell, and need not be read for it.
    if (!mentions(layer, "sh") && !mentions(layer, "dash")) continue;
    const { instruction, effects } = layer;
    const shell = effects.list.map((effect) => linked(effect, reading)).findLast(Boolean);
    if (shell) return { is: "yes", value: shell, because: { kind: "instruction", instruction } };
  }
  const image = imageBelow(reading.stage);
  if (image?.shell?.kind === "none") return brought(reading) ?? { is: "no", because: { kind: "base", image: image.name } };
  if (image?.shell) return { is: "yes", value: image.shell, because: { kind: "base", image: image.name } };
  return fromManager(reading) ?? { is: "perhaps", because: { kind: "unread", what: "the base image", instruction: undefined } };
}

/** Bash as the image has it, or would have it: its own where that is `/bin/sh`, else the distribution's package. */
export function bashAt(reading: Reading): Shell {
  const sh = shellAt(reading);
  return sh.is === "yes" && sh.value.kind === "bash" ? sh.value : bashOn(imageBelow(reading.stage)?.distribution);
}
