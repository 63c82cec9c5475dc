// ENV key value and LABEL key value, without an equals sign.
import { buildFileQueries, isSuperseded, renovateQueries, supersededQueries, templateQueries } from "../../context";
import { setOff, swallowedPairs, withEquals, withoutBlanks } from "../../edits";
import { isNamedFor } from "../../model/suppressions";
import { defineRule } from "../rule";
import { groupsOf } from "../toldOnce";
import { elsewhereOf, messages, type Place, soughtOf, swallowedSays, wordsFor } from "./oldFormWords";

const id = "legacy-key-value";
const alias = "LegacyKeyValueFormat";

export default defineRule({
  id,
  aliases: [alias],
  since: "0.1.0",
  severity: "style",
  defaultOn: true,
  docs: {
    what: "Finds `ENV key value` and `LABEL key value`. The first one of a file is told and stands for all, with one fix for all; the buildkit profile tells each.",
    why: "BuildKit warns about this old form at every build. It takes the rest of the line as one value, so a second `key value` on the line silently becomes part of the first.",
    bad: "FROM debian:12-slim\nENV LANG C.UTF-8\n",
    good: "FROM debian:12-slim\nENV LANG=C.UTF-8\n",
    fixSafety:
      "It needs a look where several pairs come out of one, and where blanks stand around the equals sign, because the value then loses the sign, as it was meant; and where a script of the project looks for the old form (`sed 's/^ENV VERSION .*/…/'`, `awk '/^ENV VERSION/ {print $3}'`, `awk '$1 == \"ENV\" && $2 == \"VERSION\" {print $3}'`), which it does not find any more; where a pattern of Renovate's configuration wants a blank behind the name, or a comment `# renovate: …` stands above and no pattern for it is at hand; and where a `Dockerfile*.template` of the project has the line, too, with a placeholder for the value: it is the place for the change.",
    differs:
      "Images for Windows are built by Docker's classic builder, which does not warn, nor does a frontend before 1.8 (`# syntax=docker/dockerfile:1.4`): there the message speaks of the form alone. Silent in the folder of a release (`3.4.5/`) where a newer one of its series lies beside it (`3.4.7/`): nobody builds the old one again. `LABEL a = b` is the old form, too, with the value `= b`: a fault of its own, and a warning. So is what looks like several pairs (`LABEL a = x \\` and `b = y`, `ENV A b \\` and `C d` or `C=d` on the next line): the builder sets the first alone.",
  },
  messages,
  needs: (file, facts) =>
    file.each("ENV", "LABEL").some(({ pairs }) => pairs.some(({ legacy }) => legacy))
      ? [...buildFileQueries(facts), ...templateQueries(facts), ...renovateQueries(facts), ...supersededQueries(facts)]
      : [],
  reads: ["ENV", "LABEL", "ONBUILD"],
  *check(file) {
    const places: Place[] = [];
    for (const instruction of file.each("ENV", "LABEL")) {
      const pair = instruction.pairs.find(({ legacy }) => legacy);
      if (!pair) continue;
      const isSetOff = setOff.test(pair.value ?? "");
      const swallowed = swallowedPairs(file, instruction, pair);
      if (swallowed) {
        const { keys, edits } = swallowed;
        const fix = edits && ({ title: ["allPairs"], safety: "review", edits: () => edits } as const);
        yield { at: pair.keySpan, severity: "warning", says: swallowedSays(isSetOff, instruction.keyword, pair.key, keys), fix };
        continue;
      }
      if (isSetOff) {
        const { key, keySpan: at } = pair;
        const edits = withoutBlanks(file, pair);
        const fix = edits && ({ title: ["equals", { key }], safety: "review", edits: () => edits } as const);
        yield { at, severity: "warning", says: ["blanks", { key }], fix };
        continue;
      }
      places.push({ instruction, pair, edits: withEquals(file, instruction, pair) });
    }
    if (!file.options.strict && !file.options.buildkit && isSuperseded(file.facts)) return;
    const isAlone = ({ instruction }: Place): boolean => file.options.buildkit || isNamedFor(file, instruction, [id, alias]);
    const groups = groupsOf(places, (place) => (isAlone(place) ? undefined : "told"));
    const elsewhere = groups.length > 0 ? elsewhereOf(file) : undefined;
    for (const [first, ...others] of groups) {
      if (!elsewhere) continue;
      const { keyword } = first.instruction;
      const { key } = first.pair;
      const mended = [first, ...others].flatMap(({ edits }) => (edits ? [edits] : []));
      const sought = soughtOf(elsewhere, [first, ...others]);
      yield {
        at: first.pair.keySpan,
        says: wordsFor(file, first.instruction, { keyword, key, others: others.length }, sought),
        // The message names the place itself.
        isBeyondFile: sought?.template === undefined ? undefined : true,
        related: others.map(({ pair }) => ({ at: pair.keySpan, says: ["here"] })),
        fix:
          first.edits === undefined
            ? undefined
            : {
                title: mended.length > 1 ? ["all", { count: mended.length }] : ["equals", { key }],
                safety: sought ? "review" : "safe",
                edits: () => mended.flat(),
              },
      };
    }
  },
});
