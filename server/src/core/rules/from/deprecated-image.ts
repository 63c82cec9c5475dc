// FROM, COPY --from and RUN --mount from= with an image that its publisher has given up.
import { plainImageName } from "../../knowledge/baseImages";
import { deprecatedImage } from "../../knowledge/deprecatedImages";
import { takenImages } from "../../model/takenImages";
import type { ImageReference } from "../../model/types";
import { replace } from "../../text/span";
import { defineRule } from "../rule";

/** `openjdk:17-jdk-slim` → `eclipse-temurin:17-jdk`; undefined where the tag has no counterpart. */
function temurin(tag: string | undefined): string | undefined {
  const [, release, kind, alpine] =
    /^(8|11|17|21)(?:\.[\w.]+|u\d+)?(?:-(jdk|jre))?(?:-slim|-buster|-bullseye|-stretch)*(-alpine)?[\d.]*$/.exec(tag ?? "") ?? [];
  return release === undefined ? undefined : `eclipse-temurin:${release}-${kind ?? "jdk"}${alpine ?? ""}`;
}

interface Named {
  readonly written: ImageReference | undefined;
  readonly resolvedImage: ImageReference | undefined;
  /** Else files are taken from it, whose paths may be others in another image. */
  readonly isBase: boolean;
}

export default defineRule({
  id: "deprecated-image",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `FROM`, `COPY --from` and `RUN --mount=from=` with an image that its publisher no longer maintains, such as `openjdk` and `centos`.",
    why: "Nothing is pushed to it any more: no security fixes, no new releases. One day its tags may be gone.",
    bad: "FROM openjdk:17-jdk-slim\n",
    good: "FROM eclipse-temurin:17-jdk\n",
    fixSafety: "Needs a look: eclipse-temurin is built on Ubuntu, not on Debian, and sets JAVA_HOME elsewhere.",
  },
  messages: {
    deprecated: "{image} has not been maintained since {since} and gets no security fixes. Use {instead}",
    temurin: "Write {image}",
  },
  // Whatever its tag: nobody publishes it any more.
  isCause: ["untagged-base-image", "latest-base-image"],
  reads: ["FROM", "ARG", "COPY", "RUN", "ONBUILD"],
  *check(file) {
    const bases = file.stages.flatMap(({ parent, image, resolvedImage }) =>
      parent ? [] : { written: image, resolvedImage, isBase: true },
    );
    const taken = takenImages(file).map(({ image }): Named => ({ written: image, resolvedImage: image, isBase: false }));
    for (const { written, resolvedImage, isBase } of [...bases, ...taken]) {
      if (!written || !resolvedImage) continue;
      const name = plainImageName(resolvedImage);
      const found = deprecatedImage(name);
      if (!found) continue;
      const tag = isBase && (name === "openjdk" || name === "java") ? temurin(resolvedImage.tag) : undefined;
      const plain = tag !== undefined && written.text === resolvedImage.text && written.digest === undefined ? tag : undefined;
      yield {
        at: { start: written.span.start, end: written.repositorySpan.end },
        says: ["deprecated", { image: name, since: found.since, instead: found.instead }],
        tag: "deprecated",
        fix:
          plain === undefined
            ? undefined
            : { title: ["temurin", { image: plain }], safety: "review", edits: () => [replace(written.span, plain)] },
      };
    }
  },
});
