// FROM, COPY --from and RUN --mount from= with a release that gets no security fixes any more.

import { supersededQueries } from "../../context";
import { deprecatedImage } from "../../knowledge/deprecatedImages";
import { endedDistroless } from "../../knowledge/distrolessLife";
import { endedDistribution, endedProduct } from "../../knowledge/endedReleases";
import { asOf } from "../../knowledge/endOfLife";
import { knownImage } from "../../model/baseImage";
import { defineRule } from "../rule";
import { textFor, textForBuilt } from "./endedSays";
import { endedStage, isSame, movesTogether } from "./endedStages";
import { fetchedFor } from "./fetchedFor";
import { isKeptOnPurpose, isNamedByPath, isPutAway } from "./keptRelease";
import { imagesTaken, isContextBase, namedImageQueries } from "./namedImages";
import { byApt, failingUpdate, isNamedForRelease, usesArchive } from "./oldRelease";
import { saysItIsNotShipped, saysItIsOver } from "./saidInFile";

export default defineRule({
  id: "end-of-life-image",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: `Finds \`FROM\`, \`COPY --from\` and \`RUN --mount=from=\` with a release of Debian, Ubuntu, Alpine, Fedora, Node.js, Python, PHP, Ruby, Go, .NET, PostgreSQL, MySQL or nginx whose maintenance had ended on ${asOf}, and with one of Google's distroless images that is not built any more.`,
    why:
      "Holes found since then stay open in every image that you build from it, and scanners count them against you. " +
      "The package servers of an old distribution are taken down in time; `apt-get update` then fails.",
    bad: "FROM node:16\n",
    good: "FROM node:24\n",
    whenNot:
      "You pay for extended support, or the image never meets a network. A file that is put away (`archived/`, `obsolete/`, `archive/` where the file is named for the release, or the folder `3.4.5/` where a newer release of that series lies beside it) is passed over, and so is one that is named for the release and says in a comment that this, or the file, is no longer maintained, not for production, or only for tests or builds. A name that the build command gives to a context (`--build-context`, `contexts`, `additional_contexts`, `build-contexts`) is no image, and is passed over.",
    differs:
      "The dates are a table inside Dockwright: nothing is asked over the network, and what ends after the table was made is not reported. " +
      "Of an image that files are only taken from, the release of its program counts, and that of the distribution where the image is nothing else. " +
      "The tag of any other image counts where it spells out a release of Debian, Ubuntu or Alpine; a release of a product may come on no newer one (`redis:5-bullseye`), and nobody can tell what else an image comes on that is not known here (`acme/base:ubuntu-18.04`), so there another tag of it is advised. A distribution's own image is of no other one, whatever its tag says: `busybox:ubuntu-14.04` is BusyBox. Where a variable or an address of the stage names the release and something is fetched by it, the message says that this has to move, too. " +
      "An info where the file is named for the release (`8.1-alpine/Dockerfile`, `postgres/10/`; a number alone counts beside the product's or the image's name; the version of what is built on the release does not: `cuda-12-0/` for `nvidia/cuda:12.0.0-devel-ubuntu18.04`), where a comment right above names the release or a newer one and says what is the matter with that, where the stage takes its packages from an archive (`debian/eol` does), and where only files are " +
      "taken from a stage that has the version in its name; an error where `apt-get update` asks mirrors that no longer have the release: Debian 10 and older, releases of Ubuntu without long support.",
  },
  messages: {
    both: "{product} {release} has had no security fixes since {date}. Files are copied between the stages of it here: move them together to a maintained release, such as {current}",
    gone: "{product} {release} has had no security fixes since {date}, and the packages of {system} have left the mirrors: apt-get update fails here. Move to a maintained release, such as {current}, or let its sources lead to {archive} first",
    archived:
      "{product} {release} has had no security fixes since {date}, and the packages of {system} have left the mirrors: apt-get update fails here. This file is named for it: let its sources lead to {archive}, or stop building it",
    named:
      "{product} {release} has had no security fixes since {date}, and this file is named for it: whoever uses its image goes without them. Say so there, or stop building it",
    built:
      "This tag is built on {product} {release}, which has had no security fixes since {date}. Move to a tag of {image} that is built on a newer release",
    builtGone:
      "This tag is built on {product} {release}, which has had no security fixes since {date}, and the packages of {system} have left the mirrors: apt-get update fails here. Move to a tag of {image} that is built on a newer release, or let its sources lead to {archive} first",
    fetched:
      "{product} {release} has had no security fixes since {date}. Move to a maintained release: what is fetched for it ({fetched}) has to move with it, and where nobody builds that for a newer one, say so, or stop building this",
    distroless: "Google has built no images of this name since {date}, so holes found since then stay open. Move to {current}",
    madeFor: "Made for {product} {release}",
    update: "This fails",
    again: "The same release",
    ended: "{product} {release} has had no security fixes since {date}. Move to a maintained release, such as {current}",
  },
  needs: (file, facts) => [...namedImageQueries(file, facts, (stage) => endedStage(stage) !== undefined), ...supersededQueries(facts)],
  reads: ["FROM", "ARG", "COPY", "RUN", "ONBUILD"],
  *check(file) {
    const old = file.stages.flatMap((stage) => endedStage(stage) ?? []).filter(({ stage }) => !isContextBase(file, stage));
    const told = new Set<string>();
    for (const found of old) {
      const { stage, ended, at, named, built } = found;
      const release = `${ended.product} ${ended.release}`;
      if (told.has(release)) continue;
      told.add(release);
      const again = old.filter((each) => each !== found && isSame(each.ended, ended));
      const update = found.moved && failingUpdate(file, stage, byApt);
      const { from, resolvedImage } = stage;
      const isKept = resolvedImage !== undefined && isKeptOnPurpose(file, from, resolvedImage, ended);
      const { path } = file.facts;
      if (isPutAway(file.facts, named)) continue;
      const isNamed = isNamedByPath(path, named);
      // All that is asked of such a file is to say so.
      if (isNamed && !update && (saysItIsOver(file, ended) || saysItIsNotShipped(file, path, from))) continue;
      const isDeliberate = isKept || isNamed || usesArchive(stage) || isNamedForRelease(stage, ended.release);
      const other = !found.isBuiltNoMore && movesTogether(old, found);
      const made = update || isNamed || other || built || found.isBuiltNoMore ? undefined : fetchedFor(stage, ended);
      const text =
        built && !isNamed ? textForBuilt(update !== undefined) : textFor(update !== undefined, isNamed, other, made !== undefined);
      const key = found.isBuiltNoMore && !isNamed ? "distroless" : text;
      const more = { image: built?.image ?? "", system: "", archive: "", fetched: made?.fetched ?? "" };
      yield {
        at,
        says: [key, { ...ended, ...more, ...found.moved }],
        isBeyondFile: isNamed && !update ? true : undefined,
        severity: update ? "error" : isDeliberate ? "info" : undefined,
        related: [
          ...(update ? [{ at: update.keywordSpan, says: ["update"] as const }] : []),
          ...(made
            ? [{ at: made.instruction.keywordSpan, says: ["madeFor", { product: ended.product, release: ended.release }] as const }]
            : []),
          ...again.map((each) => ({ at: each.at, says: ["again"] as const })),
        ],
      };
    }
    for (const { image, instruction } of imagesTaken(file)) {
      const known = knownImage(image);
      if (!known?.known || deprecatedImage(known.name)) continue;
      const distroless = endedDistroless(known.name);
      if (distroless && !isPutAway(file.facts, distroless)) yield { at: image.span, says: ["distroless", { ...distroless }] };
      const isDistribution = known.name === known.distribution?.family;
      const ended = endedProduct(known.name, image.tag ?? "") ?? (isDistribution ? endedDistribution(known.distribution) : undefined);
      if (!ended || isPutAway(file.facts, ended)) continue;
      const severity = isKeptOnPurpose(file, instruction, image, ended) ? "info" : undefined;
      yield { at: image.tagSpan ?? image.span, severity, says: ["ended", { ...ended }] };
    }
  },
});
