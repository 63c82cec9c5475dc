// Definition, references and highlights of stages and variables.
import { describe, expect, test } from "vitest";
import { parse } from "../../server/src/core";
import { definition } from "../../server/src/core/features/definition";
import { documentHighlight } from "../../server/src/core/features/documentHighlight";
import { references } from "../../server/src/core/features/references";
import { cursor } from "../support/cursor";
import { drawSpans } from "../support/spans";

/** The file with every highlighted place marked. */
function highlight(source: string): string {
  const { text, offset } = cursor(source);
  return drawSpans(
    text,
    documentHighlight(parse(text), offset).map(({ span, kind }) => ({ span, label: kind })),
  );
}

/** Where the definition leads, and from which token. */
function define(source: string): string {
  const { text, offset } = cursor(source);
  const found = definition(parse(text), offset);
  if (!found) return "nothing";
  return drawSpans(text, [
    { span: found.origin, label: "from" },
    { span: found.selection, label: "to" },
  ]);
}

describe("stages", () => {
  const source = "FROM golang AS build\nFROM build AS test\nFROM alpine\nCOPY --from=BUILD a b\nRUN --mount=from=build,target=/x ls";

  test("every use of a stage, in any case, from its definition", () => {
    expect(highlight(source.replace("AS build", "AS bu<|>ild"))).toMatchInlineSnapshot(`
      "FROM golang AS build
                     ~~~~~ write
      FROM build AS test
           ~~~~~ read
      FROM alpine
      COPY --from=BUILD a b
                  ~~~~~ read
      RUN --mount=from=build,target=/x ls
                       ~~~~~ read"
    `);
  });

  test("the same from each use", () => {
    const expected = highlight(source.replace("AS build", "AS bu<|>ild"));
    expect(highlight(source.replace("FROM build", "FROM bu<|>ild"))).toBe(expected);
    expect(highlight(source.replace("=BUILD", "=BUI<|>LD"))).toBe(expected);
    expect(highlight(source.replace("from=build", "from=b<|>uild"))).toBe(expected);
  });

  test("definition", () => {
    expect(define("FROM golang AS build\nFROM alpine\nCOPY --from=bu<|>ild a b")).toMatchInlineSnapshot(`
      "FROM golang AS build
                     ~~~~~ to
      FROM alpine
      COPY --from=build a b
                  ~~~~~ from"
    `);
  });

  test("definition of a stage by its number leads to the name, or to FROM where it has none", () => {
    expect(define("FROM golang AS build\nFROM alpine\nCOPY --from=<|>0 a b")).toContain("FROM golang AS build\n               ~~~~~ to");
    expect(define("FROM golang\nFROM alpine\nCOPY --from=<|>0 a b")).toContain("FROM golang\n~~~~ to");
  });

  test("an image is defined nowhere", () => {
    expect(define("FROM gol<|>ang AS build")).toBe("nothing");
    expect(define("FROM alpine\nCOPY --from=ngi<|>nx a b")).toBe("nothing");
  });
});

describe("variables", () => {
  test("a variable of a stage and of the stages built on it, not of others", () => {
    expect(
      highlight(`
        FROM alpine AS a
        ENV V<|>=1
        RUN echo $V
        FROM a
        LABEL v=\${V:-x}
        FROM alpine
        ENV V=2
        RUN echo $V
      `),
    ).toMatchInlineSnapshot(`
      "FROM alpine AS a
      ENV V=1
          ~ write
      RUN echo $V
                ~ read
      FROM a
      LABEL v=\${V:-x}
                ~ read
      FROM alpine
      ENV V=2
      RUN echo $V"
    `);
  });

  test("a global ARG is one with the stages that repeat it", () => {
    expect(
      highlight(`
        ARG V=1
        FROM node:$<|>V AS a
        ARG V
        RUN echo $V
        FROM alpine
        ARG V=2
        RUN echo $V
      `),
    ).toMatchInlineSnapshot(`
      "ARG V=1
          ~ write
      FROM node:$V AS a
                 ~ read
      ARG V
          ~ write
      RUN echo $V
                ~ read
      FROM alpine
      ARG V=2
      RUN echo $V"
    `);
  });

  test("a variable of the shell stays in its instruction", () => {
    expect(highlight("FROM alpine\nRUN for f in *; do echo $<|>f; done\nRUN echo $f")).toMatchInlineSnapshot(`
      "FROM alpine
      RUN for f in *; do echo $f; done
              ~ read
                               ~ read
      RUN echo $f"
    `);
  });

  test("a name inside other names and texts is not meant", () => {
    expect(highlight("FROM alpine\nENV V<|>=1 VV=$V\nRUN echo $VV V ${VX} '$V'")).toMatchInlineSnapshot(`
      "FROM alpine
      ENV V=1 VV=$V
          ~ write
                  ~ read
      RUN echo $VV V \${VX} '$V'"
    `);
  });

  test("definition is the line that counts at the place, not the first", () => {
    expect(define("FROM alpine\nENV A=1\nENV A=2\nRUN echo ${<|>A}\nENV A=3")).toMatchInlineSnapshot(`
      "FROM alpine
      ENV A=1
      ENV A=2
          ~ to
      RUN echo \${A}
                 ~ from
      ENV A=3"
    `);
  });

  test("definition of what the file does not define", () => {
    expect(define("FROM alpine\nRUN echo $<|>X")).toBe("nothing");
    expect(define("FROM --platform=$BUILD<|>PLATFORM alpine")).toBe("nothing");
  });

  test("references with and without the definitions", () => {
    const { text, offset } = cursor("FROM alpine\nENV A<|>=1\nRUN echo $A");
    expect(references(parse(text), offset, true)).toHaveLength(2);
    expect(references(parse(text), offset, false)).toEqual([{ start: text.lastIndexOf("A"), end: text.length }]);
  });

  test("a label is no variable", () => {
    expect(highlight("FROM alpine\nLABEL A<|>=1\nENV A=1")).toBe("FROM alpine\nLABEL A=1\nENV A=1");
  });
});
