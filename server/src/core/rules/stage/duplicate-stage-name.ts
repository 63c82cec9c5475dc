// A stage name that an earlier stage has already.
import { lineNumber } from "../../text/lines";
import { defineRule } from "../rule";

export default defineRule({
  id: "duplicate-stage-name",
  aliases: ["DuplicateStageName", "DL3024"],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds two stages of the same name; case does not count.",
    why: "`--target` and `COPY --from` can mean only one of them. Which one is easily not the one that you read.",
    bad: "FROM node:22 AS build\nFROM node:22 AS build\n",
    good: "FROM node:22 AS deps\nFROM node:22 AS build\n",
  },
  messages: {
    duplicate: "The name {name} is taken by the stage in line {line}. Give this stage another name",
    first: "{name} is named here first",
  },
  reads: ["FROM"],
  *check(file) {
    const first = new Map<string, (typeof file.stages)[number]>();
    for (const stage of file.stages) {
      const { name, nameSpan } = stage;
      if (name === undefined || !nameSpan) continue;
      const earlier = first.get(name);
      if (!earlier?.nameSpan) {
        first.set(name, stage);
        continue;
      }
      const line = lineNumber(file.text, earlier.nameSpan.start);
      yield {
        at: nameSpan,
        says: ["duplicate", { name: file.slice(nameSpan), line }],
        related: [{ at: earlier.nameSpan, says: ["first", { name }] }],
      };
    }
  },
});
