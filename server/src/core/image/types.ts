// What is answered about an image: yes, no or perhaps, each with what it follows from.
import type { Manager } from "../knowledge/packageManagers";
import type { Instruction } from "../syntax/types";

export type Because =
  /** This instruction does it. */
  | { readonly kind: "instruction"; readonly instruction: Instruction }
  /** It is known of the external image: its name. */
  | { readonly kind: "base"; readonly image: string }
  /** `what` could not be read: `./install.sh`, `$PACKAGES`, a copied folder; the base image where there is no instruction. */
  | { readonly kind: "unread"; readonly what: string; readonly instruction: Instruction | undefined };

export interface Yes<T> {
  readonly is: "yes";
  readonly value: T;
  readonly because: Because;
}
export interface No {
  readonly is: "no";
  readonly because: Because;
}
export interface Perhaps {
  readonly is: "perhaps";
  readonly because: Because;
}
/** A rule that says "nothing …" may speak on `no` alone. */
export type Answer<T> = Yes<T> | No | Perhaps;

/** A text that decides, and where it comes from. */
export interface SourceFile {
  /** In the image. */
  readonly path: string;
  readonly text: string;
  /** Relative to the Dockerfile's directory; undefined: the text stands in the Dockerfile itself. */
  readonly contextPath: string | undefined;
  /** The COPY, ADD or RUN that puts it there. */
  readonly instruction: Instruction | undefined;
}

export interface ImageFile {
  /** Absolute, in the image. */
  readonly path: string;
  /** undefined: it is put there, but its text is not known here. */
  readonly source: SourceFile | undefined;
  readonly instruction: Instruction;
  /** Made by a stage that compiles Go, or by `mix release`. */
  readonly built: "go" | "elixir" | undefined;
}

/** `exact`: only what an instruction names; `any`: what a copied folder may bring, too. */
export type Reach = "exact" | "any";

export interface Program {
  readonly name: string;
  /** Absolute; undefined where the package or image that brings it does not tell. */
  readonly path: string | undefined;
}

export interface ImageUser {
  readonly name: string;
  /** As written; undefined where the next free one is taken. */
  readonly uid: string | undefined;
  readonly home: string | undefined;
  /** Its login shell; undefined: not known. */
  readonly shell: string | undefined;
  /** The program of a RUN that makes it. */
  readonly maker: string | undefined;
}

export interface ImageGroup {
  readonly name: string;
  readonly gid: string | undefined;
}

export interface Installed {
  readonly name: string;
  readonly manager: Manager;
}

/** Neither the base image has it nor does anything in this file bring it; false where this file takes it away. */
export const isNowhere = ({ is, because }: Answer<unknown>): boolean => is === "no" && because.kind === "base";
