// Large and hostile files: time grows with the text, memory does not explode, nothing throws.
import { describe, expect, test } from "vitest";
import { parse } from "../../server/src/core";
import { readSuppressions } from "../../server/src/core/model/suppressions";

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join("\n");

/** Milliseconds of processor time for everything that is asked of a file; the clock would measure the machine's other work too. */
function readAll(text: string): number {
  const started = process.cpuUsage();
  const file = parse(text);
  file.each("RUN");
  for (const instruction of file.instructions) file.scopeBefore(instruction).expand("$A");
  for (const stage of file.stages) stage.effective("CMD");
  expect(file.errors.length).toBeGreaterThanOrEqual(0);
  expect(file.finalStage?.usedBy ?? []).toEqual([]);
  file.finalStage?.endScope.lookup("A0");
  readSuppressions(file.tree);
  return process.cpuUsage(started).user / 1000;
}

describe("read within two seconds of processor time", () => {
  test.each([
    ["20,000 ENV that build on each other", `FROM scratch\n${lines(20_000, (i) => `ENV A${i}=$A${i - 1}x`)}`],
    [
      "3,000 stages in a chain",
      lines(3_000, (i) => `FROM ${i ? `s${i - 1}` : "scratch"} AS s${i}\nENV A${i}=$A${i - 1}\nWORKDIR w\nCOPY $Z${i} b`),
    ],
    ["a value doubled 100 times and used often", `FROM scratch\nENV A=xx\n${lines(100, () => "ENV A=$A$A")}\nENV B=${"$A".repeat(50_000)}`],
    ["20,000 mount options", `FROM scratch\nRUN --mount=${lines(20_000, (i) => `id=${i}`).replaceAll("\n", ",")} x`],
    ["an image of half a megabyte", `FROM ${"a-".repeat(250_000)}\nFROM ${"a.a/".repeat(100_000)}`],
    ["10,000 check comments above one instruction", `FROM a\n${lines(10_000, () => "# check=skip=A")}\nRUN x`],
    ["a RUN that could link a shell, half a megabyte long", `FROM a\nRUN ${"ln ".repeat(170_000)}`],
    ["a mode of half a megabyte", `FROM a\nCOPY --chmod=${"u=rw".repeat(120_000)}z a b`],
  ])(
    "%s",
    (_what, text) => {
      expect(readAll(text)).toBeLessThan(2_000);
    },
    30_000,
  );
});
