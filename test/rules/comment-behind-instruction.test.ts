// comment-behind-instruction: what it underlines, what it says, what it mends, and where it stays silent.
import { describe, expect, test } from "vitest";
import { parse } from "../../server/src/core";
import { codes } from "../model/draw";
import { findings, fixAll, lint } from "../support/rule";

const id = "comment-behind-instruction";
const behindFrom = (line: string): string => `FROM debian:12\n${line}`;

test("says what the builder makes of the words", () => {
  expect(
    lint(
      id,
      'FROM debian:12 # base\nWORKDIR /x # here\nVOLUME /data # data\nARG V=1 # TODO: x\nCOPY a /b # note\nADD . /x  # get the files\nENTRYPOINT ["a"] # e\nSHELL ["/bin/bash","-c"] # b\nENV A=1 # n\nEXPOSE 80 # w\nSTOPSIGNAL SIGTERM # s\nLABEL a=b # c\nENV B c # d\nUSER root # r\nMAINTAINER me # or you\nONBUILD WORKDIR /y # there\nHEALTHCHECK NONE # off\nVOLUME ["/v"] # v\n',
    ),
  ).toMatchInlineSnapshot(`
    "FROM debian:12 # base
                   ~~~~~~ This is no comment: FROM takes no more words, so the build stops here. A comment needs a line of its own [Move it to a line above, review]
    WORKDIR /x # here
               ~~~~~~ This is no comment: the folder is called “/x # here”. A comment needs a line of its own [Move it to a line above, review]
    VOLUME /data # data
                 ~~~~~~ This is no comment: “#”, “data” become volumes of their own. A comment needs a line of its own [Move it to a line above, review]
    ARG V=1 # TODO: x
            ~~~~~~~~~ This is no comment: “#”, “TODO:”, “x” become build arguments that nothing uses. A comment needs a line of its own [Move it to a line above, review]
    COPY a /b # note
              ~~~~~~ This is no comment: the words are sources of COPY, and “note” is the target. A comment needs a line of its own [Move it to a line above, review]
    ADD . /x  # get the files
              ~~~~~~~~~~~~~~~ This is no comment: the words are sources of ADD, and “files” is the target. A comment needs a line of its own [Move it to a line above, review]
    ENTRYPOINT ["a"] # e
                     ~~~ This is no comment: with it behind the array there is no array, and a shell runs the line as a command. A comment needs a line of its own [Move it to a line above, review]
    SHELL ["/bin/bash","-c"] # b
                             ~~~ This is no comment: with it behind the array there is no array, so the build stops here. A comment needs a line of its own [Move it to a line above, review]
    ENV A=1 # n
            ~~~ This is no comment: its words are no key=value pairs, so the build stops here. A comment needs a line of its own [Move it to a line above, review]
    EXPOSE 80 # w
              ~~~ This is no comment: its words count as ports, so the build stops here. A comment needs a line of its own [Move it to a line above, review]
    STOPSIGNAL SIGTERM # s
                       ~~~ This is no comment: it counts as part of the signal's name, so the build stops here. A comment needs a line of its own [Move it to a line above, review]
    LABEL a=b # c
              ~~~ This is no comment: its words are no key=value pairs, so the build stops here. A comment needs a line of its own [Move it to a line above, review]
    ENV B c # d
            ~~~ This is no comment: it is part of the value of B. A comment needs a line of its own [Move it to a line above, review]
    USER root # r
              ~~~ This is no comment: the builder takes “root # r” for the user's name. A comment needs a line of its own [Move it to a line above, review]
    MAINTAINER me # or you
                  ~~~~~~~~ This is no comment: it is part of the maintainer's name. A comment needs a line of its own [Move it to a line above, review]
    ONBUILD WORKDIR /y # there
                       ~~~~~~~ This is no comment: the folder is called “/y # there”. A comment needs a line of its own [Move it to a line above, review]
    HEALTHCHECK NONE # off
                     ~~~~~ This is no comment: HEALTHCHECK NONE takes nothing behind it, so the build stops here. A comment needs a line of its own [Move it to a line above, review]
    VOLUME ["/v"] # v
                  ~~~ This is no comment: with it behind the array there is no array, and every word counts as a path. A comment needs a line of its own [Move it to a line above, review]
    "
  `);
});

test.each([
  ["WORKDIR /x # here", "# here\nWORKDIR /x"],
  ["# above\nEXPOSE 80 443 # web", "# web\n# above\nEXPOSE 80 443"],
  ["ONBUILD WORKDIR /x # here", "# here\nONBUILD WORKDIR /x"],
  ["ENV A=1 # a \\\n    B=2 # b", "# a\nENV A=1 \\\n    # b\n    B=2"],
  ["ARG RUN_TESTS=0 # 0=never, 1=native only", "# 0=never, 1=native only\nARG RUN_TESTS=0"],
  ['CMD ["a", "b"] # "c"', '# "c"\nCMD ["a", "b"]'],
  ["  VOLUME /a #b\r\n", "  #b\r\n  VOLUME /a\r\n"],
])("mends %j", (line, mended) => {
  expect(fixAll(id, behindFrom(line))).toBe(behindFrom(mended));
  expect(parse(behindFrom(mended)).errors).toEqual([]);
});

test.each([
  "ENV A=1 # a b c",
  "EXPOSE 80 # a b",
  "LABEL a=b # c d",
  "STOPSIGNAL SIGTERM # s",
  'SHELL ["a"] # b',
  "HEALTHCHECK NONE # n",
  "FROM a # b c",
])("the builder's errors are one: %s", (line) => expect(codes(behindFrom(line))).toEqual([id]));

describe("no comment", () => {
  test.each([
    "RUN x # y",
    "CMD node x # y",
    "HEALTHCHECK CMD x # y",
    'LABEL a="# b" c=#fff',
    "ENV A='x # y' B=\"#\"",
    "ENV COLOR #fff",
    "LABEL a=b #c=d",
    "WORKDIR /c#",
    'WORKDIR "/c # d"',
    "EXPOSE 80#",
    "COPY #a #b /c/",
    "COPY a #b# /c/",
    "RUN <<EOF # x\n# y\nEOF",
    "COPY <<EOF /x\na # b\nEOF",
    "ENV A=1 \\\n  # note\n  B=2",
    "MAINTAINER me #1",
    'CMD ["a", "# b"]',
    "RUN [ -f x ] # y",
    "VOLUME # a",
  ])("%j", (line) => expect(findings(id, behindFrom(line))).toEqual([]));
});
