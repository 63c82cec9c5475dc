// A whole command line in the first string of CMD or ENTRYPOINT, where the array wants the program alone.
import { plainWords } from "../../shell/words";
import { startup } from "../../startup";
import { replace } from "../../text/span";
import { defineRule } from "../rule";
import { startupQueries } from "./simulated";

export default defineRule({
  id: "blank-in-program",
  aliases: [],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds `CMD` and `ENTRYPOINT` as an array whose first string is a whole command line.",
    why: "An array is no command line: nothing takes its strings apart, so the container runtime looks for a program that is called `sleep infinity`, blank and all, and the container does not start.",
    bad: 'FROM debian:12-slim\nCMD ["sleep infinity"]\n',
    good: 'FROM debian:12-slim\nCMD ["sleep", "infinity"]\n',
    fixSafety: "Needs a look: the container starts the program from then on; today it starts nothing.",
    whenNot:
      "The program's own path has a blank in it, as `/opt/My App/run` has: where what stands in front of the blank is no program, nothing is said. Nor is it where an ENTRYPOINT takes the string for an argument, or where the base image may have one.",
    differs:
      "An error, as such a container cannot start. There is no fix where the string needs a shell (`&&`, `|`, `$`, `*`): then it is for you to write the line without the brackets, or to put it behind `sh -c`.",
  },
  messages: {
    blank:
      "An array is no command line: there is no program called {word}, blank and all, so the container does not start. Write each word in quotes of its own",
    line: "An array is no command line: there is no program called {word}, blank and all, so the container does not start. Let a shell run it: write it without the brackets and the quotes",
    split: "Write each word in quotes of its own",
  },
  needs: (file, facts) =>
    file.each("CMD", "ENTRYPOINT").some(({ json }) => /\s/.test(json?.[0]?.value ?? "")) ? startupQueries(file, facts) : [],
  *check(file) {
    for (const instruction of file.each("CMD", "ENTRYPOINT")) {
      const word = instruction.json?.[0];
      const stage = file.stageOf(instruction);
      if (!word || !stage || !/\s/.test(word.value)) continue;
      const found = startup(file, file.facts, stage);
      const first = found && (found.start.entrypoint ?? found.start.cmd);
      if (first?.instruction !== instruction || found?.chain[0]?.program !== word.value || !found.chain[0].app?.absent) continue;
      const words = plainWords(word.value);
      const edits = () => (words ? [replace(word.span, words.map((each) => JSON.stringify(each)).join(", "))] : []);
      yield {
        at: word.span,
        says: [words ? "blank" : "line", { word: JSON.stringify(word.value) }],
        fix: words && { title: ["split"], safety: "review", edits },
      };
    }
  },
});
