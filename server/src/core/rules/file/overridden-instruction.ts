// CMD, ENTRYPOINT or HEALTHCHECK that a later one of the same stage replaces.
import { removeInstruction } from "../../edits";
import type { Instruction } from "../../syntax/types";
import { lineNumber } from "../../text/lines";
import { defineRule } from "../rule";

interface Winner {
  readonly instruction: Instruction;
  /** Counted once, and only for one that replaces another. */
  line: number | undefined;
}

export default defineRule({
  id: "overridden-instruction",
  aliases: ["MultipleInstructionsDisallowed", "DL4003", "DL4004", "DL3012"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds a `CMD`, `ENTRYPOINT` or `HEALTHCHECK` that a later one in the same stage replaces.",
    why: "Only the last one counts. The earlier one is never run, yet a reader takes it for what the container does.",
    bad: 'FROM nginx:1.27\nCMD ["nginx"]\nCMD ["nginx", "-g", "daemon off;"]\n',
    good: 'FROM nginx:1.27\nCMD ["nginx", "-g", "daemon off;"]\n',
    fixSafety: "The image stays as it is, but one of the two was a mistake: see whether the earlier one should have been a RUN.",
    whenNot: "Two programs are to run: one CMD cannot start both. Start them by a supervisor, or make two containers.",
  },
  messages: {
    overridden: "This {keyword} has no effect: the one in line {line} replaces it. Remove one of them",
    by: "This {keyword} is the one that counts",
    removal: "Remove this {keyword}",
  },
  reads: ["FROM", "CMD", "ENTRYPOINT", "HEALTHCHECK"],
  *check(file) {
    for (const stage of file.stages) {
      const last = new Map<string, Winner>();
      for (const instruction of [...stage.instructions].reverse()) {
        const { keyword } = instruction;
        if (keyword !== "CMD" && keyword !== "ENTRYPOINT" && keyword !== "HEALTHCHECK") continue;
        const winner = last.get(keyword);
        if (!winner) {
          last.set(keyword, { instruction, line: undefined });
          continue;
        }
        winner.line ??= lineNumber(file.text, winner.instruction.span.start);
        yield {
          at: instruction.keywordSpan,
          says: ["overridden", { keyword, line: winner.line }],
          tag: "unnecessary",
          related: [{ at: winner.instruction.keywordSpan, says: ["by", { keyword }] }],
          fix: { title: ["removal", { keyword }], safety: "review", edits: () => [removeInstruction(file, instruction)] },
        };
      }
    }
  },
});
