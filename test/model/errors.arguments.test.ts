// What each instruction must be given, judged as BuildKit's instruction parser does.
import { describe, expect, test } from "vitest";
import { codes, drawErrors } from "./draw";

const behindFrom = (line: string): readonly string[] => codes(`FROM scratch\n${line}\n`);

describe("too little", () => {
  test.each(["ARG", "WORKDIR", "USER", "STOPSIGNAL", "MAINTAINER", "EXPOSE", "VOLUME", "SHELL", "ONBUILD", "HEALTHCHECK"])(
    "%s needs an argument",
    (keyword) => expect(behindFrom(keyword)).toEqual(["missing-argument"]),
  );
  test.each(["ENV", "LABEL"])("the parser says so of %s", (keyword) => expect(behindFrom(keyword)).toEqual(["missing-arguments"]));
  test.each(["VOLUME []", "SHELL []"])("an empty array is none: %s", (line) => expect(behindFrom(line)).toEqual(["missing-argument"]));
  test.each(["RUN", "CMD", "ENTRYPOINT", "RUN []", "CMD []"])("the builder takes %s", (line) => expect(behindFrom(line)).toEqual([]));
  test.each(["COPY", "COPY only", 'COPY ["only"]', "ADD only", 'ADD ["a","b"'])("no destination: %s", (line) =>
    expect(behindFrom(line)).toEqual(["missing-destination"]),
  );
});

describe("wrong", () => {
  test.each([
    ["ENV =value", "blank-name"],
    ["LABEL =value", "blank-name"],
    ["ARG =value", "blank-name"],
    ['VOLUME ["/data", ""]', "empty-volume"],
    ["SHELL bash -c", "shell-not-json"],
    ["COPY one <<EOF\ntext\nEOF", "heredoc-destination"],
    ["ONBUILD ONBUILD RUN x", "onbuild-chain"],
    ["ONBUILD FROM alpine", "onbuild-forbidden"],
    ["onbuild maintainer me", "onbuild-forbidden"],
    ["HEALTHCHECK NONE really", "healthcheck-none-arguments"],
    ["HEALTHCHECK curl localhost", "unknown-healthcheck"],
    ["HEALTHCHECK CMD", "healthcheck-no-command"],
    ["HEALTHCHECK CMD []", "healthcheck-no-command"],
    ["FROM a b", "from-arguments"],
    ["FROM a AS", "from-arguments"],
    ["FROM a AS b c", "from-arguments"],
    ["FROM", "from-arguments"],
    ["FROM a AS 1st", "invalid-stage-name"],
    ["FROM a AS b/c", "invalid-stage-name"],
  ])("%s", (line, code) => expect(behindFrom(line)).toEqual([code]));
});

describe("fine", () => {
  test.each([
    "HEALTHCHECK none",
    "HEALTHCHECK cmd x",
    "COPY <<one <<two /dir/\n1\none\n2\ntwo",
    "FROM a AS Upper",
    "ONBUILD COPY only",
    "ONBUILD NOTHING x",
    "ENV A=",
    'SHELL [""]',
    "USER two words",
  ])("%s", (line) => expect(behindFrom(line)).toEqual([]));
});

test("a trigger is read where a stage of this file is built on it", () => {
  expect(codes("FROM scratch AS base\nONBUILD COPY only\nONBUILD NOTHING x\nFROM base\n")).toEqual([
    "missing-destination",
    "unknown-instruction",
  ]);
});

test("the word is underlined, not the line", () => {
  expect(
    drawErrors(`
      FROM alpine as 2nd
      COPY app
      SHELL sh -c
      HEALTHCHECK --interval=5 CMD true
    `),
  ).toMatchInlineSnapshot(`
    "FROM alpine as 2nd
                   ~~~ 2nd cannot be a stage's name; begin with a letter and use letters, digits, - _ and . only
    COPY app
         ~~~ COPY needs at least one source and a destination; here there is only one of them
    SHELL sh -c
          ~~~~~ SHELL must be a JSON array, such as ["sh", "-c"]
    HEALTHCHECK --interval=5 CMD true
                           ~ 5 is not a duration; write a number with a unit, such as 30s, 1m30s or 500ms"
  `);
});

describe("a heredoc where none is taken is one fault", () => {
  test.each([
    "CMD <<EOF\nenv\necho x\nEOF",
    "HEALTHCHECK CMD sh <<-'EOF'\nfoo\nEOF\nRUN x",
    "ONBUILD CMD <<EOF\nx\nEOF",
    "ENV A <<EOF\nx\nEOF",
  ])("%j", (lines) => expect(behindFrom(lines)).toEqual(["stray-heredoc"]));
  test.each(["CMD cat <<< x", "CMD cat <<EOF", "CMD echo $((1 << EOF))\nRUN x"])("none: %j", (lines) =>
    expect(behindFrom(lines)).toEqual([]),
  );
  test("what follows is judged as ever", () =>
    expect(behindFrom("CMD <<EOF\nx\nEOF\nFOO")).toEqual(["stray-heredoc", "unknown-instruction"]));
});
