// Packages of another release of the distribution than the image's own.

import { isReasoned } from "../../model/explained";
import { instructionText } from "../../model/instructionText";
import { historyOf } from "../../model/lineage";
import type { Stage } from "../../model/types";
import { defineRule } from "../rule";
import { isOfAlpine, releaseBeside } from "./otherRelease";
import { repositoriesAdded } from "./repositoryLines";

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

export default defineRule({
  id: "mixed-package-suites",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds repositories of another release than the image's own: `apk add --repository=…/edge/…` on a release of Alpine, `testing` or `sid` on Debian, a code name that is not the base's.",
    why: "Packages of another release are linked with other libraries. They bring newer ones along that the rest of the image was not built with, or do not start at all; which ones come changes with every day.",
    bad: 'FROM debian:12-slim\nRUN echo "deb http://deb.debian.org/debian testing main" >> /etc/apt/sources.list \\\n    && apt-get update && apt-get install -y --no-install-recommends ffmpeg \\\n    && rm -rf /var/lib/apt/lists/*\n',
    good: "FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends ffmpeg \\\n    && rm -rf /var/lib/apt/lists/*\n",
    whenNot:
      "A base image without a tag, whose release is another one with every year. Tagged repositories of Alpine (`@edge`), a call with its `testing` alone, whose packages are in no release, and Debian suites that are held down with Pin-Priority or `-t`: packages come from there by name only, so these are passed over. So is one call of apk with a comment above that says why. A warning where the distribution's own packages of another release may replace any package of the image.",
  },
  messages: {
    mixed:
      "The image is {base}, this repository {suite}: its packages may replace libraries that the rest was built with. Take a base image of that release",
    once: "The image is {base}, this repository {suite}: what is installed from it was built with other libraries. Take the package from the image's own release, or a newer base image",
    foreign: "The image is {base}, but these packages are built for {suite}. Name the image's own release",
  },
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
        const base = releaseBeside(stage, added);
        if (added.once && isReasoned(file, run, aboutPackages, added.at.start)) continue;
        if (!base || (!isOfAlpine(added) && isHeldDown(stage))) continue;
        told.add(place);
        const says = { base: base.name, suite: added.suite };
        const key = added.once ? "once" : base.own ? "mixed" : "foreign";
        yield { at: added.at, says: [key, says], severity: key === "mixed" ? "warning" : "info" };
      }
    }
  },
});
