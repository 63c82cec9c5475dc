// A keystroke pays for the instruction that changed: the effects of all others are those of the version before.
import { expect, test } from "vitest";
import { effectsOf } from "../../server/src/core/image/effects";
import { readDockerfile } from "../../server/src/core/model";
import { parse, update } from "../../server/src/core/syntax";
import { dedent } from "../support/text";

/** Which instructions' effects were read anew by an edit that puts `text` at the marker. */
function readAnew(source: string, text: string): readonly string[] {
  const marked = dedent(source);
  const at = marked.indexOf("<|>");
  const tree = parse(marked.replace("<|>", ""));
  const before = readDockerfile(tree);
  const known = new Set(before.instructions.map((instruction) => effectsOf(before, instruction)));
  const after = readDockerfile(update(tree, { span: { start: at, end: at }, newText: text }));
  return after.instructions.filter((each) => !known.has(effectsOf(after, each))).map(({ span }) => after.slice(span));
}

test("of commands, the one that is typed in", () => {
  const source = `
    FROM debian:12
    RUN useradd one
    RUN apt-get install -y git<|>
    COPY a /b
    RUN useradd two
  `;
  expect(readAnew(source, " curl")).toEqual(["RUN apt-get install -y git curl"]);
  expect(readAnew(source, "\n")).toEqual([]);
});

test("of a variable, those that can see it", () => {
  const source = `
    FROM debian:12
    RUN useradd one
    ARG NAME=a<|>
    RUN useradd $NAME
    FROM debian:12
    RUN useradd other
  `;
  expect(readAnew(source, "b")).toEqual(["RUN useradd $NAME"]);
});
