// COPY --from of the own stage.
import { defineRule } from "../rule";
import { alwaysReported, reported } from "./reported";

export default defineRule({
  id: "copy-from-itself",
  aliases: ["DL3023"],
  since: "0.1.0",
  severity: "error",
  defaultOn: false,
  docs: {
    what: "Finds `COPY --from` that names the stage it stands in.",
    why: "The builder refuses the file: a stage cannot copy from itself. Whoever counts findings by rule wants a name for it.",
    bad: "FROM alpine:3.22 AS app\nCOPY --from=app /a /b\n",
    good: "FROM alpine:3.22 AS app\nRUN cp /a /b\n",
    whenNot: alwaysReported,
  },
  messages: { refused: "{text}" },
  tells: ["source-is-own-stage"],
  *check(file) {
    for (const { at, text } of reported(file, "source-is-own-stage")) yield { at, says: ["refused", { text }] };
  },
});
