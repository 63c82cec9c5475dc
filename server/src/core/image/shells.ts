// What /bin/sh and bash are in the image: by the base image, by a RUN that links another shell, or by the package manager that is used.
import type { Shell } from "../knowledge/distributions";
import type { Manager } from "../knowledge/packageManagers";
import { bashOn } from "../knowledge/shells";
import { imageBelow } from "../model/baseImage";
import { mayLinkShell } from "../model/chunkMemo";
import { linkedShell } from "../shell/linkedShell";
import type { Dialect } from "../shell/types";
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

/** What a RUN has put in the place of `/bin/sh`; undefined where it is none that the distributions have there. */
function shellOf(dialect: Dialect, { stage }: Reading): Shell | undefined {
  switch (dialect) {
    case "bash":
      return bashOn(imageBelow(stage)?.distribution);
    case "dash":
      return { kind: "dash", version: undefined };
    case "ash":
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
  for (const { instruction } of reading.layers) {
    const dialect = mayLinkShell(instruction, reading.doc.tree.text) ? linkedShell([instruction]) : undefined;
    if (!dialect) continue;
    const because = { kind: "instruction", instruction } as const;
    const value = shellOf(dialect, reading);
    return value ? { is: "yes", value, because } : { is: "perhaps", because };
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
