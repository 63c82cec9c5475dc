// Renaming stages and variables.
import { describe, expect, test } from "vitest";
import { parse } from "../../server/src/core";
import { renamable, rename } from "../../server/src/core/features/rename";
import { applyEdits } from "../../server/src/core/text/span";
import { cursor } from "../support/cursor";

/** The file with the new name, or the reason why not. */
function renamed(source: string, newName: string): string {
  const { text, offset } = cursor(source);
  const result = rename(parse(text), offset, newName);
  return "edits" in result ? applyEdits(text, result.edits) : result.refused;
}

/** What the editor would select. */
function selected(source: string): string | undefined {
  const { text, offset } = cursor(source);
  return renamable(parse(text), offset)?.name;
}

describe("stages", () => {
  test("everywhere, numbers stay", () => {
    const source =
      "FROM golang AS bu<|>ild\nFROM build AS test\nCOPY --from=0 a b\nFROM alpine\nCOPY --from=BUILD a b\nRUN --mount=from=build,target=/x ls";
    expect(renamed(source, "compile")).toBe(
      "FROM golang AS compile\nFROM compile AS test\nCOPY --from=0 a b\nFROM alpine\nCOPY --from=compile a b\nRUN --mount=from=compile,target=/x ls",
    );
  });

  test("the name's rules", () => {
    const source = "FROM golang AS bu<|>ild\nFROM alpine AS run";
    expect(renamed(source, "1st")).toContain("begins with a letter");
    expect(renamed(source, "scratch")).toContain("meaning of its own");
    expect(renamed(source, "RUN")).toBe("There is a stage `run` already.");
    expect(renamed(source, "Build")).toBe("FROM golang AS Build\nFROM alpine AS run");
  });

  test("an image and a stage without a name have none to change", () => {
    expect(selected("FROM gol<|>ang AS build")).toBeUndefined();
    expect(selected("FROM golang\nFROM alpine\nCOPY --from=<|>0 a b")).toBeUndefined();
    expect(selected("FROM golang AS bu<|>ild")).toBe("build");
  });
});

describe("variables", () => {
  test("the global one with the stages that repeat it, and its description", () => {
    expect(renamed("# V the version\nARG V=1\nFROM node:${<|>V}\nARG V\nLABEL v=$V w=${V:-V}\nFROM alpine\nENV V=2", "VERSION")).toBe(
      "# VERSION the version\nARG VERSION=1\nFROM node:${VERSION}\nARG VERSION\nLABEL v=$VERSION w=${VERSION:-V}\nFROM alpine\nENV V=2",
    );
  });

  test("the name's rules", () => {
    expect(renamed("FROM alpine\nENV A<|>=1", "A-B")).toContain("letters, digits and `_` only");
  });

  test.each([
    ["RUN A=3; echo $A", "RUN A=3; echo $A"],
    ["RUN A=${A#v} && echo $A", "RUN A=${B#v} && echo $A"],
    ["RUN for A in 1 2; do echo $A; done", "RUN for A in 1 2; do echo $A; done"],
    ["RUN read A < /x && echo $A", "RUN read A < /x && echo $A"],
    ['RUN export A=5 && echo "$A"', 'RUN export A=5 && echo "$A"'],
    ["RUN <<EOF\nA=2\necho $A\nEOF", "RUN <<EOF\nA=2\necho $A\nEOF"],
    ["RUN echo $A && A=3 && echo $A", "RUN echo $B && A=3 && echo $A"],
    // It may be set or not: both are one variable to the reader.
    ["RUN if x; then A=3; fi; echo $A", "RUN if x; then B=3; fi; echo $B"],
    ["RUN (A=3; echo $A); echo $A", "RUN (B=3; echo $B); echo $B"],
    ["RUN x || A=3; echo $A", "RUN x || B=3; echo $B"],
    ["RUN unset A && echo $A", "RUN unset B && echo $B"],
    // For that command alone, and handed on.
    ["RUN A=3 make; echo $A", "RUN A=3 make; echo $B"],
    ["RUN export A && echo $A", "RUN export B && echo $B"],
  ])("a name that the shell sets again is another variable: %s", (line, expected) => {
    expect(renamed(`FROM alpine\nENV A<|>=1\n${line}`, "B")).toBe(`FROM alpine\nENV B=1\n${expected}`);
  });

  test("what the file does not define stays", () => {
    expect(renamed("FROM alpine\nRUN for f in *; do echo $<|>f; done", "g")).toContain("no variable of this file");
    expect(renamed("FROM alpine\nARG TARGET<|>OS", "OS")).toContain("no variable of this file");
    expect(selected("FROM alpine\nLABEL A<|>=1")).toBeUndefined();
  });
});
