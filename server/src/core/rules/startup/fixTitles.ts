// The titles of the quick fixes of a container's start; every rule that offers some of them has them among its messages.
import type { Fix } from "../rule";

export const fixTitles = {
  asArray: "Write {keyword} as a JSON array, without a shell",
  inFront: "Put exec in front of {program}",
  inScript: "Put exec in front of {program} in {script}",
  inScripts: "Put exec in front of {program} in {script}, and in front of {inner} in {other}",
  asArrayAndScript: "Write {keyword} as a JSON array, without a shell, and put exec in front of {command} in {script}",
  inFrontAndScript: "Put exec in front of {program}, and in front of {command} in {script}",
  asArrayBehind: "Write {keyword} as a JSON array, and add {init} in front of it: it becomes PID 1, passes signals on and reaps orphans",
  inFrontBehind: "Put exec in front of {program}, and add {init}: it becomes PID 1, passes signals on and reaps orphans",
  inScriptBehind: "Put exec in front of {program} in {script}, and add {init}: it becomes PID 1, passes signals on and reaps orphans",
  startDirectly: "Start {program} directly, without {runner}",
  addInit: "Add {init}: it becomes PID 1, passes signals on and reaps orphans",
  addPinned: "Add {init} from its release, pinned by checksum: it becomes PID 1, passes signals on and reaps orphans",
  addInFront: "Add {init}: the container then stops at once, but {program} still has no chance to shut down",
  composeInit: "Set `init: true` for {service} in {file}: Docker's own init becomes PID 1",
  stopSignal: "Set STOPSIGNAL {signal}",
} as const;

/** Which process gets the signal changes with each of them, so that all are `review`. */
export type StartFix = Fix<typeof fixTitles>;
