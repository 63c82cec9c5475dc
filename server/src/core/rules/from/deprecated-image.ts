// FROM, COPY --from and RUN --mount from= with an image that its publisher has given up.
import { plainImageName } from "../../knowledge/baseImages";
import { type DeprecatedImage, deprecatedImage } from "../../knowledge/deprecatedImages";
import { takenImages } from "../../model/takenImages";
import type { ImageReference, Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { replace, type Span } from "../../text/span";
import { defineRule, type Says } from "../rule";
import { successorFor } from "./javaSuccessor";
import { isPutAway } from "./keptRelease";
import { byYum, failingUpdate, usesArchive } from "./oldRelease";

interface Named {
  readonly written: ImageReference | undefined;
  readonly resolvedImage: ImageReference | undefined;
  /** undefined: files are only taken from it. */
  readonly stage: Stage | undefined;
}

const messages = {
  deprecated: "{image} has not been maintained since {since} and gets no security fixes. Use {instead}",
  again: "The same image",
  temurin: "Write {image}",
  gone: "{image} {release} has had no security fixes since {date}, and its mirrors are gone: {program} fails here. Use {instead}, or let its repositories lead to vault.centos.org first",
  fails: "This fails",
  ended: "{image} {release} has had no security fixes since {date}, and its image was last built in {since}. Use {instead}",
} as const;

/** CentOS itself went on for longer than its image. Source: centos.org, end of life dates. */
const endOfCentos: Readonly<Record<string, string>> = { "6": "2020-11-30", "7": "2024-06-30", "8": "2021-12-31" };

/** Without a tag it is CentOS 8, the last one. */
const releaseOf = (image: string, tag = "latest"): string | undefined =>
  image !== "centos" ? undefined : tag === "latest" ? "8" : /^(?:centos)?([678])(?!\d)/.exec(tag)?.[1];

function saysOf(image: string, tag: string | undefined, found: DeprecatedImage, failing: Instruction | undefined): Says<typeof messages> {
  const { since, instead } = found;
  const release = releaseOf(image, tag) ?? "";
  const date = endOfCentos[release];
  if (date === undefined) return ["deprecated", { image, since, instead }];
  const program = /\bdnf\b/.test(failing?.arguments.text ?? "") ? "dnf" : "yum";
  return failing ? ["gone", { image, release, date, program, instead }] : ["ended", { image, release, date, since, instead }];
}

/** The other stages that begin with the very same image. */
const again = (bases: readonly Named[], { text }: ImageReference): readonly Span[] =>
  bases.flatMap(({ written, resolvedImage }) => (resolvedImage?.text === text && written ? written.span : [])).slice(1);

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
    fixSafety:
      "Needs a look: eclipse-temurin is built on Ubuntu, not on Debian, and sets JAVA_HOME elsewhere. There is no fix where a RUN works with the packages of a distribution, or a line names a path of the old image such as /usr/bin/java.",
    differs:
      "An error where `yum` or `dnf` of CentOS 6, 7 or 8 asks mirrors that are gone; an info where the stage takes its packages from an archive. Passed over in a file that is put away (`archived/`, `obsolete/`, `archive/centos7/`).",
  },
  messages,
  // Whatever its tag: nobody publishes it any more.
  isCause: ["untagged-base-image", "latest-base-image"],
  reads: ["FROM", "ARG", "COPY", "RUN", "ONBUILD"],
  *check(file) {
    const bases = file.stages.flatMap((stage) => (stage.parent ? [] : { written: stage.image, resolvedImage: stage.resolvedImage, stage }));
    const taken = takenImages(file).map(({ image }): Named => ({ written: image, resolvedImage: image, stage: undefined }));
    const told = new Set<string>();
    for (const { written, resolvedImage, stage } of [...bases, ...taken]) {
      if (!written || !resolvedImage || told.has(resolvedImage.text)) continue;
      const name = plainImageName(resolvedImage);
      const found = deprecatedImage(name);
      if (!found || isPutAway(file.facts.path, { product: name, release: releaseOf(name, resolvedImage.tag) })) continue;
      told.add(resolvedImage.text);
      const tag = stage && (name === "openjdk" || name === "java") ? successorFor(stage, resolvedImage.tag) : undefined;
      const failing = stage && releaseOf(name, resolvedImage.tag) !== undefined ? failingUpdate(file, stage, byYum) : undefined;
      const plain = tag !== undefined && written.text === resolvedImage.text && written.digest === undefined ? tag : undefined;
      yield {
        at: { start: written.span.start, end: written.repositorySpan.end },
        says: saysOf(name, resolvedImage.tag, found, failing),
        related: [
          ...(failing ? [{ at: failing.keywordSpan, says: ["fails"] as const }] : []),
          ...again(bases, resolvedImage).map((at) => ({ at, says: ["again"] as const })),
        ],
        severity: failing ? "error" : stage && usesArchive(stage) ? "info" : undefined,
        tag: "deprecated",
        fix:
          plain === undefined
            ? undefined
            : { title: ["temurin", { image: plain }], safety: "review", edits: () => [replace(written.span, plain)] },
      };
    }
  },
});
