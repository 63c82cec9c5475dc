// Real Dockerfiles: every script is read, every word's span cuts out its text.
import { describe, expect, test } from "vitest";
import { parse } from "../../server/src/core";
import { scriptsOf } from "../../server/src/core/shell/scriptsOf";
import type { ShellScript } from "../../server/src/core/shell/types";
import { corpusRows, sharedFile } from "../support/shared";

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
