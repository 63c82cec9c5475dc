// Files that everybody in the container may change.

import { commandsOf } from "../../shell/commandsOf";
import type { Instruction } from "../../syntax/types";
import type { Span } from "../../text/span";
import { replace } from "../../text/span";
import { defineRule, type InstructionContext } from "../rule";

interface Mode {
  readonly mode: string;
  readonly at: Span;
  /** As it stands in the file, without quotes. */
  readonly plain: boolean;
}

/** Write permission for others and no sticky bit: `777`, `0666`, `a+rwx`, `o+w`, `+w` is cut by the umask. */
function isOpen(mode: string): boolean {
  const octal = /^0?([0-7]?)[0-7]{2}([0-7])$/.exec(mode);
  if (octal) return (Number(octal[2]) & 2) !== 0 && (Number(octal[1] || "0") & 1) === 0;
  return mode.split(",").some((part) => /^[ug]*[ao][ugoa]*[+=][rxXst]*w/.test(part) && !/t/.test(part));
}

/** The same without write permission for others; of octal modes only. */
const narrower = (mode: string): string | undefined =>
  /^[0-7]{3,4}$/.test(mode) ? mode.replace(/[0-7]{2}$/, (last) => (last.startsWith("7") ? "55" : last === "66" ? "44" : "55")) : undefined;

function* modesOf(instruction: Instruction, context: InstructionContext): Iterable<Mode> {
  for (const { name, value, valueSpan } of instruction.flags) {
    if (name === "chmod" && value !== undefined && valueSpan) yield { mode: value, at: valueSpan, plain: true };
  }
  if (instruction.keyword !== "RUN") return;
  for (const { program, operands, options } of commandsOf(instruction, context, ["chmod", "mkdir", "install"])) {
    if (program === "chmod") {
      const [word] = operands;
      if (word?.value !== undefined) yield { mode: word.value, at: word.span, plain: word.text === word.value };
      continue;
    }
    const option = options.find(({ name }) => name === "-m" || name === "--mode");
    const word = option?.valueWord;
    if (option?.value !== undefined)
      yield { mode: option.value, at: (word ?? option.word).span, plain: word !== undefined && word.text === word.value };
  }
}

export default defineRule({
  id: "world-writable-mode",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds permissions that let everybody write: `chmod 777`, `chmod a+rwx`, `COPY --chmod=777`.",
    why: "Any process in the container, whatever user it runs as, can then change the program or configuration that another one runs. A write permission is also no cure for a wrong owner: `chown` and `COPY --chown` are.",
    bad: "FROM debian:12-slim\nCOPY run.sh /run.sh\nRUN chmod 777 /run.sh\n",
    good: "FROM debian:12-slim\nCOPY run.sh /run.sh\nRUN chmod 755 /run.sh\n",
    fixSafety: "Needs a look: a process that runs as another user than the owner can no longer write there.",
    whenNot:
      "Images that run under a user id that nobody knows beforehand. A directory that everybody writes to has the sticky bit (1777), which is passed over.",
  },
  messages: {
    open: "{mode} lets every user in the container change these files. Give write permission to the owner only, and use chown if the owner is wrong",
    write: "Write {mode}",
  },
  on: ["RUN", "COPY", "ADD"],
  *checkInstruction(instruction, context) {
    for (const { mode, at, plain } of modesOf(instruction, context)) {
      if (!isOpen(mode)) continue;
      const narrow = plain ? narrower(mode) : undefined;
      yield {
        at,
        says: ["open", { mode }],
        fix:
          narrow !== undefined ? { title: ["write", { mode: narrow }], safety: "review", edits: () => [replace(at, narrow)] } : undefined,
      };
    }
  },
});
