// FROM, COPY --from and RUN --mount from= with a release that gets no security fixes any more.

import { deprecatedImage } from "../../knowledge/deprecatedImages";
import type { Distribution } from "../../knowledge/distributions";
import { asOf, distributionLife, oldestGo, productLife } from "../../knowledge/endOfLife";
import { imageBelow, knownImage, statedDistribution } from "../../model/baseImage";
import { takenImages } from "../../model/takenImages";
import { defineRule } from "../rule";

interface Ended {
  readonly product: string;
  readonly release: string;
  readonly date: string;
  readonly current: string;
}

function endedProduct(name: string, tag: string): Ended | undefined {
  const [, major = "", minor] = /^v?(\d+)(?:\.(\d+))?/.exec(tag) ?? [];
  if (name === "golang" && major === "1" && minor !== undefined && Number(minor) < oldestGo) {
    return { product: "Go", release: `1.${minor}`, date: `Go 1.${Number(minor) + 2} came out`, current: `1.${oldestGo + 1}` };
  }
  const life = productLife(name);
  if (!life || (life.parts === 2 && minor === undefined)) return undefined;
  const release = life.parts === 1 ? major : `${major}.${minor}`;
  const named = major === "0" && minor !== undefined ? `0.${minor}` : release;
  const date = life.ends[release];
  return date !== undefined && date < asOf ? { product: life.product, release: named, date, current: life.current } : undefined;
}

function endedDistribution(distribution: Distribution | undefined): Ended | undefined {
  const life = distribution && distributionLife[distribution.family];
  const release = distribution?.release;
  if (!life || release === undefined) return undefined;
  const key = distribution?.family === "debian" ? (release.split(".")[0] ?? release) : release;
  const date = life.ends[key];
  return date !== undefined && date < asOf ? { product: life.product, release: key, date, current: life.current } : undefined;
}

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
