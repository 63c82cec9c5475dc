// What a COPY takes from the build context: the Dockerfile with each source underlined, and its path in the context.
import { expect, test } from "vitest";
import { parse } from "../../server/src/core";
import { contextPath, sourcesOf } from "../../server/src/core/context";
import { drawSpans } from "../support/spans";
import { dedent } from "../support/text";

function sources(source: string): string {
  const text = dedent(source);
  const found = sourcesOf(parse(text));
  return drawSpans(
    text,
    found.map(({ at, path, wildcard }) => ({ span: at, label: wildcard ? `${path} (wildcard)` : path })),
  );
}

test("paths from the context's root, variables put in, however they are written", () => {
  expect(
    sources(`
      FROM scratch
      ARG DIR=src
      COPY package.json ./lib/ /app/
      COPY $DIR/*.c \${DIR}/../LICENSE /app/
      COPY . .
      ADD ["a b", "/x//y/", "/app/"]
    `),
  ).toMatchInlineSnapshot(`
    "FROM scratch
    ARG DIR=src
    COPY package.json ./lib/ /app/
         ~~~~~~~~~~~~ package.json
                      ~~~~~~ lib
    COPY $DIR/*.c \${DIR}/../LICENSE /app/
         ~~~~~~~~ src/*.c (wildcard)
                  ~~~~~~~~~~~~~~~~~ LICENSE
    COPY . .
         ~ .
    ADD ["a b", "/x//y/", "/app/"]
         ~~~~~ a b
                ~~~~~~~~ x/y"
  `);
});

test("nothing from a stage, from the net, from a heredoc, without a known value, or of a trigger", () => {
  const source = dedent(`
    FROM scratch
    ARG OUTSIDE
    COPY --from=build dist /app/
    ADD https://example.com/a.tar git@github.com:a/b.git /app/
    COPY <<one.txt $OUTSIDE/a /app/
    one
    one.txt
    ONBUILD COPY . .
  `);
  expect(sources(source)).toBe(source);
});

test.each([
  ["a", "a"],
  ["/a", "a"],
  ["./a/", "a"],
  ["../a", "a"],
  ["a/../../b", "b"],
  ["/", "."],
  ["./", "."],
  ["", "."],
  ["..", "."],
])("%o is %o in the context", (written, path) => {
  expect(contextPath(written)).toBe(path);
});
