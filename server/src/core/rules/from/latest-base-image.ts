// FROM, COPY --from and RUN --mount from= with the tag latest.
import type { Stage } from "../../model/types";
import { defineRule } from "../rule";
import { imagesTaken, isContextBase, namedImageQueries } from "./namedImages";

const isLatest = ({ image, parent, resolvedImage }: Stage): boolean =>
  image !== undefined && !parent && resolvedImage?.tag === "latest" && resolvedImage.digest === undefined;

export default defineRule({
  id: "latest-base-image",
  aliases: ["DL3007"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: false,
  docs: {
    what: "Finds `FROM image:latest`, and the same behind `COPY --from` and `RUN --mount=from=`.",
    why: "`latest` moves. A build next month takes another system than today's, and nothing in the file shows it.",
    bad: "FROM debian:latest\n",
    good: "FROM debian:12-slim\n",
    whenNot: "The image is your own and always to be the newest.",
    differs:
      "Also found where the tag comes from a global ARG whose default is known, and of `COPY --from` and `RUN --mount`, there once for each image. A name that the build command gives to a context (`--build-context`, `contexts`, `additional_contexts`, `build-contexts`) is no image, and is passed over.",
  },
  messages: { latest: "{image} is whatever was pushed last, so builds differ from day to day. Name a version" },
  needs: (file, facts) => namedImageQueries(file, facts, isLatest),
  reads: ["FROM", "ARG", "COPY", "RUN", "ONBUILD"],
  *check(file) {
    for (const stage of file.stages) {
      const { image, resolvedImage } = stage;
      if (!image || !resolvedImage || !isLatest(stage) || isContextBase(file, stage)) continue;
      yield { at: image.tagSpan ?? image.span, says: ["latest", { image: resolvedImage.text }] };
    }
    for (const { image } of imagesTaken(file)) {
      if (image.tag !== "latest" || image.digest !== undefined) continue;
      yield { at: image.tagSpan ?? image.span, says: ["latest", { image: image.text }] };
    }
  },
});
