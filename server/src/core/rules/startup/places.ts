// Where the words of the start command stand in the Dockerfile.
import type { StartPart, Startup, Step } from "../../startup";
import type { Instruction } from "../../syntax/types";
import type { Span } from "../../text/span";

/** One word of the container's command line. */
export interface StartWord {
  readonly value: string;
  readonly part: StartPart;
  /** The string of the array, or the whole command line; undefined for words of the base image and the `sh -c` that the builder adds. */
  readonly span: Span | undefined;
}

function wordsOf(part: StartPart | undefined): readonly StartWord[] {
  if (!part) return [];
  const { instruction, form, words } = part;
  return words.map((value, index) => {
    const span = form === "exec" ? instruction?.json?.[index]?.span : index === words.length - 1 ? instruction?.arguments.span : undefined;
    return { value, part, span };
  });
}

export const startWords = ({ start }: Startup): readonly StartWord[] => [...wordsOf(start.entrypoint), ...wordsOf(start.cmd)];

/** Index of a step's first word in the container's command line; undefined where it comes from a script. */
export function wordIndex(found: Startup, step: Step): number | undefined {
  const words = startWords(found);
  const at = words.length - step.argv.length;
  const isTail = at >= 0 && step.argv.every((word, index) => words[at + index]?.value === word);
  const { file } = step.shell ?? {};
  if (!file) return isTail ? at : undefined;
  const name = file.path.slice(file.path.lastIndexOf("/") + 1);
  const script = words.findIndex(
    ({ value, part }) => part.form === "exec" && (value === file.path || value.endsWith(`/${name}`) || value === name),
  );
  return script < 0 ? undefined : script;
}

/** What to underline for a step: its own words, else the command line that leads to it. */
export function placeOf(found: Startup, step: Step): Span | undefined {
  const words = startWords(found);
  const at = wordIndex(found, step);
  const first = at === undefined ? undefined : words.slice(at).find(({ span }) => span);
  if (first?.span) {
    const last = words.findLast(({ part, span }) => span && part === first.part)?.span ?? first.span;
    return step.shell?.source === "script" || step.role === "init" ? first.span : { start: first.span.start, end: last.end };
  }
  return found.deciding?.arguments.span;
}

/** The instruction whose words the step is started with. */
export function holderOf(found: Startup, step: Step): Instruction | undefined {
  const at = wordIndex(found, step);
  const word =
    at === undefined
      ? undefined
      : startWords(found)
          .slice(at)
          .find(({ span }) => span);
  return word?.part.instruction ?? found.deciding;
}
