// A RUN as a heredoc, a heredoc as a chain, and lines put into one.
import { describe, expect, test } from "vitest";
import { chainToHeredoc, heredocToChain, lineIntoHeredoc } from "../../server/src/core/edits";
import { scriptsOf } from "../../server/src/core/shell/scriptsOf";
import { edited, type Parts } from "../support/edits";

const heredocOf = ({ file, first }: Parts) => chainToHeredoc(file, first("RUN"), scriptsOf(file, first("RUN")));
const toHeredoc = (source: string): string | undefined => edited(source, heredocOf);

describe("a chain as a heredoc", () => {
  test.each([
    [
      "blanks behind the last command would be part of the closing name",
      "FROM a\nRUN b && c  \nCMD d\n",
      "FROM a\nRUN <<EOF\nset -e\nb\nc\nEOF\nCMD d\n",
    ],
    ["CRLF, which the heredoc would keep", "FROM a\r\nRUN b && c\r\n", undefined],
    ["it sets -e itself", "FROM a\nRUN set -eux && b\n", "FROM a\nRUN <<EOF\nset -eux\nb\nEOF\n"],
    ["it sets another option", "FROM a\nRUN set -x && b\n", "FROM a\nRUN <<EOF\nset -e\nset -x\nb\nEOF\n"],
    ["the shell has it on", 'FROM a\nSHELL ["/bin/sh", "-ec"]\nRUN b && c\n', 'FROM a\nSHELL ["/bin/sh", "-ec"]\nRUN <<EOF\nb\nc\nEOF\n'],
    ["comments between, another name", "FROM a\nRUN b EOF \\\n  # why\n  && c\n", "FROM a\nRUN <<END\nset -e\nb EOF\n# why\nc\nEND\n"],
    [
      "escape=`, each command on one line",
      "# escape=`\nFROM debian:12\nRUN b `\n  && c\n",
      "# escape=`\nFROM debian:12\nRUN <<EOF\nset -e\nb\nc\nEOF\n",
    ],
    ["no line end at the end", "FROM a\nRUN b && c", "FROM a\nRUN <<EOF\nset -e\nb\nc\nEOF"],
  ])("%s", (_why, before, after) => {
    expect(toHeredoc(before)).toBe(after);
  });

  test.each([
    ["set +e", "FROM a\nRUN set +e && b\n"],
    ["an option that is not known", "FROM a\nRUN set $B && b\n"],
    ["escape=`, a command over two lines", "# escape=`\nFROM debian:12\nRUN b `\n  x && c\n"],
    ["a comment inside of a command", "FROM a\nRUN b \\\n  # why\n  x && c\n"],
    ["or", "FROM a\nRUN b || c\n"],
  ])("not with %s", (_why, source) => {
    expect(toHeredoc(source)).toBeUndefined();
  });

  test("and back", () => {
    const source = "# escape=`\nFROM debian:12\nRUN b `\n    && c\n";
    expect(edited(toHeredoc(source) ?? "", ({ file, first }) => heredocToChain(file, first("RUN"), scriptsOf(file, first("RUN"))))).toBe(
      source,
    );
  });
});

describe("a line in front of a heredoc's own", () => {
  const into = (source: string): string | undefined =>
    edited(source, ({ file, first }) => first("RUN").heredocs.map((heredoc) => lineIntoHeredoc(file, heredoc, "set -e")));

  test.each([
    ["the first", "FROM a\nRUN <<EOF\nb\nEOF\n", "FROM a\nRUN <<EOF\nset -e\nb\nEOF\n"],
    ["as it is indented", "FROM a\nRUN <<-EOF\n\tb\n\tEOF\n", "FROM a\nRUN <<-EOF\n\tset -e\n\tb\n\tEOF\n"],
    ["behind the name of the shell", "FROM a\nRUN <<EOF\n#!/bin/sh\nb\nEOF\n", "FROM a\nRUN <<EOF\n#!/bin/sh\nset -e\nb\nEOF\n"],
    ["with the body's own line ends", "FROM a\nRUN <<EOF\r\nb\r\nEOF\r\n", "FROM a\nRUN <<EOF\r\nset -e\r\nb\r\nEOF\r\n"],
  ])("%s", (_why, before, after) => {
    expect(into(before)).toBe(after);
  });
});
