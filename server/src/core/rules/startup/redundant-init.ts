// An init in front of another one.
import { withdraw } from "../../edits";
import { remove, type TextEdit } from "../../text/span";
import { defineRule, type FileContext } from "../rule";
import { behindOptions } from "./initWords";
import { startWords } from "./places";
import { simulated, startupQueries } from "./simulated";

const bringers = (file: FileContext, init: string): readonly TextEdit[] => (file.finalStage ? withdraw(file, file.finalStage, init) : []);

export default defineRule({
  id: "redundant-init",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds an init in front of a program that is an init or a supervisor itself: tini in front of dumb-init, of s6's `/init`, of supervisord.",
    why: "The second one passes signals on and reaps too, as PID 1. The first does nothing more, and s6-overlay refuses to start when it is not PID 1.",
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
    if (!found || found.composeInit || first?.role !== "init" || !second?.init) return;
    const words = startWords(found);
    const { at } = behindOptions(words.map(({ value }) => value));
    const [own] = words;
    const next = words[at];
    if (!own?.span) return;
    const { start } = own.span;
    const end = next?.part === own.part ? next.span?.start : undefined;
    yield {
      at: own.span,
      says: ["twice", { first: first.program, second: second.init.name }],
      fix:
        end === undefined
          ? undefined
          : {
              title: ["remove", { first: first.program }],
              safety: "review",
              edits: () => [...bringers(file, first.program), remove({ start, end })],
            },
    };
  },
});
