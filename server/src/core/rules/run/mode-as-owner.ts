// chown with a mode: chmod was meant.

import { flagOf } from "../../model/arguments";
import { wholeText } from "../../model/instructionText";
import type { Dockerfile } from "../../model/types";
import { commandsOf, type ScriptReader } from "../../shell/commandsOf";
import type { Instruction } from "../../syntax/types";
import { changedMode } from "../../text/fileMode";
import { replace, type Span } from "../../text/span";
import { defineRule } from "../rule";

/** Numbers that people write as modes. As user ids they are rare, and then the file says so elsewhere. */
const modes = /^0?(?:77[0-7]|76[04]|75[0145]|74[04]|71[01]|70[015]|66[046]|64[04]|600|55[05]|54[04]|44[04]|400)$/;
const withSpecialBits = /^0?[1246]7(?:77|75|70|55|50|11|00)$/;
const isMode = (owner: string): boolean => modes.test(owner) || withSpecialBits.test(owner);
const isLetters = (owner: string): boolean => /^[ugoa]*[+=][rwxXst]+$/.test(owner);

/** Ids that the file gives to users: `USER 777`, `useradd -u 777`, `ARG UID=777`. */
const idsOf = (text: string): ReadonlySet<string> =>
  new Set(
    [...text.matchAll(/(?:\b\w*[UG]ID[= ]|^[ \t]*USER[ \t]+|[ \t]-[ugG][ \t]+|--[ug]id[= ])["']?(\d{3,5})/gim)].map(([, id = ""]) => id),
  );

interface Given {
  readonly owner: string;
  readonly at: Span;
  /** The word to replace; undefined for a flag. */
  readonly program: Span | undefined;
}

function* ownersIn(instruction: Instruction, file: Dockerfile & ScriptReader): Iterable<Given> {
  const flag = flagOf(instruction, "chown");
  if (flag?.value !== undefined) yield { owner: flag.value, at: flag.span, program: undefined };
  const text = wholeText(instruction);
  if (instruction.keyword !== "RUN" || !text.includes("chown")) return;
  for (const { operands, nameSpan, options, command } of commandsOf(instruction, file, ["chown"])) {
    const [first] = operands;
    if (first?.value === undefined || operands.length < 2 || options.some(({ name }) => name === "--reference")) continue;
    const plain = file.slice(nameSpan) === "chown" && command.words.some(({ span }) => span.start === nameSpan.start);
    yield { owner: first.value, at: { start: nameSpan.start, end: first.span.end }, program: plain ? nameSpan : undefined };
  }
}

export default defineRule({
  id: "mode-as-owner",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `chown 755 file` and `COPY --chown=755`: a mode where the owner belongs.",
    why: "chown takes the number for a user id. The files then belong to a user who does not exist, and their permissions stay as they were. With letters, as in `chown +x file`, it ends with an error.",
    bad: "FROM debian:12-slim\nCOPY run.sh /run.sh\nRUN chown 755 /run.sh\n",
    good: "FROM debian:12-slim\nCOPY run.sh /run.sh\nRUN chmod 755 /run.sh\n",
    fixSafety: "Needs a look: the owner then stays, and the permissions change. Where everybody could write there is no fix.",
    whenNot:
      "The number is a user id that the file gives to a user (USER, useradd -u, ARG UID): then the rule is silent, as it is for 1000, 1001, 999 and the like.",
  },
  messages: {
    mode: "chown takes {mode} for a user id: the files will belong to user {mode}, and their permissions stay. Use chmod to set a mode",
    flag: "--chown takes {mode} for a user id: the files will belong to user {mode}, and their permissions stay. Use --chmod to set a mode",
    letters: "There is no user {mode}, so chown ends with an error. Use chmod to set a mode",
    chmod: "Use chmod",
  },
  reads: ["RUN", "COPY", "ADD", "USER", "ARG", "ENV", "FROM", "SHELL"],
  *check(file) {
    if (!/ch(?:own|grp)/.test(file.text)) return;
    let ids: ReadonlySet<string> | undefined;
    for (const instruction of file.each("RUN", "COPY", "ADD")) {
      for (const { owner, at, program } of ownersIn(instruction, file)) {
        const letters = isLetters(owner) && instruction.keyword === "RUN";
        if (!letters && !isMode(owner)) continue;
        ids ??= idsOf(file.text);
        if (!letters && ids.has(owner)) continue;
        const open = ((changedMode(owner, 0o644) ?? 0o777) & 0o002) !== 0;
        yield {
          at,
          severity: letters ? "error" : undefined,
          says: [letters ? "letters" : instruction.keyword === "RUN" ? "mode" : "flag", { mode: owner }],
          fix: program && !open ? { title: ["chmod"], safety: "review", edits: () => [replace(program, "chmod")] } : undefined,
        };
      }
    }
  },
});
