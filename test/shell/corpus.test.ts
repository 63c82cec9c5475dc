// Real Dockerfiles: every script is read, every word's span cuts out its text; time grows with length.
import { describe, expect, test } from "vitest";
import { parse } from "../../server/src/core";
import { optionsAt, uncheckedCds } from "../../server/src/core/shell/astQueries";
import { expansions } from "../../server/src/core/shell/expansions";
import { packageInstalls } from "../../server/src/core/shell/packages";
import { parseScript } from "../../server/src/core/shell/parseScript";
import { scriptsOf } from "../../server/src/core/shell/scriptsOf";
import type { ShellScript } from "../../server/src/core/shell/types";
import { variablesSet } from "../../server/src/core/shell/variables";
import { corpusRows, sharedFile } from "../support/shared";
import { plainText } from "./draw";

const file = sharedFile("corpus", "corpus/corpus.jsonl.gz");
const rows = file === undefined ? [] : corpusRows(file);

/** What stands in the file without what the builder takes out: continuations, comment lines and blank lines between. */
const asRead = (written: string): string => written.replace(/[\\`][ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*/g, "");

/** Words whose span does not cut out their text. Escapes of JSON strings stand in another form. */
function misplaced(text: string, { commands }: ShellScript): string[] {
  return commands.flatMap(({ words, span }) =>
    words.flatMap((word) => {
      const written = text.slice(word.span.start, word.span.end);
      const inside = span.start <= word.span.start && word.span.end <= span.end;
      return inside && (written === word.text || asRead(written) === asRead(word.text))
        ? []
        : [`${JSON.stringify(written)} is not ${JSON.stringify(word.text)}`];
    }),
  );
}

describe.runIf(rows.length > 0)("corpus", () => {
  test("every script is read, every word stands where it says", () => {
    const wrong: string[] = [];
    const unread: string[] = [];
    let commands = 0;
    for (const { text, id } of rows) {
      const doc = parse(text);
      for (const instruction of doc.each()) {
        for (const script of scriptsOf(doc, instruction)) {
          commands += script.commands.length;
          const escaped = instruction.form === "exec";
          if (!escaped) wrong.push(...misplaced(text, script).map((problem) => `${id}: ${problem}`));
          if (script.errors.length > 0 && doc.errors.length === 0)
            unread.push(`${id}: ${script.errors[0]?.message}: ${script.source.text.slice(0, 200)}`);
        }
      }
    }
    console.log(`${rows.length} files, ${commands} commands, ${unread.length} scripts with errors in files without`);
    for (const line of unread) console.log(line);
    expect(wrong).toEqual([]);
    expect(commands).toBeGreaterThan(25_000);
  });
});

describe("time", () => {
  const hostile: Readonly<Record<string, (length: number) => string>> = {
    commands: (length) => "apt-get install -y a && ".repeat(length / 24),
    "one word": (length) => "a".repeat(length),
    "open quote": (length) => `echo "${"$x ".repeat(length / 3)}`,
    "single quotes": (length) => "'".repeat(length + 1),
    "nested substitutions": (length) => '"$('.repeat(length / 3),
    "nested expansions": (length) => "${a:-".repeat(length / 5),
    parentheses: (length) => "(".repeat(length),
    backticks: (length) => "`a ".repeat(length / 3),
    "heredocs on a line": (length) => "cat <<E ".repeat(length / 8),
    "scripts in scripts": (length) => "sh -c 'set -e; cd $x; (set -u; y)'; ".repeat(length / 35),
    "changing options": (length) => "set -e; cd a; set +e; ".repeat(length / 22),
    heredocs: (length) => "cat <<E\na\nE\n".repeat(length / 12),
  };

  // What is quadratic fails every time; a busy machine does not.
  test.each(Object.entries(hostile))("%s: ten times the text costs at most fifteen times as much", { retry: 3 }, (name, text) => {
    /** Milliseconds of this process, so that others at work on the machine do not count. */
    const cost = (length: number): number => {
      const before = process.cpuUsage();
      const parsed = parseScript(plainText(text(length)), "bash");
      const asked = [
        expansions(parsed),
        packageInstalls(parsed),
        variablesSet(parsed),
        uncheckedCds(parsed),
        parsed.commands.map((command) => optionsAt(parsed, command)),
      ];
      expect(asked.length + parsed.source.text.length).toBeGreaterThan(length / 2);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    };
    /** The least of three: what the collector and a busy machine add is not the parser's. */
    const least = (length: number): number => Math.min(cost(length), cost(length + 1_000), cost(length + 2_000));
    cost(20_000);
    // A floor of 20 ms keeps the clock's noise out of the ratio.
    const small = Math.max(20, least(40_000));
    const large = least(400_000);
    console.log(`${name}: 40 kB ${small.toFixed(0)} ms, 400 kB ${large.toFixed(0)} ms`);
    expect(large / small).toBeLessThanOrEqual(15);
  });
});
