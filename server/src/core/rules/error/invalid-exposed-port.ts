// EXPOSE with a port that cannot be.
import { defineRule } from "../rule";
import { alwaysReported, reported } from "./reported";

export default defineRule({
  id: "invalid-exposed-port",
  aliases: ["DL3011"],
  since: "0.1.0",
  severity: "error",
  defaultOn: false,
  docs: {
    what: "Finds `EXPOSE` with a port outside 0 to 65535.",
    why: "The builder refuses the file. Whoever counts findings by rule wants a name for it.",
    bad: "FROM nginx:1.27\nEXPOSE 80000\n",
    good: "FROM nginx:1.27\nEXPOSE 8000\n",
    whenNot: alwaysReported,
  },
  messages: { refused: "{text}" },
  tells: ["invalid-port", "port-ranges"],
  *check(file) {
    for (const { at, text } of reported(file, "invalid-port", "port-ranges")) yield { at, says: ["refused", { text }] };
  },
});
