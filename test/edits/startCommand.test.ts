// The start command as an array, with an init in front of it, and its signal; arrays that are no valid JSON; names of stages.
import { describe, expect, test } from "vitest";
import { parse } from "../../server/src/core";
import { asArray, initInFront, nameStage, repairArray, stopSignal, takenStageNames } from "../../server/src/core/edits";
import { startCommand } from "../../server/src/core/startup/argv";
import { edited } from "../support/edits";

test("a command line as an array, where no shell is needed", () => {
  const array = (line: string): string | undefined => edited(`FROM a\n${line}\n`, ({ first }) => asArray(first("CMD")));
  expect(array("CMD b \\\n  'c d'  ")).toBe('FROM a\nCMD ["b", \\\n  "c d"]  \n');
  expect(array("CMD b && c")).toBeUndefined();
});

describe("an init in front", () => {
  const behindInit = (source: string): string | undefined =>
    edited(source, ({ file, stage }) => initInFront(file, startCommand(file, stage, undefined, false), ["tini", "--"]));

  test.each([
    ["of an array", 'FROM a\nENTRYPOINT ["b"]\n', 'FROM a\nENTRYPOINT ["tini", "--", "b"]\n'],
    ["of a command line that needs no shell", "FROM a\nENTRYPOINT exec b c\n", 'FROM a\nENTRYPOINT ["tini", "--", "b", "c"]\n'],
    ["of a CMD, above its comments", "FROM a\n# Start.\nCMD b\n", 'FROM a\nENTRYPOINT ["tini", "--"]\n# Start.\nCMD b\n'],
    ["in the place of an empty one", "FROM a\nENTRYPOINT []\nCMD b\n", 'FROM a\nENTRYPOINT ["tini", "--"]\nCMD b\n'],
    [
      "of a parent stage's start, which a new ENTRYPOINT would reset",
      "from a as b\ncmd c\nfrom b\nrun d",
      'from a as b\ncmd c\nfrom b\nrun d\nentrypoint ["tini", "--"]\ncmd ["/bin/sh", "-c", "c"]',
    ],
  ])("%s", (_where, before, after) => {
    expect(behindInit(before)).toBe(after);
  });
});

test("STOPSIGNAL stands above the start command, or is changed where the stage has one", () => {
  const stopped = (source: string): string | undefined => edited(source, ({ file, stage }) => stopSignal(file, stage, "SIGINT"));
  expect(stopped("from a\r\n# Start.\r\ncmd b\r\n")).toBe("from a\r\nstopsignal SIGINT\r\n# Start.\r\ncmd b\r\n");
  expect(stopped("FROM a\nSTOPSIGNAL 9\nCMD b\n")).toBe("FROM a\nSTOPSIGNAL SIGINT\nCMD b\n");
  expect(stopped("FROM a\nSTOPSIGNAL 9\nFROM b")).toBe("FROM a\nSTOPSIGNAL 9\nFROM b\nSTOPSIGNAL SIGINT");
});

describe("an array as it was meant", () => {
  const repaired = (line: string): string | undefined =>
    edited(`FROM a\n${line}\n`, ({ first }) => repairArray(first("CMD")))?.slice(7, -1);

  test.each([
    ["only quotes are wrong: its blanks stay", "CMD [ 'b','c' ]", 'CMD [ "b","c" ]'],
    ["curly quotes and a comma at the end", "CMD [“b”, “c”,]", 'CMD ["b", "c"]'],
    ["no commas", "CMD ['b' 'c']", 'CMD ["b", "c"]'],
    ["no end", 'CMD ["b", "c"', 'CMD ["b", "c"]'],
    ["over several lines", "CMD ['b', \\\n  'c']", 'CMD ["b", "c"]'],
    ["quotes in quotes", `CMD ['echo', 'say "hi"']`, 'CMD ["echo", "say \\"hi\\""]'],
  ])("%s", (_why, before, after) => {
    expect(repaired(before)).toBe(after);
  });

  test.each([
    ["something behind it", "CMD ['b'] && c"],
    ["a quote that never closes", 'CMD ["b", "c]'],
    ["a comment inside", "CMD ['b', \\\n # why\n 'c']"],
    ["no array", "CMD b"],
  ])("not: %s", (_why, line) => {
    expect(repaired(line)).toBeUndefined();
  });
});

describe("a stage's name", () => {
  const named = (source: string): string | undefined => edited(source, ({ file, stage }) => nameStage(file, stage, "new"));

  test("a new one in the case of FROM, or in the place of the old one", () => {
    expect(named("from --platform=linux/amd64 a\n")).toBe("from --platform=linux/amd64 a as new\n");
    expect(named("FROM a:1 AS old\n")).toBe("FROM a:1 AS new\n");
  });

  test("taken are names of stages, images and what something is copied from", () => {
    const file = parse("FROM a AS b\nFROM c\nCOPY --from=d e f\nRUN --mount=from=g,target=/h i\n");
    expect([...takenStageNames(file)]).toEqual(expect.arrayContaining(["a", "b", "c", "d", "g"]));
  });
});
