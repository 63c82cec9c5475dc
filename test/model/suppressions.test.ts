// Comments that silence findings, as data with their places.
import { describe, expect, test } from "vitest";
import { readSuppressions } from "../../server/src/core/model/suppressions";
import { parse } from "../../server/src/core/syntax";
import { drawSpans } from "../support/spans";
import { dedent } from "../support/text";

/** Names underlined with what they silence where. */
function draw(source: string): string {
  const text = dedent(source);
  const spans = readSuppressions(parse(text)).list.flatMap(({ kind, nameSpans, instruction, reason }) =>
    nameSpans.map((span) => ({ span, label: `${kind} ${instruction ?? "file"}${reason ? ` (${reason})` : ""}` })),
  );
  return drawSpans(text, spans);
}

test("all kinds, of the file and of one instruction", () => {
  expect(
    draw(`
      # check=skip=JSONArgsRecommended,StageNameCasing;error=true
      # hadolint global ignore=DL3008
      FROM debian
      # dockwright-ignore: untagged-base-image, missing-user -- built here only
      # hadolint ignore=DL3009, SC2086 as agreed
      RUN x
      # check=skip=WorkdirRelativePath // on purpose
      WORKDIR y
      # dockwright-ignore-file: shell-form-command
    `),
  ).toBe(
    dedent(`
      # check=skip=JSONArgsRecommended,StageNameCasing;error=true
                   ~~~~~~~~~~~~~~~~~~~ check file
                                       ~~~~~~~~~~~~~~~ check file
      # hadolint global ignore=DL3008
                               ~~~~~~ hadolint file
      FROM debian
      # dockwright-ignore: untagged-base-image, missing-user -- built here only
                           ~~~~~~~~~~~~~~~~~~~ dockwright 1 (built here only)
                                                ~~~~~~~~~~~~ dockwright 1 (built here only)
      # hadolint ignore=DL3009, SC2086 as agreed
                        ~~~~~~ hadolint 1 (as agreed)
                                ~~~~~~ hadolint 1 (as agreed)
      RUN x
      # check=skip=WorkdirRelativePath // on purpose
                   ~~~~~~~~~~~~~~~~~~~ check 2 (on purpose)
      WORKDIR y
      # dockwright-ignore-file: shell-form-command
                                ~~~~~~~~~~~~~~~~~~ dockwright file
    `),
  );
});

describe("check above an instruction", () => {
  test.each([
    ["the first of several counts", "FROM a\n# check=skip=A\n# check=skip=B\nRUN x\n", ["A"]],
    ["an empty comment parts it off", "FROM a\n# check=skip=A\n#\nRUN x\n", []],
    ["a blank line does not", "FROM a\n# check=skip=A\n\nRUN x\n", ["A"]],
    ["what stands behind a blank does not count", "FROM a\n# check=skip=A, B\nRUN x\n", ["A"]],
    ["a wrong option spoils it", "FROM a\n# check=skip=A;skipp=B\nRUN x\n", []],
    ["nothing follows", "FROM a\n# check=skip=A\n", []],
  ])("%s", (_what, source, names) => {
    expect(readSuppressions(parse(source)).list.flatMap((each) => each.names)).toEqual(names);
  });
});

test("checks asked for, failing on warnings, hadolint's shell", () => {
  const found = readSuppressions(
    parse("# check=experimental=all;error=1\nFROM a\n# hadolint shell=powershell\nRUN x\n# check=experimental=C\nRUN y\n"),
  );
  expect(found.requests).toEqual([
    { names: ["all"], instruction: undefined },
    { names: ["C"], instruction: 2 },
  ]);
  expect(found.failsOnWarning).toBe(true);
  expect(found.shells.map((shell) => shell.name)).toEqual(["powershell"]);
});

test("words of the same kind in prose are no suppression", () => {
  expect(readSuppressions(parse("FROM a\n# check the skip=list\n# hadolint ignores=DL1\n# dockwright-ignore this\nRUN x\n")).list).toEqual(
    [],
  );
});
