// FROM without a tag or digest.
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
    whenNot: "The image is your own and its `latest` is what you mean: write `:latest` to say so.",
    differs:
      "A stage of the same file, `scratch`, and an image that is a variable without a known value are passed over: " +
      "the value from outside may carry the tag. hadolint passes over an image that is nothing but a variable; its profile here does so too. " +
      "There is no fix: only you know which version you mean, and `:latest` would only hide the question.",
  },
  messages: {
    untagged: "{image} has no tag, so every build takes whatever `latest` is that day. Name a version, such as {image}:<version>",
  },
  reads: ["FROM", "ARG"],
  *check(file) {
    for (const stage of file.stages) {
      const { image, resolvedImage } = stage;
      // hadolint, which puts no variables in: `build_${ARCH}` has no tag.
      const shown = resolvedImage ?? (file.options.strict && image && !/^\$/.test(image.text) ? image : undefined);
      if (!image || !shown || stage.parent || shown.repository === "scratch") continue;
      if (shown.tag !== undefined || shown.digest !== undefined) continue;
      yield { at: image.span, says: ["untagged", { image: shown.text }] };
    }
  },
});
