// What a Dockerfile means before it is built: stages, images, variables, the settings each stage ends with.
import type { Facts, ImageConfig } from "../facts";
import type { EscapeCharacter, Flag, Instruction, ParseError, SyntaxTree } from "../syntax/types";
import type { Span } from "../text/span";

/** `[registry/]repository[:tag][@digest]` as written; spans are of the parts. */
export interface ImageReference {
  /** As written. */
  readonly text: string;
  readonly span: Span;
  readonly registry: string | undefined;
  /** `library/` is not added: `debian`, `grafana/loki`. */
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
  readonly repositorySpan: Span;
  readonly tagSpan: Span | undefined;
  /** What the outside says of the image that is meant, where it has been asked and knows it. */
  readonly told?: ImageConfig;
}

export interface VariableDefinition {
  readonly name: string;
  readonly kind: "arg" | "env" | "predefined";
  /** Expanded with what is known; undefined where the value is not known (ARG without default, a part from outside). */
  readonly value: string | undefined;
  readonly instruction: Instruction | undefined;
  readonly nameSpan: Span | undefined;
}

/** What an instruction sees just before it runs. Cheap views, made on demand. */
export interface Scope {
  /**
   * Equal for equal content, across edits: everything that a rule may read here
   * (variables, shell, user, workdir, the stage's image and ancestors) is the same when the key is.
   */
  readonly key: string;
  readonly stage: Stage | undefined;
  /** By BuildKit's scoping: ENV wins over ARG, parent stages' ENV is inherited, global ARG only in FROM. */
  lookup(name: string): VariableDefinition | undefined;
  /** Expands `$v`, `${v:-w}` … in a raw word; undefined where a value is not known or the word is malformed. */
  expand(raw: string): string | undefined;
  /** SHELL in force (own, or a parent stage's); undefined: the image's default. */
  readonly shell: readonly string[] | undefined;
  /** RUNs before it, in the parent stages too, whose text looks as if they put another shell in the place of `/bin/sh`. */
  readonly shellLinks: readonly Instruction[];
  /** Last USER, expanded where possible, own or a parent stage's; undefined: the image's own. */
  readonly user: Instruction | undefined;
  /** Absolute working directory where it is known, own or a parent stage's. */
  readonly workdir: string | undefined;
}

export interface Stage {
  /** 0-based. */
  readonly index: number;
  readonly from: Instruction;
  /** Lower-cased, as BuildKit compares it. */
  readonly name: string | undefined;
  readonly nameSpan: Span | undefined;
  /** The image as written, variables not expanded; undefined when FROM has no argument. */
  readonly image: ImageReference | undefined;
  /** Image with global ARG defaults put in; undefined where one is not known. */
  readonly resolvedImage: ImageReference | undefined;
  /** FROM names an earlier stage. */
  readonly parent: Stage | undefined;
  /** The external image that the chain of parents begins with (`scratch` too); undefined where not known. */
  readonly baseImage: ImageReference | undefined;
  readonly platform: Flag | undefined;
  /** What the file escapes with: the backtick is chosen for Windows paths. */
  readonly escape: EscapeCharacter;
  /** Without the FROM, in order. */
  readonly instructions: readonly Instruction[];
  /** FROM to the last character of its last instruction. */
  readonly span: Span;
  /** The last stage of the file: what `docker build` makes without `--target`. */
  readonly isFinal: boolean;
  /** Stages whose FROM, COPY --from or RUN --mount from= name this one. */
  readonly usedBy: readonly Stage[];
  /** The last instruction of this keyword that counts for the finished image: own, else the parents' (not ONBUILD). */
  effective(keyword: "ENTRYPOINT" | "CMD" | "USER" | "WORKDIR" | "SHELL" | "HEALTHCHECK" | "STOPSIGNAL"): Instruction | undefined;
  /** What an instruction behind the last one would see. */
  readonly endScope: Scope;
}

/** Where a command line comes from and which text is one: shell form, heredoc body, HEALTHCHECK CMD. */
export interface Dockerfile {
  readonly text: string;
  readonly tree: SyntaxTree;
  /** What was known of images when it was read. */
  readonly images: Facts["images"];
  readonly instructions: readonly Instruction[];
  readonly stages: readonly Stage[];
  readonly finalStage: Stage | undefined;
  /** ARG before the first FROM. */
  readonly globalArgs: readonly Instruction[];
  /** The tree's errors and those of BuildKit's instruction parser and Dockerfile2LLB that need no build. Sorted by position. */
  readonly errors: readonly ParseError[];
  /** All instructions with one of these keywords, bodies of ONBUILD included, in order. No keyword: all. */
  each(...keywords: readonly string[]): readonly Instruction[];
  stageOf(instruction: Instruction): Stage | undefined;
  scopeBefore(instruction: Instruction): Scope;
  /** The instruction at an offset, the innermost (ONBUILD's body); undefined in blank lines and comments between. */
  instructionAt(offset: number): Instruction | undefined;
  /** Source text of a span. */
  slice(span: Span): string;
}
