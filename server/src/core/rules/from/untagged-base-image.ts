// FROM, COPY --from and RUN --mount from= with an image that has no tag and no digest.
import { buildFileQueries, buildsTarget, ownImageQueries } from "../../context";
import type { FactQuery } from "../../facts";
import { plainImageName } from "../../knowledge/baseImages";
import { endedDistroless } from "../../knowledge/distrolessLife";
import { commentAbove } from "../../model/explained";
import { mayBeMeant } from "../../model/openReferences";
import { takenImages } from "../../model/takenImages";
import type { Stage } from "../../model/types";
import { defineRule, type FileContext } from "../rule";
import { imagesTaken } from "./namedImages";
import {
  isBuiltBeside,
  isChainguards,
  isLocal,
  isOwn,
  isUntagged,
  namesRelease,
  siblingQueries,
  tellsOrigin,
  untaggedBases,
  wordsFor,
} from "./untaggedBases";

/** Nothing of this file takes anything from it, and no build is known that asks for it. */
const isUnusedStage = (stage: Stage, file: FileContext): boolean => {
  const { isFinal, usedBy, name } = stage;
  return !isFinal && usedBy.length === 0 && !mayBeMeant(file, stage) && (name === undefined || !buildsTarget(file.facts, name));
};

/** It has a name to ask for and a start of its own: an image for itself. */
const mayBeTarget = (stage: Stage): boolean =>
  stage.name !== undefined && stage.instructions.some(({ keyword }) => /^(?:ENTRYPOINT|CMD)$/.test(keyword));

export default defineRule({
  id: "untagged-base-image",
  aliases: ["DL3006"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `FROM`, `COPY --from` and `RUN --mount=from=` with an image that has neither a tag nor a digest.",
    why:
      "Without a tag the builder takes `latest`: whatever the publisher pushed last. The same Dockerfile then gives another " +
      "system next month, and a build can break although nobody changed a line.",
    bad: "FROM debian\nRUN echo hello\n",
    good: "FROM debian:12-slim\nRUN echo hello\n",
    whenNot:
      "The image is your own and its `latest` is what you mean: write `:latest` to say so. It is an info where no stage uses this one and no Makefile, script, workflow, Compose or bake file of the project asks for it by its name (`--target`), where the name says that the image is local or of one release of its system (`ubi9-minimal`), " +
      "and where a comment right above tells where it comes from. So is a free image of Chainguard, of which there is nothing but the newest. Passed over is what no registry has: a name of one word that is no official image, an image that a folder " +
      "(`<name>/Dockerfile`, `<name>/latest/Dockerfile`) or a file (`<name>.Dockerfile`) beside this one builds, one that a Compose or bake file, a workflow or a script of the project builds under this name, one of Google's distroless images that is not built any more, of which there is no newest (end-of-life-image tells), and a name that the project's bake file, Compose file, workflow, Makefile or script, or a comment here, gives to a context (`contexts`, `additional_contexts`, `--build-context`).",
    differs:
      "A stage of the same file, `scratch`, and an image that is a variable without a known value are passed over: " +
      "the value from outside may carry the tag. hadolint passes over an image that is nothing but a variable; its profile here does so too. " +
      "Of `COPY --from` and `RUN --mount`, where hadolint does not look, a name of one word is passed over unless it is a well-known image: " +
      "it may be a context that the build command names. An image that is named in several places is told once. " +
      "There is no fix: only you know which version you mean, and `:latest` would only hide the question.",
  },
  messages: {
    untagged: "{image} has no tag, so every build takes whatever `latest` is that day. Name a version, such as {image}:<version>",
    unused:
      "{image} has no tag, and nothing here takes anything from this stage, so no build even fetches it. Remove the stage, or name a version",
    digest: "{image} has no tag, and no versions to choose from: every build takes the newest. Add its digest where builds must not change",
    release: "{image} has no tag and names no release of Debian, so that it moves on to the next one by itself. Take {image}-debian13",
    taken: "{image} has no tag, so every build copies from whatever `latest` is that day. Name a version, such as {image}:<version>",
    mounted: "{image} has no tag, so every build mounts whatever `latest` is that day. Name a version, such as {image}:<version>",
    again: "{image} is named here, too",
  },
  needs: (file, facts): readonly FactQuery[] => {
    const bases = untaggedBases(file, false);
    const images = [
      ...bases.map(({ shown }) => shown),
      ...takenImages(file)
        .filter(isUntagged)
        .map(({ image }) => image),
    ];
    return [
      ...images.flatMap(siblingQueries),
      ...(images.length > 0 ? buildFileQueries(facts) : []),
      ...(bases.length > 0 ? ownImageQueries(facts) : []),
    ];
  },
  reads: ["FROM", "ARG", "COPY", "RUN", "ONBUILD"],
  *check(file) {
    for (const base of untaggedBases(file, file.options.strict)) {
      const { stage, image, shown } = base;
      if (!file.options.strict && (endedDistroless(plainImageName(shown)) || isOwn(base, file))) continue;
      const isUnused = isUnusedStage(stage, file);
      const quiet =
        isUnused || [isLocal, namesRelease, isChainguards].some((is) => is(shown)) || tellsOrigin(commentAbove(file, stage.from));
      const says = file.options.strict ? "untagged" : isUnused && !mayBeTarget(stage) ? "unused" : wordsFor(shown);
      yield { at: image.span, severity: quiet ? "info" : undefined, says: [says, { image: shown.text }] };
    }
    for (const { instruction, image, again } of imagesTaken(file).filter(isUntagged)) {
      if (!file.options.strict && isBuiltBeside(image, file)) continue;
      const quiet = isLocal(image) || isChainguards(image) || tellsOrigin(commentAbove(file, instruction));
      const taken = instruction.keyword === "RUN" ? "mounted" : "taken";
      yield {
        at: image.span,
        severity: quiet ? "info" : undefined,
        says: [wordsFor(image) === "untagged" ? taken : wordsFor(image), { image: image.text }],
        related: again.map((at) => ({ at, says: ["again", { image: image.text }] as const })),
      };
    }
  },
});
