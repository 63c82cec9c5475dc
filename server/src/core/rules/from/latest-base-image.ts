// FROM with the tag latest.
import { defineRule } from "../rule";

export default defineRule({
  id: "latest-base-image",
  aliases: ["DL3007"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: false,
  docs: {
    what: "Finds `FROM image:latest`.",
    why: "`latest` moves. A build next month takes another system than today's, and nothing in the file shows it.",
    bad: "FROM debian:latest\n",
    good: "FROM debian:12-slim\n",
    whenNot: "The image is your own and always to be the newest.",
    differs: "Also found where the tag comes from a global ARG whose default is known.",
  },
  messages: { latest: "{image} is whatever was pushed last, so builds differ from day to day. Name a version" },
  reads: ["FROM", "ARG"],
  *check(file) {
    for (const stage of file.stages) {
      const { image, resolvedImage } = stage;
      if (!image || stage.parent || resolvedImage?.tag !== "latest" || resolvedImage.digest !== undefined) continue;
      yield { at: image.tagSpan ?? image.span, says: ["latest", { image: resolvedImage.text }] };
    }
  },
});
