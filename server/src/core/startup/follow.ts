// What it is to follow a command line one step: what is about to run, and what is found to come of it.

import type { ImageFile } from "../image";
import { programName } from "../shell/dialect";
import { type Field, textsOf } from "../shell/field";
import type { Setting } from "./setting";
import type { Step } from "./types";

/** A command line that is about to run. */
export interface Next {
  readonly argv: readonly Field[];
  readonly directory: string;
  readonly why: string;
  /** `busybox timeout …`: the first word is the name of an applet. */
  readonly applet?: true;
  /** Variables that whatever starts it sets for it: `env A=1 …`, `A=1 exec …`, `export A=1`. */
  readonly sets?: ReadonlyMap<string, string>;
}

/** The steps so far and where it goes on; no `next`: the application is reached, or nothing more is known. */
export interface Followed {
  readonly steps: readonly Step[];
  readonly next: Next | undefined;
}

export type Follow = (next: Next, setting: Setting, found: ImageFile | undefined) => Followed | undefined;

/** The step of a command line's own process: it stays in front of what it starts, and nothing about it is in doubt. */
export const stepOf = (next: Next, role: Step["role"]): Step => ({
  program: programName(next.argv[0]?.text ?? ""),
  argv: textsOf(next.argv),
  why: next.why,
  execs: false,
  role,
  certainty: "certain",
});
