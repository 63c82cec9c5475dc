// long-command-chain: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { defaultConfig, lint as lintFile, noFacts, parse, ruleSet } from "../../server/src/core";
import { fixAll, lint } from "../support/rule";

const id = "long-command-chain";

test("underlines the keyword", () => {
  expect(lint(id, "FROM debian:12\nRUN a && \\\n    b && \\\n    c x \\\n      y && \\\n    d | e && \\\n    f")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN a && \\
    ~~~ 5 commands are joined with &&. A heredoc writes them line by line [Write a heredoc, review]
        b && \\
        c x \\
          y && \\
        d | e && \\
        f"
  `);
});

test.each([
  "FROM debian:12\nRUN a && b && c",
  "FROM debian:12\nRUN a && b && c && d && e || f",
  "FROM debian:12\nRUN a && b && (c && d && e)",
  "FROM debian:12\nRUN a; b; c; d; e; f",
  "FROM debian:12\nRUN <<EOF\na && b && c && d && e && f\nEOF",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("mends the command and keeps the layout around it", () => {
  expect(
    fixAll(id, 'FROM debian:12\nRUN a && \\\n    b && \\\n    c x \\\n      y && \\\n    d | e && \\\n    f\nCMD ["x"]'),
  ).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN <<EOF
    set -e
    a
    b
    c x \\
          y
    d | e
    f
    EOF
    CMD ["x"]"
  `);
  expect(fixAll(id, "FROM debian:12\nRUN set -e && a && b && c && d && e")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN <<EOF
    set -e
    a
    b
    c
    d
    e
    EOF"
  `);
  expect(fixAll(id, "FROM debian:12\nRUN a && \\\n  # note\n  b && c && d && e")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN <<EOF
    set -e
    a
    # note
    b
    c
    d
    e
    EOF"
  `);
  expect(fixAll(id, "# escape=`\nFROM debian:12\nRUN a && b && c && `\n  d && e")).toMatchInlineSnapshot(`
    "# escape=\`
    FROM debian:12
    RUN <<EOF
    set -e
    a
    b
    c
    d
    e
    EOF"
  `);
  expect(fixAll(id, "FROM debian:12\nONBUILD RUN a && b && c && d && e")).toMatchInlineSnapshot(`
    "FROM debian:12
    ONBUILD RUN a && b && c && d && e"
  `);
});

test("no heredoc for a frontend that knows none, whatever was found before the directive was written", () => {
  const set = ruleSet({ ...defaultConfig, select: [id] });
  const fixes = (syntax: string): number =>
    lintFile(parse(`# syntax=docker/dockerfile${syntax}\nFROM debian:12\nRUN a && b && c && d && e\n`), set, noFacts)
      .filter(({ rule }) => rule === id)
      .flatMap((finding) => finding.fixes).length;
  expect(["", ":1.3", ":1.4", "-upstream:1.3"].map(fixes)).toEqual([1, 0, 1, 0]);
  const old = "# syntax=docker/dockerfile:1.3\nFROM debian:12\nRUN a && b && c && d && e\n";
  expect(lint(id, old)).toBe(old);
});
