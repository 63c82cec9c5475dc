// An instruction's keyword in other case than most of the file.
import { writeLetters, writtenKeyword } from "../../edits";
import { instructionFact } from "../../knowledge/instructions";
import { isInStrayHeredoc, strayHeredocs } from "../../model/strayHeredocs";
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
    differs:
      "As in BuildKit, the ARGs before the first FROM and what ONBUILD holds do not count. Words that are no instruction are left alone.",
  },
  messages: {
    mixed: "{keyword} is in other case than most of this file ({majority})",
    write: "Write {wanted}",
  },
  *check(file) {
    const stray = strayHeredocs(file.tree);
    const counted = file.instructions
      .filter((instruction) => !file.globalArgs.includes(instruction))
      .filter((instruction) => instructionFact(instruction.keyword) !== undefined && !isInStrayHeredoc(instruction, stray));
    let lower = 0;
    let upper = 0;
    for (const instruction of counted) {
      const { text: keyword } = writtenKeyword(instruction);
      if (keyword === keyword.toUpperCase()) upper++;
      else if (keyword === keyword.toLowerCase()) lower++;
    }
    const toLower = lower > upper;
    for (const instruction of counted) {
      const written = writtenKeyword(instruction);
      const { text: keyword } = written;
      const wanted = toLower ? keyword.toLowerCase() : keyword.toUpperCase();
      const [first, ...more] = writeLetters(written, wanted);
      if (keyword === wanted || !first) continue;
      yield {
        at: first.span,
        says: ["mixed", { keyword, majority: toLower ? "lower case" : "upper case" }],
        fix: { title: ["write", { wanted }], safety: "safe", edits: () => [first, ...more] },
      };
    }
  },
});
