// Adding a rule to `ignore:` of a configuration file: the rest of the file stays as it is.
import { expect, test } from "vitest";
import { withIgnored } from "../../server/src/io/config/ignoreRule";

const add = (text: string): string | undefined => withIgnored(text, "ignore", "new-rule");

test.each([
  ["", "ignore:\n  - new-rule\n"],
  ["# nothing yet\n", "# nothing yet\nignore:\n  - new-rule\n"],
  ["profile: all", "profile: all\nignore:\n  - new-rule\n"],
  ["profile: all # loud\n\nfail-on: error\n", "profile: all # loud\n\nfail-on: error\nignore:\n  - new-rule\n"],
  ["ignore: [a,  b]  # why\nprofile: all\n", "ignore: [a,  b, new-rule]  # why\nprofile: all\n"],
  ["ignore: []\n", "ignore: [new-rule]\n"],
  ["ignore: [\n  a, # one\n  b\n]\n", "ignore: [\n  a, # one\n  b, new-rule\n]\n"],
  ["ignore:\n- a\n- b # two\n\nprofile: all\n", "ignore:\n- a\n- b # two\n- new-rule\n\nprofile: all\n"],
  ["ignore:\n    -   a", "ignore:\n    -   a\n    -   new-rule"],
  ["ignore:\r\n  - a\r\nprofile: all\r\n", "ignore:\r\n  - a\r\n  - new-rule\r\nprofile: all\r\n"],
  ["ignore: a # only\n", "ignore: [a, new-rule] # only\n"],
  ['ignore: "a"\n', 'ignore: ["a", new-rule]\n'],
  ["# top\nignore:\nprofile: all # loud\n", "# top\nignore:\n  - new-rule\nprofile: all # loud\n"],
  ["{profile: all}\n", "{ profile: all, ignore: [ new-rule ] }\n"],
])("%j", (before, after) => {
  expect(add(before)).toBe(after);
});

test.each([["ignore: [new-rule]\n"], ["- a\n"], ["ignore: [a\n"], ["ignore: {a: b}\n"], ["a: 1\n---\nb: 2\n"]])(
  "%j is left alone",
  (text) => {
    expect(add(text)).toBeUndefined();
  },
);
