// What a rule is: one fault, its documentation, how it is found and how it is mended.
import type { Written } from "../edits";
import type { FactQuery, Facts } from "../facts";
import type { Dockerfile, Scope, Stage } from "../model/types";
import type { ScriptReader } from "../shell/commandsOf";
import type { ShellScript } from "../shell/types";
import type { EscapeCharacter, Instruction } from "../syntax/types";
import type { FixEdit, Span } from "../text/span";

/** The loudest first. */
export const severities = ["error", "warning", "info", "style"] as const;
export type Severity = (typeof severities)[number];
/** `safe`: behaviour of build and container unchanged. `review`: a person has to look. */
export type Safety = "safe" | "review";

/** English templates with `{holes}`; the key is what a finding names. */
export type Messages = Readonly<Record<string, string>>;

type Holes<Template extends string> = Template extends `${string}{${infer Hole}}${infer Rest}` ? Hole | Holes<Rest> : never;
type Values<Template extends string> = Readonly<Record<Holes<Template>, string | number>>;
/** `["key"]` or `["key", { hole: value }]`; a wrong key or a missing hole does not compile. */
export type Says<M extends Messages> = {
  [Key in keyof M & string]: string extends M[Key]
    ? readonly [Key, Readonly<Record<string, string | number>>?]
    : [Holes<M[Key]>] extends [never]
      ? readonly [Key]
      : readonly [Key, Values<M[Key]>];
}[keyof M & string];

export interface Fix<M extends Messages = Messages> {
  readonly title: Says<M>;
  readonly safety: Safety;
  /** Called only when the fix is shown or applied. */
  edits(): readonly FixEdit[];
}

export interface Found<M extends Messages = Messages> {
  /** The token that is wrong, never a whole line without need. */
  readonly at: Span;
  readonly says: Says<M>;
  /** Best first; the first is what `lint --format json` shows and `fix` applies. */
  readonly fix?: Fix<M> | readonly Fix<M>[] | undefined;
  /** Lower or raise the rule's severity for this finding. */
  readonly severity?: Severity;
  /** Other places that belong to it. */
  readonly related?: readonly { readonly at: Span; readonly says: Says<M> }[];
  /** What it asks for is no change of this file. */
  readonly isBeyondFile?: true;
  readonly tag?: "unnecessary" | "deprecated";
}

/** Settings that some rules read; from `.dockwright.yaml` or `.hadolint.yaml`. */
export interface RuleOptions {
  /** `--profile hadolint`, `--profile all` or `--select all`: be as strict as hadolint's test cases are. */
  readonly strict: boolean;
  /** `--profile buildkit`: report exactly what BuildKit's checks report. */
  readonly buildkit: boolean;
  readonly trustedRegistries: readonly string[];
  /** Label name → kind (text, url, semver, rfc3339, hash, spdx, email). */
  readonly labelSchema: Readonly<Record<string, string>>;
  readonly strictLabels: boolean;
}

/** What every check may read. */
export interface Context extends ScriptReader {
  readonly facts: Facts;
  readonly options: RuleOptions;
  /** The shell scripts of an instruction (RUN, shell-form CMD/ENTRYPOINT, HEALTHCHECK CMD, heredocs); empty where its shell is not a POSIX one. */
  scripts(instruction: Instruction): readonly ShellScript[];
}

/** The whole file: for rules that compare instructions. Runs at every keystroke: walk `file.each(...)`, not the text. */
export interface FileContext extends Context, Dockerfile {}

/**
 * One instruction and what it sees. The findings are cached with the instruction's text, `scope.key`, `stage.isFinal`, `ships`, `globalArgs`
 * and the file's directives: a check must read nothing else (no neighbours, no absolute offsets other than for spans).
 */
export interface InstructionContext extends Context {
  readonly scope: Scope;
  readonly stage: Stage | undefined;
  /** Its layer is part of the image that the file is there for: the stage is the final one, or an ancestor of it. True in a file without FROM. */
  readonly ships: boolean;
  /** Names of the ARGs before the first FROM. */
  readonly globalArgs: ReadonlySet<string>;
  /** The file's escape character. */
  readonly escape: EscapeCharacter;
  text(at: Span): string;
  /** The file as it is now, for edits. Only its directives and the instruction's own text may decide what is found and whether there is a fix. */
  readonly file: Written;
}

export interface RuleDocs {
  /** What it finds. Markdown, one or two sentences. */
  readonly what: string;
  /** What happens because of it. */
  readonly why: string;
  /** A whole Dockerfile that has the fault, and the one that the fix (or a person) makes of it. */
  readonly bad: string;
  readonly good: string;
  /** Files that the examples need beside them (`.dockerignore`, `entrypoint.sh`). */
  readonly files?: Readonly<Record<string, string>>;
  /** Configuration that the examples need. */
  readonly config?: Partial<Omit<RuleOptions, "strict" | "buildkit">>;
  /** Demanded where a fix is `review`. */
  readonly fixSafety?: string;
  readonly whenNot?: string;
  /** How it differs from the rule of the same name elsewhere. */
  readonly differs?: string;
}

interface RuleHead<M extends Messages> {
  /** Kebab-case, names the fault, reads well after "allow". The file's name. */
  readonly id: string;
  /** Names of the same fault elsewhere: BuildKit (`JSONArgsRecommended`), hadolint (`DL3025`), ShellCheck (`SC2086`). */
  readonly aliases: readonly string[];
  readonly since: string;
  readonly severity: Severity;
  /** On in the default profile. */
  readonly defaultOn: boolean;
  readonly docs: RuleDocs;
  readonly messages: M;
  /** Codes of the errors that it tells in its own words: where it does, the error is not shown a second time. */
  readonly tells?: readonly string[];
  /** One finding tells the errors of these codes in the whole file, not only those that begin where it does. */
  readonly tellsAll?: true;
  /** The file is not yet a Dockerfile: where it finds, every error, its own and those of other rules, follows from that. */
  readonly tellsEveryError?: true;
  /** What others find in the same words follows from what it finds, and is not shown; a list names these others. */
  readonly isCause?: true | readonly string[];
  /** Outside facts that would help; asked again with the answers until nothing new is asked. */
  needs?(file: Dockerfile, facts: Facts): readonly FactQuery[];
}

/** One of `check` (whole file), `checkStage` (one stage, cached) and `on` + `checkInstruction` (one instruction, cached). */
export type RuleDefinition<M extends Messages> = RuleHead<M> &
  (
    | {
        /**
         * The keywords whose instructions alone decide the findings (their order counts, and what they make of stages and
         * variables; comments, directives and other files do not). A rule that found nothing is not asked again until one of them changes.
         */
        readonly reads?: readonly string[];
        check(file: FileContext): Iterable<Found<M>>;
      }
    | {
        /**
         * One stage. The findings follow from the stage's own lines, what its first instruction sees, and the ARGs before the first
         * FROM: a stage where nothing was found is not looked at again until one of these changes.
         */
        checkStage(stage: Stage, file: FileContext): Iterable<Found<M>>;
      }
    | {
        /** Keywords; `*` for every instruction. */
        readonly on: readonly string[];
        checkInstruction(instruction: Instruction, context: InstructionContext): Iterable<Found<M>>;
      }
  );

export type Rule = RuleDefinition<Messages>;

/** Checks the messages' holes at compile time; gives the rule back as it is. */
export function defineRule<const M extends Messages>(definition: RuleDefinition<M>): Rule {
  return definition as unknown as Rule;
}

/** Puts values into a template's holes. An unknown hole stays as it is. */
export const fill = (template: string, values: Readonly<Record<string, string | number>> = {}): string =>
  template.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
