// What the split into two stages hands out, and what its parts tell each other.
import type { CommandSite, Image } from "../image";
import type { RuntimeBase } from "../knowledge/runtimeBases";
import type { Invocation } from "../shell/invocation";
import type { Package } from "../shell/packages";
import type { Instruction } from "../syntax/types";
import type { Span, TextEdit } from "../text/span";

/** English with `{holes}`. */
export interface SplitMessage {
  readonly template: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Why the file cannot be split, and the place that stopped it. */
export interface Stopped {
  readonly offered: false;
  readonly because: SplitMessage;
  readonly at: Span;
}

export interface Split {
  readonly offered: true;
  readonly title: SplitMessage;
  /** Image of the new final stage. */
  readonly base: string;
  readonly edits: readonly TextEdit[];
}

export const stopped = (at: Span, template: string, values: SplitMessage["values"] = {}): Stopped => ({
  offered: false,
  because: { template, values },
  at,
});

export const isStopped = (value: object | undefined): value is Stopped =>
  value !== undefined && "offered" in value && value.offered === false;

/** What a command of a RUN is there for. */
export type Role = "build" | "packages" | "users" | "files" | "quiet" | "global";

export interface Step {
  readonly invocation: Invocation;
  readonly role: Role;
  readonly site: CommandSite;
  /** Absolute paths that it writes; those of `files` commands, redirections and `-o`. */
  readonly writes: readonly string[];
  /** Absolute paths that it reads. */
  readonly reads: readonly string[];
}

export interface Installed {
  /** `install -y --no-install-recommends`, `add --no-cache`: as written, without the packages. */
  readonly options: readonly string[];
  readonly packages: readonly Package[];
}

/** An instruction in front of the cut, or the cut itself, and where it has to stand afterwards. */
export interface Placed {
  readonly instruction: Instruction;
  readonly build: boolean;
  /** Undefined: not in the final stage. Text: what stands for it there. */
  readonly final: "same" | string | undefined;
}

/** A RUN as the split sees it. */
export interface RunReading {
  readonly instruction: Instruction;
  readonly steps: readonly Step[];
  /** `build`: makes something; `packages`: installs only; `both`: must happen in both images; `tree`: arranges what is copied anyway. */
  readonly kind: "build" | "packages" | "both" | "tree";
  readonly packages: Installed;
  readonly upgrades: boolean;
}

export interface Site {
  readonly base: RuntimeBase;
  /** Folders that hold the application, outermost only; absolute. */
  readonly trees: readonly string[];
  /** Of the whole file, as it is now. */
  readonly image: Image;
}
