// A comment that silences a rule which finds nothing there. The findings are made where suppressions are applied: lint/unusedSuppressions.ts.
import { defineRule } from "../rule";

export default defineRule({
  id: "unused-suppression",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `# dockwright-ignore`, `# hadolint ignore` and `# check=skip` comments that name a rule which finds nothing there.",
    why: "The fault was mended or the comment stands in the wrong place. A comment that silences nothing hides the next fault of its kind.",
    bad: "FROM debian:12-slim\n# dockwright-ignore: deprecated-maintainer -- old tooling reads it\nLABEL team=web\n",
    good: "FROM debian:12-slim\nLABEL team=web\n",
    differs:
      "Only names of rules that are on are told, and names that no checker knows in comments of Dockwright's own. A comment of hadolint or " +
      "BuildKit is told only where the rule as that tool has it finds nothing either: hadolint goes by fewer signs, forgets SHELL at every FROM and puts " +
      "no variables in. Where its releases from 2.12.0 on differ, the one that reports counts: many projects have it pinned. There is no fix where a comment right above tells people why the line is there.",
    fixSafety: "In a comment of hadolint or BuildKit it needs a look: another release of that tool may still need it.",
  },
  messages: {
    unused: "{name} finds nothing here, so this comment silences nothing. Remove it",
    unknown: "No rule is called {name}, so this comment silences nothing",
    removal: "Remove {name} from the comment",
  },
  *check() {
    yield* [];
  },
});
