// Modes that an instruction gives to files and that let everybody write, each with the paths that get it.
import { changesOf } from "../../image";
import { flagOf } from "../../model/arguments";
import type { Dockerfile } from "../../model/types";
import { commandsOf, type ScriptReader } from "../../shell/commandsOf";
import { hasOption, type Invocation } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import { covers, type Span } from "../../text/span";
import { foldersOfFind, foundCalls } from "./foundBelow";

export interface OpenMode {
  readonly mode: string;
  readonly at: Span;
  /** As it stands in the file, without quotes. */
  readonly plain: boolean;
  /** Absolute; undefined where not all are known. */
  readonly paths: readonly string[] | undefined;
  /** The chmod; undefined for another command or a flag. */
  readonly chmod: Invocation | undefined;
  /** For all below the paths, too. */
  readonly deep: boolean;
}

/** Write permission for others and no sticky bit: `777`, `0666`, `a+rwx`, `o+w`; `+w` is cut by the umask. */
function isOpen(mode: string): boolean {
  const octal = /^0?([0-7]?)[0-7]{2}([0-7])$/.exec(mode);
  if (octal) return (Number(octal[2]) & 2) !== 0 && (Number(octal[1] || "0") & 1) === 0;
  const parts = mode.split(",");
  return !parts.some((part) => /[+=].*t/.test(part)) && parts.some((part) => /^[ug]*[ao][ugoa]*[+=][rxXs]*w/.test(part));
}

/** Everybody puts files there, as Debian and Alpine have them. */
const shared = /^\/(?:tmp|var\/tmp|run|run\/lock|var\/run|var\/lock|dev\/shm)$/;

export const isShared = (path: string): boolean => shared.test(path);

/** `chmod a+w` leaves the sticky bit that a shared folder has. */
const keepsSticky = ({ mode, paths, chmod, deep }: OpenMode): boolean =>
  chmod !== undefined && !/^\d|=/.test(mode) && !deep && paths?.every(isShared) === true;

/** `find /a -exec chmod 777 {} +` is as good as `chmod -R 777 /a`. */
function* modesByFind(instruction: Instruction, file: Dockerfile & ScriptReader): Iterable<OpenMode> {
  const { expand } = file.scopeBefore(instruction);
  for (const find of commandsOf(instruction, file, ["find"])) {
    for (const { program, operands } of foundCalls(find)) {
      const [mode] = operands;
      if (program !== "chmod" || mode?.value === undefined || !isOpen(mode.value)) continue;
      const plain = mode.text === mode.value;
      yield { mode: mode.value, at: mode.span, plain, paths: foldersOfFind(find, expand), chmod: undefined, deep: true };
    }
  }
}

function* modesIn(instruction: Instruction, file: Dockerfile & ScriptReader): Iterable<OpenMode> {
  const flag = flagOf(instruction, "chmod");
  if (flag?.value !== undefined && flag.valueSpan) {
    yield { mode: flag.value, at: flag.valueSpan, plain: true, paths: undefined, chmod: undefined, deep: true };
  }
  if (instruction.keyword !== "RUN" || !/\b(?:chmod|mkdir|install)\b/.test(instruction.line.text + bodies(instruction))) return;
  yield* modesByFind(instruction, file);
  for (const invocation of commandsOf(instruction, file, ["chmod", "mkdir", "install"])) {
    const option = invocation.options.find(({ name }) => name === "-m" || name === "--mode");
    const [operand, ...targets] = invocation.operands;
    const isChmod = invocation.program === "chmod";
    const word = isChmod ? operand : (option?.valueWord ?? option?.word);
    const mode = isChmod ? operand?.value : option?.value;
    if (mode === undefined || word === undefined || !isOpen(mode)) continue;
    const changes = changesOf(file, instruction).filter(({ at, how }) => how !== "below" && covers(invocation.command.span, at));
    const known = changes.length >= (isChmod ? targets : invocation.operands).length;
    const plain = word.text === word.value && (isChmod || option?.valueWord !== undefined);
    yield {
      mode,
      at: word.span,
      plain,
      paths: known ? changes.map(({ path }) => path) : undefined,
      chmod: isChmod ? invocation : undefined,
      deep: isChmod && hasOption(invocation, "-R", "--recursive"),
    };
  }
}

const bodies = ({ heredocs }: Instruction): string => heredocs.map(({ body }) => body.text).join("\n");

export const openModes = (instruction: Instruction, file: Dockerfile & ScriptReader): readonly OpenMode[] =>
  [...modesIn(instruction, file)].filter((each) => isOpen(each.mode) && !keepsSticky(each));
