// An instruction's keyword in other case than most of the file.
import type { Instruction } from "../../syntax/types";
import { replace } from "../../text/span";
import { defineRule } from "../rule";

export default defineRule({
  id: "mixed-instruction-casing",
  aliases: ["ConsistentInstructionCasing"],
  since: "0.1.0",
  severity: "style",
  defaultOn: true,
  docs: {
    what: "Finds keywords in other case than most keywords of the file, and keywords in mixed case.",
    why: "The build is the same. A reader who looks for instructions by their capitals misses the odd one.",
    bad: "FROM debian:12-slim\nrun echo hello\nCOPY a /a\n",
    good: "FROM debian:12-slim\nRUN echo hello\nCOPY a /a\n",
    differs: "As in BuildKit, the ARGs before the first FROM and what ONBUILD holds do not count.",
  },
  messages: {
    mixed: "{keyword} is in other case than most of this file ({majority})",
    write: "Write {wanted}",
  },
  *check(file) {
    const counted = file.instructions.filter((instruction) => !file.globalArgs.includes(instruction));
    const written = (instruction: Instruction): string => file.slice(instruction.keywordSpan);
    let lower = 0;
    let upper = 0;
    for (const instruction of counted) {
      const keyword = written(instruction);
      if (keyword === keyword.toUpperCase()) upper++;
      else if (keyword === keyword.toLowerCase()) lower++;
    }
    const toLower = lower > upper;
    for (const instruction of counted) {
      const keyword = written(instruction);
      const wanted = toLower ? keyword.toLowerCase() : keyword.toUpperCase();
      if (keyword === wanted) continue;
      const at = instruction.keywordSpan;
      yield {
        at,
        says: ["mixed", { keyword, majority: toLower ? "lower case" : "upper case" }],
        fix: { title: ["write", { wanted }], safety: "safe", edits: () => [replace(at, wanted)] },
      };
    }
  },
});
