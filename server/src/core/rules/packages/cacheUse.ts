// Whether anything in this file may use again what an install has left in a cache: then the cache is more than dead weight, and taking it away needs a look.
import { remember } from "../../model/remember";
import type { Scope } from "../../model/types";
import type { ScriptReader } from "../../shell/commandsOf";
import { type Invocation, invocations } from "../../shell/invocation";
import type { ShellScript } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import type { FileContext } from "../rule";

/** A program that is not looked into: a script, a variable, a shell with a text from elsewhere. */
const unseen = /[/$`]|\.(?:sh|py)$|^(?:sh|bash|dash|ash|eval|source|\.|make|just|xargs|parallel|tox|nox|uwsgi)$/;
/** Roots, home directories and cache folders: with them a COPY takes the cache along. */
const takesCache = /\$|\*|\bcache\b|^\/?\.?\/?(?:root|home|var)?(?:\/[^/]+)?\/?$/;

interface Part {
  readonly program: string;
  readonly known: boolean;
}

/** `python -m build` calls pip. */
const startsModule = ({ program, words }: Invocation): boolean => /^python[\d.]*$/.test(program) && words.some(({ text }) => text === "-m");

const partOf = (invocation: Invocation): Part => {
  const [first, program] = [invocation.command.words[0], invocation.words[0]];
  return {
    program: invocation.program,
    known: !startsModule(invocation) && ![first, program].some((word) => word && unseen.test(word.text)),
  };
};

/** What a RUN calls; undefined where that cannot be read. */
const calledBy = remember((run: Instruction, _scope: Scope, reader: ScriptReader): readonly Part[] | undefined => {
  const scripts = reader.scripts(run);
  return scripts.length === 0 || scripts.some(({ errors }) => errors.length > 0)
    ? undefined
    : scripts.flatMap((script) => invocations(script)).map(partOf);
});

/** Programs that read the same cache. */
export type CacheReaders = RegExp;

/** The last RUN that may call a reader of the cache; at the end of the file where a COPY, a mount, a trigger or the start may. */
function lastUse(file: FileContext, readers: CacheReaders): number {
  const copies = file.each("COPY").some(({ flags, words, json }) => {
    const sources = (json?.map(({ value }) => value) ?? words.map(({ text }) => text)).slice(0, -1);
    return flags.some(({ name }) => name === "from") && sources.some((source) => takesCache.test(source));
  });
  const mounts = (run: Instruction): boolean => run.flags.some(({ name, value }) => name === "mount" && /\bfrom=/.test(value ?? ""));
  const starts = file
    .each("CMD", "ENTRYPOINT", "HEALTHCHECK")
    .some(({ line }) => line.text.split(/[^\w.-]+/).some((word) => readers.test(word)));
  if (copies || starts || file.each("ONBUILD").length > 0 || file.each("RUN").some(mounts)) return file.instructions.length;
  const uses = (run: Instruction): boolean =>
    calledBy(run, file.scopeBefore(run), file)?.some(({ program, known }) => !known || readers.test(program)) ?? true;
  return file.each("RUN").findLast(uses)?.index ?? -1;
}

/**
 * Asks once for the whole file.
 * @returns whether nothing in the file uses the cache behind this command of a RUN
 */
export function cacheJudge(
  file: FileContext,
  readers: CacheReaders,
): (run: Instruction, script: ShellScript, behind: readonly Invocation[]) => boolean {
  let last: number | undefined;
  return (run, script, behind) => {
    if (file.stageOf(run) === undefined || run.heredocs.length > 0 || script.errors.length > 0) return false;
    if (behind.some((invocation) => !partOf(invocation).known || readers.test(invocation.program))) return false;
    last ??= lastUse(file, readers);
    return last <= run.index;
  };
}
