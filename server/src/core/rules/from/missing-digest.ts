// FROM, COPY --from and RUN --mount from= with an image that has no digest.
import { referenceFault } from "../../model/imageReference";
import type { Stage } from "../../model/types";
import { defineRule } from "../rule";
import { imagesTaken, isContextBase, namedImageQueries } from "./namedImages";

/** What is no image at all is refused anyway. */
const isWithout = ({ image, resolvedImage, parent }: Stage): boolean =>
  !parent &&
  image !== undefined &&
  resolvedImage !== undefined &&
  resolvedImage.digest === undefined &&
  resolvedImage.repository !== "scratch" &&
  !referenceFault(resolvedImage.text);

export default defineRule({
  id: "missing-digest",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds `FROM`, `COPY --from` and `RUN --mount=from=` with an image that is named by its tag alone, without `@sha256:…`.",
    why: "A tag can be moved to another image, by the publisher or by whoever takes over the account. A digest names one image for good.",
    bad: "FROM debian:12-slim\n",
    good: "FROM debian:12-slim@sha256:e5865e6858dacc255bead044a7f2d0ad8c362433cfaa5acefb670c1edf54dfef\n",
    whenNot: "You want the security fixes that are pushed under the tag, and have no tool such as Renovate that renews digests.",
    differs:
      "Stages of the file, scratch, images with a variable whose value is not known, and words behind `--from` that may name a context, and names that the project's files give to one (`--build-context`, `contexts`, `additional_contexts`, `build-contexts`) are passed over. " +
      "An image that COPY and RUN name in several places is told once.",
  },
  messages: {
    tag: "{image} may be another image tomorrow: a tag can be moved. Add its digest to build on exactly this one",
    taken: "{image} may be another image tomorrow: a tag can be moved. Add its digest to take from exactly this one",
    again: "{image} is named here, too",
  },
  needs: (file, facts) => namedImageQueries(file, facts, isWithout),
  reads: ["FROM", "ARG", "COPY", "RUN", "ONBUILD"],
  *check(file) {
    for (const stage of file.stages) {
      const { image, resolvedImage } = stage;
      if (!image || !resolvedImage || !isWithout(stage) || isContextBase(file, stage)) continue;
      yield { at: image.span, says: ["tag", { image: resolvedImage.text }] };
    }
    for (const { image, again } of imagesTaken(file)) {
      if (image.digest !== undefined) continue;
      const { text } = image;
      yield {
        at: image.span,
        says: ["taken", { image: text }],
        related: again.map((at) => ({ at, says: ["again", { image: text }] as const })),
      };
    }
  },
});
