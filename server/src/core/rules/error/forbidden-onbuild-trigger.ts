// ONBUILD with an instruction that cannot be a trigger.
import { defineRule } from "../rule";
import { alwaysReported, reported } from "./reported";

export default defineRule({
  id: "forbidden-onbuild-trigger",
  aliases: ["DL3043"],
  since: "0.1.0",
  severity: "error",
  defaultOn: false,
  docs: {
    what: "Finds `ONBUILD` with `ONBUILD`, `FROM` or `MAINTAINER` behind it.",
    why: "The builder refuses the file: these cannot be triggers. Whoever counts findings by rule wants a name for it.",
    bad: "FROM alpine:3.22\nONBUILD ONBUILD RUN true\n",
    good: "FROM alpine:3.22\nONBUILD RUN true\n",
    whenNot: alwaysReported,
  },
  messages: { refused: "{text}" },
  tells: ["onbuild-chain", "onbuild-forbidden"],
  *check(file) {
    for (const { at, text } of reported(file, "onbuild-chain", "onbuild-forbidden")) yield { at, says: ["refused", { text }] };
  },
});
