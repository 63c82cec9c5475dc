// The set-user-ID bit: whoever starts the program runs as its owner.

import { copyOf, placesOfSources } from "../../image";
import { flagOf } from "../../model/arguments";
import { isReasoned } from "../../model/explained";
import { wholeText } from "../../model/instructionText";
import { shippedStages } from "../../model/lineage";
import { commandsOf } from "../../shell/commandsOf";
import type { Instruction } from "../../syntax/types";
import { baseName } from "../../text/path";
import type { Span } from "../../text/span";
import { defineRule, type FileContext } from "../rule";

/** They run whatever they are told. Programs of BusyBox are all in one file. */
const runsAnything =
  /^(?:sh|bash|dash|ash|zsh|ksh|busybox|env|python[\d.]*|perl[\d.]*|ruby[\d.]*|node|nodejs|php[\d.]*|lua[\d.]*|java|tclsh|expect|find|vi|vim|vim\.\w+|nano|less|awk|gawk|mawk|sed|tar|cp|mv|dd|tee|chmod|chown|docker|gdb|strace|nsenter|unshare|chroot|capsh|make|git|rsync|nmap|xargs|systemctl|apt|apt-get|apk|pip3?|npm)$/;

/** A clause of letters that is about the owner, too. */
function setsUserBy(clause: string): boolean {
  const [, who, changes = ""] = /^([ugoa]*)([-+=].*)$/.exec(clause) ?? [];
  return who !== undefined && /^$|[ua]/.test(who) && /[+=][rwxXt]*s/.test(changes);
}

const setsUser = (mode: string): boolean => /^0?[4-7][0-7]{3}$/.test(mode) || mode.slice(0, 100).split(",").some(setsUserBy);

interface SetUser {
  readonly mode: string;
  readonly at: Span;
  readonly programs: readonly string[];
}

function* modesIn(file: FileContext, instruction: Instruction): Iterable<SetUser> {
  const flag = flagOf(instruction, "chmod");
  if (flag?.value !== undefined && flag.valueSpan && setsUser(flag.value)) {
    const copy = copyOf(instruction, file.scopeBefore(instruction));
    yield { mode: flag.value, at: flag.valueSpan, programs: copy ? placesOfSources(copy).map(({ path }) => baseName(path)) : [] };
  }
  if (instruction.keyword !== "RUN") return;
  for (const { program, operands, options } of commandsOf(instruction, file, ["chmod", "install"])) {
    const option = options.find(({ name }) => name === "-m" || name === "--mode");
    const [first, ...others] = operands;
    const word = program === "chmod" ? first : (option?.valueWord ?? option?.word);
    const mode = program === "chmod" ? first?.value : option?.value;
    if (!word || mode === undefined || !setsUser(mode)) continue;
    const files = program === "chmod" ? others : operands;
    yield { mode, at: word.span, programs: files.map(({ value, text }) => baseName((value ?? text).replace(/["']/g, ""))) };
  }
}

export default defineRule({
  id: "setuid-bit",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds the set-user-ID bit (`chmod u+s`, `chmod 4755`) on a shell, an interpreter or another program that runs or writes whatever it is told. With strict profiles on every program.",
    why: "Everybody who starts the program runs it as its owner, mostly root. With a shell, everybody in the container is root, and `USER` protects nothing.",
    bad: "FROM alpine:3.22\nRUN chmod u+s /bin/busybox\nUSER nobody\n",
    good: "FROM alpine:3.22\nUSER nobody\n",
    whenNot:
      "A program that is made for it, such as fusermount, ping or sudo, is passed over outside of strict profiles, and so is the bit for groups, which a folder hands on to new files. " +
      "A comment right above that gives the reason is taken as the answer, and stages that do not ship are passed over. On a program that runs anything it is a warning.",
  },
  messages: {
    anything:
      "With {mode} everybody in the container runs {program} as its owner, and so becomes that user, mostly root. Leave the bit out",
    any: "With {mode} everybody who starts the program runs it as its owner, mostly root. Leave the bit out unless the program is made for it",
  },
  reads: ["FROM", "RUN", "COPY", "ADD", "ARG", "ENV", "WORKDIR", "SHELL"],
  *check(file) {
    const shipped = shippedStages(file);
    for (const instruction of file.each("RUN", "COPY", "ADD")) {
      const text = wholeText(instruction);
      if (!/chmod|\binstall\b/.test(text) || !/[+=][rwxXt]*s|\b0?[2-7][0-7]{3}\b/.test(text) || !shipped.has(file.stageOf(instruction)))
        continue;
      for (const { mode, at, programs } of modesIn(file, instruction)) {
        const program = programs.find((name) => runsAnything.test(name));
        if (program !== undefined) yield { at, severity: "warning", says: ["anything", { mode, program }] };
        else if (file.options.strict && !isReasoned(file, instruction, /setuid|suid|root|privileg|permission|s bit/i, at.start))
          yield { at, says: ["any", { mode }] };
      }
    }
  },
});
