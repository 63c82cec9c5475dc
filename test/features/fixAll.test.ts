// All fixes of a file at once: what is applied, what is refused, and when it ends.
import { describe, expect, test } from "vitest";
import { defaultConfig, type Facts, fixAll, noFacts, ruleSet, type Safety } from "../../server/src/core";
import { defineRule, type Rule } from "../../server/src/core/rules/rule";
import type { Instruction } from "../../server/src/core/syntax/types";
import { type FixEdit, insert, remove, replace } from "../../server/src/core/text/span";

/** A rule of this test's own, that finds every instruction that `edits` has something for. */
const rule = (id: string, safety: Safety, edits: (instruction: Instruction) => readonly FixEdit[] | undefined): Rule =>
  defineRule({
    id,
    aliases: [],
    since: "0.1.0",
    severity: "warning",
    defaultOn: true,
    docs: { what: "", why: "", bad: "", good: "" },
    messages: { found: "found", mend: "mend" },
    *check(file) {
      for (const instruction of file.instructions) {
        const list = edits(instruction);
        if (list) yield { at: instruction.keywordSpan, says: ["found"], fix: { title: ["mend"], safety, edits: () => list } };
      }
    },
  });
const fix = (text: string, rules: readonly Rule[], safety: Safety = "safe", facts: Facts = noFacts) =>
  fixAll(text, ruleSet(defaultConfig, rules), facts, safety);

describe("what is refused", () => {
  test("one fix that would break the file does not hold up another with the same message", () => {
    const breaks = rule("breaks", "safe", ({ keyword, span, words }) =>
      keyword === "USER" && words[0]?.text !== "ok" ? [words[0]?.text === "bad" ? remove(span) : replace(span, "USER ok")] : undefined,
    );
    const broken = rule("broken", "safe", ({ keyword, span }) => (keyword === "STOPSIGNAL" ? [replace(span, "NONSENSE")] : undefined));
    const both = rule("both", "safe", ({ keyword, span, arguments: { text } }) =>
      keyword === "VOLUME" && text !== "/ok" ? [replace(span, text === "/bad" ? "NONSENSE" : "VOLUME /ok")] : undefined,
    );
    expect(fix("FROM a:1\nUSER x\nSTOPSIGNAL 9\n", [breaks, broken]).text).toBe("FROM a:1\nUSER ok\nSTOPSIGNAL 9\n");
    expect(fix("FROM a:1\nVOLUME /bad\nVOLUME /x\n", [both]).text).toBe("FROM a:1\nVOLUME /bad\nVOLUME /ok\n");
  });

  test("one error must not stand in for another", () => {
    const swaps = rule("swaps", "safe", ({ keyword, span }) => (keyword === "NONSENSE" ? [replace(span, "COPY a")] : undefined));
    expect(fix("FROM a:1\nNONSENSE x\n", [swaps])).toMatchObject({ text: "FROM a:1\nNONSENSE x\n", applied: [] });
  });

  test("a safe fix must not make a directive of a comment, nor a comment of a directive", () => {
    const uncomments = rule("uncomments", "safe", ({ keyword }) => (keyword === "FROM" ? [remove({ start: 0, end: 4 })] : undefined));
    expect(fix("# x\n# escape=`\nFROM a:1\n", [uncomments]).text).toBe("# x\n# escape=`\nFROM a:1\n");
    const comments = rule("comments", "safe", ({ keyword }) => (keyword === "FROM" ? [insert(0, "# y\n")] : undefined));
    expect(fix("# escape=`\nFROM a:1\n", [comments]).text).toBe("# escape=`\nFROM a:1\n");
  });

  test("rules that undo each other leave the file as it was", () => {
    const there = rule("there", "safe", ({ keyword, words, span }) =>
      keyword === "USER" && words[0]?.text === "a" ? [replace(span, "USER b")] : undefined,
    );
    const back = rule("back", "safe", ({ keyword, words, span }) =>
      keyword === "USER" && words[0]?.text === "b" ? [replace(span, "USER a")] : undefined,
    );
    expect(fix("FROM a:1\nUSER a\n", [there, back])).toEqual({ text: "FROM a:1\nUSER a\n", applied: [], otherFiles: [] });
  });

  test("an edit that changes nothing is not called applied", () => {
    const idle = rule("idle", "safe", ({ keyword, span }) => (keyword === "USER" ? [replace(span, "USER a")] : undefined));
    expect(fix("FROM a:1\nUSER a\n", [idle]).applied).toEqual([]);
  });
});

describe("several fixes", () => {
  test("of one text are applied one after the other", () => {
    const upper = rule("upper", "safe", ({ keyword, words, span }) =>
      keyword === "USER" && words[0]?.text === "a" ? [replace(span, "USER b")] : undefined,
    );
    const signal = rule("signal", "safe", ({ keyword, span, arguments: { text } }) =>
      keyword === "USER" && text === "b" ? [replace(span, "USER c")] : undefined,
    );
    expect(fix("FROM a:1\nUSER a\n", [upper, signal])).toMatchObject({
      text: "FROM a:1\nUSER c\n",
      applied: [{ rule: "upper" }, { rule: "signal" }],
    });
  });

  test("only safe ones, unless the others are asked for", () => {
    const review = rule("review", "review", ({ keyword, words, span }) =>
      keyword === "USER" && words[0]?.text === "a" ? [replace(span, "USER b")] : undefined,
    );
    expect(fix("FROM a:1\nUSER a\n", [review]).text).toBe("FROM a:1\nUSER a\n");
    expect(fix("FROM a:1\nUSER a\n", [review], "review").text).toBe("FROM a:1\nUSER b\n");
  });
});

describe("other files", () => {
  const exec = { file: "run.sh", span: { start: 0, end: 0 }, newText: "exec " };

  test("are edited once, though several findings want the same, and the fix is taken in every pass", () => {
    const script = rule("script", "review", ({ keyword }) => (keyword === "CMD" ? [exec] : undefined));
    const later = rule("later", "review", ({ keyword, span, arguments: { text } }) =>
      keyword === "USER" && text === "a" ? [replace(span, "USER b")] : undefined,
    );
    const { text, otherFiles } = fix("FROM a:1\nUSER a\nCMD x\nCMD y\n", [script, later], "review");
    expect(text).toBe("FROM a:1\nUSER b\nCMD x\nCMD y\n");
    expect(otherFiles).toEqual([exec]);
  });

  test("two fixes that edit the same place differently: the first one counts", () => {
    const script = rule("script", "review", ({ keyword, arguments: { text } }) =>
      keyword === "CMD" ? [{ ...exec, newText: `exec ${text} ` }] : undefined,
    );
    expect(fix("FROM a:1\nCMD x\nCMD y\n", [script], "review").otherFiles).toEqual([{ ...exec, newText: "exec x " }]);
  });
});
