// An init in front of another one.
import { defineRule } from "../rule";
import { startWords } from "./places";
import { initSpan, removeEdits } from "./removeInit";
import { simulated, startupQueries } from "./simulated";

export default defineRule({
  id: "redundant-init",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds an init in front of a program that is an init or a supervisor itself: tini in front of dumb-init, of s6-svscan, of supervisord. (s6-overlay's `/init` does not run at all behind another process: `must-run-as-pid1`.)",
    why: "The second one passes signals on and reaps too, as PID 1. The first does nothing more.",
    bad: 'FROM debian:12-slim\nRUN apt-get update && apt-get install -y tini supervisor\nENTRYPOINT ["tini", "--", "supervisord", "-n"]\n',
    good: 'FROM debian:12-slim\nRUN apt-get update && apt-get install -y supervisor\nENTRYPOINT ["supervisord", "-n"]\n',
    fixSafety:
      "Needs a look: the second one becomes PID 1. What installs the first one goes with it, where nothing else in the file names it; a script of the project that calls it would miss it.",
  },
  messages: {
    twice: "{second} passes signals on and reaps orphans itself, so {first} in front of it does nothing more. Start {second} alone",
    remove: "Take {first} away",
  },
  needs: startupQueries,
  *check(file) {
    const found = simulated(file, file.facts);
    const [first, second] = found?.processes ?? [];
    if (!found || found.composeInit || first?.role !== "init" || !second?.init || second.app?.refuses) return;
    const [own] = startWords(found);
    if (!own?.span) return;
    const span = initSpan(found);
    yield {
      at: own.span,
      says: ["twice", { first: first.program, second: second.init.name }],
      fix: span && { title: ["remove", { first: first.program }], safety: "review", edits: removeEdits(file, first.program, span) },
    };
  },
});
