// tini without `--`, where it takes options of the program for its own.
import { stringsBehind } from "../../edits";
import { inits } from "../../knowledge/inits";
import { defineRule } from "../rule";
import { behindOptions } from "./initWords";
import { startWords } from "./places";
import { simulated, startupQueries } from "./simulated";

export default defineRule({
  id: "init-without-double-dash",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds tini without `--` in front of a program that has options.",
    why: "Built with glibc, tini looks for its options among all words, also those behind the program: it refuses the ones that it does not know, and the container does not start.",
    bad: 'FROM debian:12-slim\nRUN apt-get update && apt-get install -y tini\nENTRYPOINT ["tini", "bash", "-c", "sleep 600"]\n',
    good: 'FROM debian:12-slim\nRUN apt-get update && apt-get install -y tini\nENTRYPOINT ["tini", "--", "bash", "-c", "sleep 600"]\n',
    fixSafety: "Needs a look: a word that was meant for tini goes to the program then.",
    whenNot:
      "A `--` behind the program serves as well as one in front of it: tini takes that word for itself, wherever it stands, and all behind it goes to the program. " +
      "dumb-init and the tini of Alpine stop at the first word that is no option; for them this rule is silent.",
  },
  messages: {
    read: "{init} reads {option} as an option of its own, not of {program}. Put -- in front of {program}",
    insert: "Insert -- in front of {program}",
  },
  needs: startupQueries,
  *check(file) {
    const found = simulated(file, file.facts);
    const init = found?.chain[0];
    const family = found?.base?.distribution?.family;
    if (!found || found.composeInit || init?.role !== "init" || inits.get(init.program)?.name !== "tini") return;
    if (init.init?.doubleDash || family === "alpine" || family === undefined) return;
    const words = startWords(found);
    const { at } = behindOptions(words.map(({ value }) => value));
    const program = words[at];
    const option = words.slice(at + 1).find(({ value }) => /^-./.test(value));
    const before = words[at - 1]?.span;
    // A `--` behind the program tini takes for itself, too, and looks for no option behind it.
    if (!program || !option || option.value === "--" || !before) return;
    const name = program.value.slice(program.value.lastIndexOf("/") + 1);
    yield {
      at: option.span ?? before,
      says: ["read", { init: init.program, option: option.value, program: name }],
      fix: { title: ["insert", { program: name }], safety: "review", edits: () => [stringsBehind(before, ["--"])] },
    };
  },
});
