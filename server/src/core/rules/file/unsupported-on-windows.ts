// STOPSIGNAL, --chmod and kinds of mounts in a stage that is built for Windows, where there is no such thing.
import { removeFlag, removeInstruction } from "../../edits";
import { mountOption, mountsOf } from "../../model/mounts";
import { isSurelyWindows } from "../../model/windows";
import type { Flag, Instruction } from "../../syntax/types";
import type { TextEdit } from "../../text/span";
import { defineRule, type FileContext, type Found } from "../rule";

const messages = {
  signal:
    "Windows has no signals: BuildKit writes STOPSIGNAL down and nothing reads it, and the builder of a Windows engine refuses the line. Remove it",
  mode: "Windows has no modes, so --chmod changes nothing here. Set rights with icacls in a RUN",
  owner:
    "Windows has no groups and no numbers for owners, and --chown is not supported there: the build fails, or it changes nothing. Set owners with icacls in a RUN",
  mount: "The builder for Windows has no mounts of the type {type}, so the build fails. It has bind, cache and secret",
  target: "In a Windows image a secret has no place of its own, so the build fails. Give the mount a target, such as target=C:/secret",
  removal: "Remove {what}",
} as const;

type Finding = Found<typeof messages>;

const removalOf = (what: string, edit: TextEdit | undefined): Finding["fix"] =>
  edit && { title: ["removal", { what }], safety: "review", edits: () => [edit] };

/** `app:app`, `1000`; a name alone may be an account, which the builder of a Windows engine looks up. */
const isPosixOwner = ({ name, value }: Flag): boolean => name === "chown" && /:|^\d+$/.test(value ?? "");

function* ofMounts(instruction: Instruction): Iterable<Finding> {
  for (const { flag, type, targetOption } of mountsOf(instruction)) {
    const at = mountOption(flag, "type")?.span ?? flag.span;
    if (type === "tmpfs" || type === "ssh") yield { at, says: ["mount", { type }] };
    else if (type === "secret" && !targetOption && !mountOption(flag, "env")) yield { at: flag.span, says: ["target"] };
  }
}

function* inInstruction(instruction: Instruction, file: FileContext): Iterable<Finding> {
  const { keyword, keywordSpan } = instruction;
  if (keyword === "STOPSIGNAL") {
    yield { at: keywordSpan, says: ["signal"], fix: removalOf(keyword, removeInstruction(file, instruction)) };
  } else if (keyword === "COPY" || keyword === "ADD") {
    for (const flag of instruction.flags) {
      const fix = flag.name === "chmod" || isPosixOwner(flag) ? removalOf(`--${flag.name}`, removeFlag(instruction, flag)) : undefined;
      if (flag.name === "chmod") yield { at: flag.span, says: ["mode"], severity: "info", fix };
      else if (isPosixOwner(flag)) yield { at: flag.span, says: ["owner"], fix };
    }
  } else if (keyword === "RUN") yield* ofMounts(instruction);
}

export default defineRule<typeof messages>({
  id: "unsupported-on-windows",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `STOPSIGNAL`, `COPY --chmod`, `--chown` with a group or a number, `RUN --mount` of the types tmpfs and ssh, and secrets without a target in a stage that is built for Windows.",
    why:
      "Windows has neither signals nor modes nor tmpfs: the build fails, or the line does nothing and the reader takes it for a promise. " +
      "A Windows container is stopped by an event that the console gets, whatever STOPSIGNAL says.",
    bad: "FROM mcr.microsoft.com/windows/nanoserver:ltsc2025\nCOPY app.exe C:/app.exe\nSTOPSIGNAL SIGTERM\n",
    good: "FROM mcr.microsoft.com/windows/nanoserver:ltsc2025\nCOPY app.exe C:/app.exe\n",
    fixSafety: "Needs a look: a stage that is also built for Linux by another base image needs the line there.",
    differs:
      "It speaks only where the image or the platform leave no doubt. Mounts of the types bind, cache and secret are passed over, which BuildKit has had for Windows since 2025, " +
      "and so is --chown with a name alone, which may be an account of Windows.",
  },
  messages,
  reads: ["FROM", "ARG", "STOPSIGNAL", "COPY", "ADD", "RUN"],
  *check(file) {
    for (const stage of file.stages) {
      if (!isSurelyWindows(stage)) continue;
      for (const instruction of stage.instructions) yield* inInstruction(instruction, file);
    }
  },
});
