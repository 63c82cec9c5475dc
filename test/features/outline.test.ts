// The outline of a file and what can be folded in it.
import { describe, expect, test } from "vitest";
import { parse } from "../../server/src/core";
import { type DocumentSymbol, documentSymbols } from "../../server/src/core/features/documentSymbols";
import { foldingRanges } from "../../server/src/core/features/foldingRanges";
import { drawSpans } from "../support/spans";
import { dedent } from "../support/text";

const tree = (symbols: readonly DocumentSymbol[], indent = ""): string =>
  symbols.map(({ name, detail, children }) => `${indent}${name} · ${detail}\n${tree(children, `${indent}  `)}`).join("");
const outline = (source: string): string => tree(documentSymbols(parse(dedent(source))));

function fold(source: string): string {
  const text = dedent(source);
  return drawSpans(
    text,
    foldingRanges(parse(text)).map(({ span, kind }) => ({ span, label: `${kind} ${text.slice(span.start, span.end).split("\n").length}` })),
  );
}

describe("outline", () => {
  test("stages with their instructions, and the ARG in front", () => {
    expect(
      outline(`
        ARG V=22
        FROM node:$V AS build
        RUN npm ci \\
          && npm run build
        FROM nginx
        COPY --from=build /dist /usr/share/nginx/html
      `),
    ).toMatchInlineSnapshot(`
      "ARG · V=22
      build · FROM node:$V
        RUN · npm ci && npm run build
      nginx · FROM nginx
        COPY · /dist /usr/share/nginx/html
      "
    `);
  });

  test("long arguments are cut", () => {
    expect(outline(`FROM alpine\nRUN ${"x".repeat(100)}`)).toContain(`${"x".repeat(59)}…\n`);
  });

  test("a file without FROM, and an empty one", () => {
    expect(outline("RUN x")).toBe("RUN · x\n");
    expect(outline("")).toBe("");
  });

  test("a selection lies inside its span", () => {
    const all = documentSymbols(parse("FROM alpine AS a\nRUN x <<EOF\ny\nEOF\nFROM\n"));
    for (const { span, selection } of [...all, ...all.flatMap(({ children }) => children)]) {
      expect(span.start <= selection.start && selection.end <= span.end).toBe(true);
    }
  });
});

describe("folding", () => {
  test("stages, long instructions, heredocs and comments; not what has one line", () => {
    expect(
      fold(`
        # one
        # two

        # three
        FROM alpine
        RUN a \\
          b
        COPY <<A <<B /x/
        a
        A
        b
        B
        FROM scratch
      `),
    ).toMatchInlineSnapshot(`
      "# one
      ~~~~~… comment 2
      # two

      # three
      FROM alpine
      ~~~~~~~~~~~… stage 8
      RUN a \\
      ~~~~~~~… instruction 2
        b
      COPY <<A <<B /x/
      ~~~~~~~~~~~~~~~~… instruction 5
      a
      A
      b
      B
      FROM scratch"
    `);
  });

  test("regions, also nested", () => {
    expect(fold("FROM alpine\n# region a\nRUN x\n#region b\nRUN y\n#endregion\n# endregion\n# endregion")).toMatchInlineSnapshot(`
      "FROM alpine
      ~~~~~~~~~~~… stage 5
      # region a
      ~~~~~~~~~~… region 6
      RUN x
      #region b
      ~~~~~~~~~… region 3
      RUN y
      #endregion
      # endregion
      # endregion"
    `);
  });
});
