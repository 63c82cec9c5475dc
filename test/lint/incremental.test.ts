// What the caches of linting give after random edits is what linting afresh gives.
import { describe, expect, test } from "vitest";
import { defaultConfig, type Finding, lint, noFacts, parseTree, readDockerfile, ruleSet, update } from "../../server/src/core";
import { corpusRows, sharedFile } from "../support/shared";

const own = [
  'ARG BASE=debian:12\nFROM ${BASE} AS build\nARG V=1\nENV A=$V B=2\nRUN apt-get update && apt-get install curl\nUSER app\nCOPY . /src\n\nFROM build\nWORKDIR app\n# dockwright-ignore: untagged-base-image\nRUN cd /x && make\nCMD node server.js\nCMD ["x"]\n',
  "FROM alpine\nMAINTAINER a\nONBUILD RUN apk add curl\nEXPOSE 80/TCP 8080:80\nHEALTHCHECK CMD curl localhost\nENTRYPOINT tini -- app\n",
  "FROM node:22 AS a\nRUN npm install\nFROM scratch\nCOPY --from=a /x /x\nUSER app\nVOLUME /x\n",
];
const file = sharedFile("corpus", "corpus/corpus.jsonl.gz");
const corpus = file === undefined ? [] : corpusRows(file).map(({ text }) => text);
const sources = [...own, ...corpus.filter((_, index) => index % 40 === 0)];

/** Small and seeded, so that a failure can be run again. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const pieces = [
  "\n",
  " ",
  "$V",
  "FROM alpine\n",
  "ARG V=2\n",
  "ENV V=3\n",
  "USER root\n",
  "x",
  "RUN cd /tmp\n",
  '"',
  "# note\n",
  'CMD ["a"]\n',
  "WORKDIR src\n",
  "AS b",
];
const seed = 20261122;

const told = (findings: readonly Finding[]): string[] =>
  findings.map(({ rule, span, severity, message }) => `${rule} ${severity} ${span.start}..${span.end} ${JSON.stringify(message)}`);

describe.each(["default", "all"] as const)("profile %s", (profile) => {
  test(`random edits, seed ${seed}`, () => {
    const next = random(seed);
    const config = { ...defaultConfig, profile };
    const kept = ruleSet(config);
    for (const source of sources) {
      let tree = parseTree(source);
      lint(readDockerfile(tree), kept, noFacts);
      for (let edit = 0; edit < 8; edit++) {
        const start = Math.floor(next() * (tree.text.length + 1));
        const end = Math.min(tree.text.length, start + (next() < 0.5 ? 0 : Math.floor(next() * 30)));
        const newText = next() < 0.7 ? (pieces[Math.floor(next() * pieces.length)] ?? "") : "";
        tree = update(tree, { span: { start, end }, newText });
        const warm = lint(readDockerfile(tree), kept, noFacts);
        const fresh = lint(readDockerfile(parseTree(tree.text)), ruleSet(config), noFacts);
        expect(told(warm), tree.text).toEqual(told(fresh));
      }
    }
  });
});
