// FROM without a tag or digest.
import { insert } from "../../text/span";
import { defineRule } from "../rule";

export default defineRule({
  id: "untagged-base-image",
  aliases: ["DL3006"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `FROM` with an image that has neither a tag nor a digest.",
    why:
      "Without a tag the builder takes `latest`: whatever the publisher pushed last. The same Dockerfile then gives another " +
      "system next month, and a build can break although nobody changed a line.",
    bad: "FROM debian\nRUN echo hello\n",
    good: "FROM debian:12-slim\nRUN echo hello\n",
    fixSafety: "Needs a look: the build stays as it is, and says so; a version of your choice is better.",
    whenNot: "The image is your own and its `latest` is what you mean: write `:latest` to say so.",
    differs:
      "A stage of the same file, `scratch`, and an image that is a variable without a known value are passed over: " +
      "the value from outside may carry the tag.",
  },
  messages: {
    untagged: "{image} has no tag, so every build takes whatever `latest` is that day. Name a version, such as {image}:<version>",
    latest: "Write `:latest`, which is what the builder takes now",
  },
  reads: ["FROM", "ARG"],
  *check(file) {
    for (const stage of file.stages) {
      const { image, resolvedImage } = stage;
      if (!image || !resolvedImage || stage.parent || resolvedImage.repository === "scratch") continue;
      if (resolvedImage.tag !== undefined || resolvedImage.digest !== undefined) continue;
      yield {
        at: image.span,
        says: ["untagged", { image: resolvedImage.text }],
        fix: { title: ["latest"], safety: "review", edits: () => [insert(image.span.end, ":latest")] },
      };
    }
  },
});
