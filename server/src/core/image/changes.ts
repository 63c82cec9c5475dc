// What a RUN does to which paths, as far as these are known, each at its place in the file.
import { type FileCommand, fileCommands } from "../knowledge/commandEffects";
import { remember } from "../model/remember";
import type { Dockerfile, Scope } from "../model/types";
import { hasOption, type Invocation, optionOf } from "../shell/invocation";
import { scriptsOf } from "../shell/scriptsOf";
import type { Instruction } from "../syntax/types";
import { baseName, joinPath } from "../text/path";
import { type Span, shift } from "../text/span";
import { type CommandStep, commandSteps } from "./commandSteps";
import { fileOperands, targetOf } from "./fileOperands";
import { knowsWorkdir } from "./paths";
import { placesOf } from "./places";
import type { ScriptWord } from "./scriptWords";
import { redirectedTo } from "./writes";

export interface Change {
  /** Absolute. */
  readonly path: string;
  /** `below`: not the path itself, but something in it. */
  readonly how: "written" | "changed" | "removed" | "below";
  /** The word that names it. */
  readonly at: Span;
  /** Outside of conditions, loops and functions. */
  readonly always: boolean;
}

const hows: Readonly<Record<FileCommand, Change["how"]>> = {
  makes: "changed",
  changes: "changed",
  removes: "removed",
  transfers: "written",
};

/** What is done to the paths that a word stands for. */
function atWord(word: ScriptWord, how: Change["how"], { command, site }: CommandStep): readonly Change[] {
  const at = word.span ?? command.span;
  return placesOf(word, site).flatMap((place) => {
    if (!place) return [];
    return [{ path: place.path, how: place.is === "path" ? how : ("below" as const), at, always: command.inside.length === 0 }];
  });
}

/** `cp`, `mv`, `ln`, `install`: each source under its name in the folder, or one under another name. */
function transferred(invocation: Invocation, step: CommandStep): readonly Change[] {
  const { targets, sources } = fileOperands(invocation);
  const [to] = targets;
  if (!to || sources.length === 0) return targets.flatMap((word) => atWord(word, "changed", step));
  const { place, isFolder } = targetOf(to, invocation, step.site);
  const at = optionOf(invocation, "-t", "--target-directory")?.span ?? to.span ?? step.command.span;
  const always = step.command.inside.length === 0;
  const written = sources.flatMap((word): readonly Change[] => {
    const source = step.site.words.value(word);
    if (!place) return [];
    const known = place.is === "path" && source !== undefined;
    return [
      { path: known && isFolder ? joinPath(place.path, baseName(source)) : place.path, how: known ? "written" : "below", at, always },
    ];
  });
  return invocation.program === "mv" ? [...written, ...sources.flatMap((word) => atWord(word, "removed", step))] : written;
}

/** What an archive holds comes into the folder that an option names, else into the one that the command runs in. */
function unpacked(invocation: Invocation, step: CommandStep, ...names: readonly string[]): readonly Change[] {
  const word = optionOf(invocation, ...names)?.valueWord;
  if (word) return atWord(word, "changed", step);
  const { directory } = step.site;
  return directory.startsWith("/")
    ? [{ path: directory, how: "below", at: invocation.nameSpan, always: step.command.inside.length === 0 }]
    : [];
}

function ofTar(invocation: Invocation, step: CommandStep): readonly Change[] {
  if (invocation.options.some(({ name }) => /^(?:-x|--extract|--get)$/.test(name))) return unpacked(invocation, step, "-C", "--directory");
  const archive = optionOf(invocation, "-f", "--file")?.valueWord;
  return archive && !hasOption(invocation, "-t", "--list") ? atWord(archive, "changed", step) : [];
}

function ofCommand(invocation: Invocation, step: CommandStep): readonly Change[] {
  const { program } = invocation;
  if (program === "tar") return ofTar(invocation, step);
  if (program === "unzip") return unpacked(invocation, step, "-d");
  const kind = fileCommands.get(program);
  if (kind === undefined) return [];
  if (kind === "transfers") return transferred(invocation, step);
  const { targets, removed } = fileOperands(invocation);
  return [...targets, ...removed].flatMap((word) => atWord(word, program === "tee" ? "written" : hows[kind], step));
}

function ofStep(step: CommandStep): readonly Change[] {
  const redirected = redirectedTo(step.command, step.site).flatMap(({ place, at }): readonly Change[] =>
    place ? [{ path: place.path, how: place.is === "path" ? "written" : "below", at, always: step.command.inside.length === 0 }] : [],
  );
  return [...redirected, ...(step.runs ? ofCommand(step.runs, step) : [])];
}

/** Spans count from the instruction's start. */
const read = remember((run: Instruction, scope: Scope, doc: Dockerfile): readonly Change[] => {
  // Relative to a directory that is not known, a path says nothing.
  const start = knowsWorkdir(scope) ? undefined : "$PWD";
  const steps = scriptsOf(doc, run).flatMap((script) => commandSteps(doc, run, script, start));
  return steps.flatMap(ofStep).map((change) => ({ ...change, at: shift(change.at, -run.span.start) }));
});

/** In the order of the commands. */
export const changesOf = (doc: Dockerfile, run: Instruction): readonly Change[] =>
  read(run, doc.scopeBefore(run), doc).map((change) => ({ ...change, at: shift(change.at, run.span.start) }));
