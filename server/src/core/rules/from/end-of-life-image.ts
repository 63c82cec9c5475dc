// FROM, COPY --from and RUN --mount from= with a release that gets no security fixes any more.

import { deprecatedImage } from "../../knowledge/deprecatedImages";
import { endedDistribution, endedProduct } from "../../knowledge/ended";
import { asOf } from "../../knowledge/endOfLife";
import { imageBelow, knownImage, statedDistribution } from "../../model/baseImage";
import { takenImages } from "../../model/takenImages";
import { defineRule } from "../rule";

export default defineRule({
  id: "end-of-life-image",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: `Finds \`FROM\`, \`COPY --from\` and \`RUN --mount=from=\` with a release of Debian, Ubuntu, Alpine, Fedora, Node.js, Python, PHP, Ruby, Go, .NET, PostgreSQL or MySQL whose maintenance had ended on ${asOf}.`,
    why:
      "Holes found since then stay open in every image that you build from it, and scanners count them against you. " +
      "The package servers of an old distribution are taken down in time; `apt-get update` then fails.",
    bad: "FROM node:16\n",
    good: "FROM node:24\n",
    whenNot: "You pay for extended support, or the image never meets a network.",
    differs:
      "The dates are a table inside Dockwright: nothing is asked over the network, and what ends after the table was made is not reported. " +
      "Of an image that files are only taken from, the release of its program counts, and that of the distribution where the image is nothing else.",
  },
  messages: {
    ended: "{product} {release} has had no security fixes since {date}. Move to a maintained release, such as {current}",
  },
  reads: ["FROM", "ARG", "COPY", "RUN", "ONBUILD"],
  *check(file) {
    for (const stage of file.stages) {
      const image = stage.parent ? undefined : imageBelow(stage);
      const { resolvedImage, image: written } = stage;
      if (!image?.known || !written || !resolvedImage || deprecatedImage(image.name)) continue;
      const tag = resolvedImage.tag ?? "";
      const ended = endedProduct(image.name, tag) ?? endedDistribution(statedDistribution(stage));
      if (ended) yield { at: written.tagSpan ?? written.span, says: ["ended", { ...ended }] };
    }
    for (const { image } of takenImages(file)) {
      const known = knownImage(image);
      if (!known?.known || deprecatedImage(known.name)) continue;
      const isDistribution = known.name === known.distribution?.family;
      const ended = endedProduct(known.name, image.tag ?? "") ?? (isDistribution ? endedDistribution(known.distribution) : undefined);
      if (ended) yield { at: image.tagSpan ?? image.span, says: ["ended", { ...ended }] };
    }
  },
});
