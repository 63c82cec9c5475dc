// A port that the stage exposes twice.
import { removeInstruction } from "../../edits";
import { remove } from "../../text/span";
import { defineRule } from "../rule";
import { portOf } from "./port";

export default defineRule({
  id: "duplicate-port",
  aliases: [],
  since: "0.1.0",
  severity: "style",
  defaultOn: true,
  docs: {
    what: "Finds a port that the same stage has exposed before.",
    why: "The second one changes nothing. Often another port was meant.",
    bad: "FROM nginx:1.27\nEXPOSE 80 443 80/tcp\n",
    good: "FROM nginx:1.27\nEXPOSE 80 443\n",
  },
  messages: { again: "{port} is exposed before in this stage, so this changes nothing. Remove it", removal: "Remove {port}" },
  reads: ["FROM", "ARG", "ENV", "EXPOSE"],
  *check(file) {
    for (const stage of file.stages) {
      const seen = new Set<string>();
      for (const instruction of stage.instructions) {
        if (instruction.keyword !== "EXPOSE") continue;
        const scope = file.scopeBefore(instruction);
        const doubled = instruction.words.filter((word) => {
          const port = portOf(word, scope);
          if (port === undefined) return false;
          const again = seen.has(port);
          seen.add(port);
          return again;
        });
        for (const word of doubled) {
          const before = instruction.words[instruction.words.indexOf(word) - 1]?.span.end;
          const alone = doubled.length === instruction.words.length;
          const edit = () =>
            alone
              ? word === doubled[0]
                ? [removeInstruction(file, instruction)]
                : []
              : [remove({ start: before ?? word.span.start, end: word.span.end })];
          const single = !alone || doubled.length === 1;
          yield {
            at: word.span,
            says: ["again", { port: word.text }],
            tag: "unnecessary",
            fix:
              single && (alone || before !== undefined) && instruction.innerComments.length === 0
                ? { title: ["removal", { port: word.text }], safety: "safe", edits: edit }
                : undefined,
          };
        }
      }
    }
  },
});
