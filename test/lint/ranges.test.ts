// Every finding and every error underlines something, whatever the file looks like.
import { expect, test } from "vitest";
import { applyEdits, defaultConfig, lint, noFacts, parse, ruleSet } from "../../server/src/core";
import { ownFiles, random, randomEdit } from "../syntax/mutations";

const set = ruleSet({ ...defaultConfig, profile: "all" });

const tricky: readonly string[] = [
  ...ownFiles,
  ...[
    'RUN echo "abc',
    "RUN echo 'a b \\\n  c",
    'RUN case "$l" \\\n  a) echo;; esac',
    "RUN if x; then y",
    "RUN a && ",
    "RUN a && \\\n",
    "RUN a $(b",
    "RUN )",
    'RUN <<EOF\na "b\nc\nEOF',
    'CMD ["a", ',
    "LABEL =",
    "LABEL a=",
    "ENV A=",
    "RUN --mount=type= x",
    "RUN --mount= x",
    "COPY --from= --chmod= a b",
    "HEALTHCHECK --interval= --retries= CMD x",
    "FROM --platform= a",
    "\\\n\\\n",
    "ENV A",
    "EXPOSE /tcp",
    'COPY ["", ""] x',
    "HEALTHCHECK CMD",
    "ONBUILD",
    "FROM",
    "SHELL []",
    'ENV A="',
    "ARG =x",
    "USER ''",
    "WORKDIR \\\n",
  ].map((line) => `FROM debian:12\n${line}`),
];

function emptyOnes(text: string): readonly string[] {
  const doc = parse(text);
  const findings = lint(doc, set, noFacts).filter(({ span }) => span.end <= span.start);
  const errors = doc.errors.filter(({ span, code }) => span.end <= span.start && code !== "no-instructions");
  return [...findings.map(({ rule }) => rule), ...errors.map(({ code }) => code)];
}

test("tricky files", () => {
  for (const text of tricky) expect(emptyOnes(text), JSON.stringify(text)).toEqual([]);
});

test("mutated files", { timeout: 60_000 }, () => {
  const dice = random(7);
  for (let done = 0; done < 400; done++) {
    let text = dice.pick(tricky);
    for (let edits = 0; edits < 4; edits++) text = applyEdits(text, [randomEdit(text, dice, tricky)]);
    expect(emptyOnes(text), JSON.stringify(text)).toEqual([]);
  }
});
