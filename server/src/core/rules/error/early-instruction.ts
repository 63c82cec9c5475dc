// An instruction before the first FROM.
import { defineRule } from "../rule";
import { alwaysReported, reported } from "./reported";

export default defineRule({
  id: "early-instruction",
  aliases: ["DL3061"],
  since: "0.1.0",
  severity: "error",
  defaultOn: false,
  docs: {
    what: "Finds an instruction other than `ARG` before the first `FROM`.",
    why: "The builder refuses the file: there is no stage yet that the instruction could belong to. Whoever counts findings by rule wants a name for it.",
    bad: "LABEL a=b\nFROM alpine:3.22\n",
    good: "FROM alpine:3.22\nLABEL a=b\n",
    whenNot: alwaysReported,
  },
  messages: { refused: "{text}" },
  tells: ["instruction-before-from"],
  *check(file) {
    for (const { at, text } of reported(file, "instruction-before-from")) yield { at, says: ["refused", { text }] };
  },
});
