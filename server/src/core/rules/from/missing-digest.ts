// FROM without a digest.
import { defineRule } from "../rule";

export default defineRule({
  id: "missing-digest",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds `FROM` with an image that is named by its tag alone, without `@sha256:…`.",
    why: "A tag can be moved to another image, by the publisher or by whoever takes over the account. A digest names one image for good.",
    bad: "FROM debian:12-slim\n",
    good: "FROM debian:12-slim@sha256:e5865e6858dacc255bead044a7f2d0ad8c362433cfaa5acefb670c1edf54dfef\n",
    whenNot: "You want the security fixes that are pushed under the tag, and have no tool such as Renovate that renews digests.",
    differs: "Stages of the file, scratch, and images with a variable whose value is not known are passed over.",
  },
  messages: { tag: "{image} may be another image tomorrow: a tag can be moved. Add its digest to build on exactly this one" },
  reads: ["FROM", "ARG"],
  *check(file) {
    for (const { image, resolvedImage, parent } of file.stages) {
      if (parent || !image || !resolvedImage || resolvedImage.digest !== undefined || resolvedImage.repository === "scratch") continue;
      yield { at: image.span, says: ["tag", { image: resolvedImage.text }] };
    }
  },
});
