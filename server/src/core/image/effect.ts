// What a command of a RUN can do to the image, as data: a new kind of command is a row that gives some of these.
import type { Manager } from "../knowledge/packageManagers";
import type { Span } from "../text/span";

export type Effect =
  /** A text comes to a path; undefined: one that cannot be told from here. */
  | { readonly kind: "write"; readonly path: string; readonly text: string | undefined; readonly append: boolean }
  /** A link or a copy: what lies at the path, or below it, is what lies at `target`. `inside`: where it comes if the path is a folder. */
  | { readonly kind: "same"; readonly path: string; readonly target: string; readonly inside: string; readonly link: boolean }
  /** Much that cannot be told one by one comes below the path. */
  | { readonly kind: "fill"; readonly path: string }
  /** With all that lies below it. */
  | { readonly kind: "remove"; readonly path: string }
  /** A compiler makes a program. */
  | { readonly kind: "build"; readonly by: "go" | "elixir" }
  /** `complete` false: other packages too, which cannot be told from here. Without packages: what a file lists. */
  | { readonly kind: "install"; readonly manager: Manager; readonly packages: readonly string[]; readonly complete: boolean }
  | { readonly kind: "uninstall"; readonly packages: readonly string[] }
  /** A package manager is at work, so that the distribution is one of its own. */
  | { readonly kind: "manager"; readonly manager: Manager }
  /** `name` undefined: one whose name cannot be told. */
  | UserEffect
  | { readonly kind: "noUser"; readonly name: string }
  | { readonly kind: "group"; readonly name: string | undefined; readonly gid: string | undefined }
  | { readonly kind: "noGroup"; readonly name: string }
  /** It may do anything: a script, an archive that is unpacked. */
  | { readonly kind: "unknown"; readonly what: string };

export interface UserEffect {
  readonly kind: "user";
  readonly name: string | undefined;
  /** The program's name, counted from the start of the instruction. */
  readonly at: Span;
  /** The name stands there as it is, without a variable. */
  readonly literal: boolean;
  readonly uid: string | undefined;
  readonly home: string | undefined;
  /** As the command says it; undefined: what the program takes without being told. */
  readonly shell: string | undefined;
  /** `useradd`, `adduser`: the program that makes it. */
  readonly maker: string;
}
