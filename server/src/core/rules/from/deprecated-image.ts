// FROM, COPY --from and RUN --mount from= with an image that its publisher has given up.
import { supersededQueries } from "../../context";
import { plainImageName } from "../../knowledge/baseImages";
import { deprecatedImage } from "../../knowledge/deprecatedImages";
import { isNamedFor } from "../../model/suppressions";
import type { Stage } from "../../model/types";
import { replace } from "../../text/span";
import { defineRule } from "../rule";
import { groupsOf } from "../toldOnce";
import { messages, releaseOf, saysOf } from "./deprecatedSays";
import { type Named, successors } from "./javaSuccessor";
import { isNamedByPath, isPutAway } from "./keptRelease";
import { imagesTaken, isContextBase, namedImageQueries } from "./namedImages";
import { byYum, failingUpdate, usesArchive } from "./oldRelease";
import { saysItIsNotShipped, saysItIsOver } from "./saidInFile";

const isGivenUp = ({ parent, resolvedImage }: Stage): boolean =>
  !parent && resolvedImage !== undefined && deprecatedImage(plainImageName(resolvedImage)) !== undefined;

const id = "deprecated-image";

export default defineRule({
  id,
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
      "Needs a look: eclipse-temurin is built on Ubuntu, not on Debian, and sets JAVA_HOME elsewhere. It changes every FROM of the image at once, and there is none where in one of their stages a RUN works with the packages of a distribution, or a line names a path of the old image such as /usr/bin/java.",
    differs:
      "An error where `yum` or `dnf` of CentOS 6, 7 or 8 asks mirrors that are gone; an info where the stage takes its packages from an archive, or the file is named for the release (`centos-7/Dockerfile`): another image would make it another file. Passed over in a file that is put away (`archived/`, `obsolete/`, `archive/centos7/`), or named for the release with a comment that says that it is no longer maintained, not for production, or only for tests or builds. A name that the build command gives to a context (`--build-context`, `contexts`, `additional_contexts`, `build-contexts`) is no image, and is passed over.",
  },
  messages,
  // Whatever its tag: nobody publishes it any more.
  isCause: ["untagged-base-image", "latest-base-image"],
  needs: (file, facts) => [...namedImageQueries(file, facts, isGivenUp), ...supersededQueries(facts)],
  reads: ["FROM", "ARG", "COPY", "RUN", "ONBUILD"],
  *check(file) {
    const bases = file.stages.flatMap((stage) =>
      isGivenUp(stage) && !isContextBase(file, stage) ? { written: stage.image, resolvedImage: stage.resolvedImage, stage } : [],
    );
    const taken = imagesTaken(file).map(({ image }): Named => ({ written: image, resolvedImage: image, stage: undefined }));
    const isAlone = ({ stage }: Named): boolean => stage !== undefined && isNamedFor(file, stage.from, [id]);
    const kindOf = (each: Named): string | undefined => (isAlone(each) ? undefined : each.resolvedImage?.text);
    for (const [first, ...others] of groupsOf([...bases, ...taken], kindOf)) {
      const { written, resolvedImage, stage } = first;
      if (!written || !resolvedImage) continue;
      const name = plainImageName(resolvedImage);
      const found = deprecatedImage(name);
      const release = releaseOf(name, resolvedImage.tag);
      if (!found || isPutAway(file.facts, { product: name, release })) continue;
      const failing = stage && release !== undefined ? failingUpdate(file, stage, byYum) : undefined;
      const isNamed = isNamedByPath(file.facts.path, { product: name, release });
      const isSaid = (): boolean =>
        (release !== undefined && saysItIsOver(file, { product: name, release })) || saysItIsNotShipped(file, file.facts.path, stage?.from);
      if (isNamed && !failing && isSaid()) continue;
      const again = others.filter((each) => each.stage !== undefined);
      const mended = successors(name, [first, ...again]);
      const [own] = mended;
      yield {
        at: { start: written.span.start, end: written.repositorySpan.end },
        says: saysOf(name, release ?? "", found, { failing, isNamed, others: again.length }),
        isBeyondFile: isNamed && !failing ? true : undefined,
        related: [
          ...(failing ? [{ at: failing.keywordSpan, says: ["fails"] as const }] : []),
          ...again.flatMap((each) => (each.written ? [{ at: each.written.span, says: ["again"] as const }] : [])),
        ],
        severity: failing ? "error" : isNamed || (stage && usesArchive(stage)) ? "info" : undefined,
        tag: "deprecated",
        fix: own && {
          title: mended.length > 1 ? ["temurins", { image: own.image, count: mended.length }] : ["temurin", { image: own.image }],
          safety: "review",
          edits: () => mended.map(({ at, image }) => replace(at, image)),
        },
      };
    }
  },
});
