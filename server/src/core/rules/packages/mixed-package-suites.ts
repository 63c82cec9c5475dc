// Packages of another release of the distribution than the image's own.

import { isReasoned } from "../../model/explained";
import { instructionText } from "../../model/instructionText";
import { historyOf } from "../../model/lineage";
import type { Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { defineRule, type FileContext, type Found } from "../rule";
import { endedAlpine, isOfAlpine, releaseBeside } from "./otherRelease";
import { type Added, repositoriesAdded } from "./repositoryLines";

/** A comment that says why a package has to be a newer one. */
const aboutPackages = /alpine|edge|repositor|packages?|versions?|latest|newer|communit|release/i;

/** Pinned, or taken by name only. */
const isHeldDown = (stage: Stage): boolean =>
  historyOf(stage).some(
    ({ keyword, arguments: { text }, heredocs }) =>
      keyword === "RUN" &&
      [text, ...heredocs.map(({ body }) => body.text)].some((each) =>
        /Pin-Priority|Default-Release|\s-t[= ]?\w|--target-release/.test(each),
      ),
  );

const messages = {
  mixed:
    "The image is {base}, this repository {suite}: its packages may replace libraries that the rest was built with. Take a base image of that release",
  once: "The image is {base}, this repository {suite}: what is installed from it was built with other libraries. Take the package from the image's own release, or a newer base image",
  foreign: "The image is {base}, but these packages are built for {suite}. Name the image's own release",
  ended:
    "This repository is that of Alpine {suite}, which has had no security fixes since {date}: the holes of what comes from it stay open, and it was built with other libraries. Take the package from the image's own release, or from whoever makes it",
  endedBeside:
    "The image is {base}, this repository {suite}, which has had no security fixes since {date}: the holes of what comes from it stay open, and it was built with other libraries. Take the package from the image's own release, or from whoever makes it",
} as const;

/** What is wrong with it, and how much. */
function saysOf(
  file: FileContext,
  run: Instruction,
  stage: Stage,
  added: Added,
): Pick<Found<typeof messages>, "says" | "severity"> | undefined {
  const { suite, once, tagged, alone } = added;
  const isQuiet = once || tagged === true;
  if (isQuiet && isReasoned(file, run, aboutPackages, added.at.start)) return undefined;
  const base = tagged || alone ? undefined : releaseBeside(stage, added);
  const ended = isOfAlpine(added) ? endedAlpine(stage, added) : undefined;
  const severity = isQuiet ? "info" : "warning";
  if (ended && base) return { says: ["endedBeside", { base: base.name, suite, date: ended.date }], severity };
  if (ended) return { says: ["ended", { suite: ended.release, date: ended.date }], severity };
  if (!base || (!isOfAlpine(added) && isHeldDown(stage))) return undefined;
  const says = { base: base.name, suite };
  if (once) return { says: ["once", says], severity: "info" };
  return base.own ? { says: ["mixed", says], severity: "warning" } : { says: ["foreign", says], severity: "info" };
}

export default defineRule({
  id: "mixed-package-suites",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds repositories of another release than the image's own: `apk add --repository=…/edge/…` on a release of Alpine, `testing` or `sid` on Debian, a code name that is not the base's; and those of a release of Alpine that has ended.",
    why: "Packages of another release are linked with other libraries. They bring newer ones along that the rest of the image was not built with, or do not start at all; which ones come changes with every day.",
    bad: 'FROM debian:12-slim\nRUN echo "deb http://deb.debian.org/debian testing main" >> /etc/apt/sources.list \\\n    && apt-get update && apt-get install -y --no-install-recommends ffmpeg \\\n    && rm -rf /var/lib/apt/lists/*\n',
    good: "FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends ffmpeg \\\n    && rm -rf /var/lib/apt/lists/*\n",
    whenNot:
      "A base image without a tag, whose release is another one with every year. Tagged repositories of Alpine (`@edge`), a call with its `testing` alone, whose packages are in no release, and Debian suites that are held down with Pin-Priority or `-t`: packages come from there by name only, so these are passed over. So is one call of apk with a comment above that says why. A repository of an ended release is told of whatever the image is, and with a tag, too (then as an info): what comes from it gets no fixes, however it is asked for. So it is where it takes the place of the image's own (`>`), which else is a way to move to another release. A warning where the distribution's own packages of another release may replace any package of the image.",
  },
  messages,
  reads: ["FROM", "ARG", "ENV", "RUN", "SHELL"],
  *check(file) {
    const told = new Set<string>();
    for (const run of file.each("RUN")) {
      const text = instructionText(run);
      const { stage } = file.scopeBefore(run);
      if (!stage || !/\balpine\/|\bdeb\b/.test(text)) continue;
      for (const added of repositoriesAdded(file, run)) {
        const place = `${stage.index} ${added.suite.split(/[-/]/, 1)[0]}`;
        // What waits in testing is in no release, and what it needs still comes from the image's own.
        if (told.has(place) || (added.once && /\/edge\/testing/.test(added.address))) continue;
        const found = saysOf(file, run, stage, added);
        if (!found) continue;
        told.add(place);
        yield { at: added.at, ...found };
      }
    }
  },
});
