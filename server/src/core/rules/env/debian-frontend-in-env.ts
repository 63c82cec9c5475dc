// ENV DEBIAN_FRONTEND, which stays in the image.
import { builtUpon, builtUponQueries, purposeOf } from "../../context";
import { keywordLike } from "../../edits";
import { imageBelow } from "../../model/baseImage";
import { instructionText } from "../../model/instructionText";
import { lineage, shippedStage } from "../../model/lineage";
import type { Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { replace } from "../../text/span";
import { defineRule } from "../rule";
import { installsInText, installsOnBuild, isForWork, isNeededBelow, isUsedBehind } from "./aptAtRun";

/** Only these ask questions by debconf; of an image that is not known it may be one. */
function isDebian(stage: Stage | undefined): boolean {
  const family = imageBelow(stage)?.distribution?.family;
  return family === undefined || family === "debian" || family === "ubuntu";
}

const setsIt = ({ keyword, pairs }: Instruction): boolean => keyword === "ENV" && pairs.some(({ key }) => key === "DEBIAN_FRONTEND");

/** sudo is told to hand it on: it is meant for those who run apt in the container. */
function handsOn(instruction: Instruction): boolean {
  const text = instructionText(instruction);
  return text.includes("env_keep") && text.includes("DEBIAN_FRONTEND");
}

export default defineRule({
  id: "debian-frontend-in-env",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `ENV DEBIAN_FRONTEND=noninteractive` that still holds at the end of the final stage, be it set there or in a stage that this one is built on.",
    why: "The setting stays in the image: whoever installs a package in the running container, or builds on the image, is asked nothing and gets the defaults without a word. Only the build needs it.",
    bad: 'FROM debian:12-slim\nENV DEBIAN_FRONTEND=noninteractive\nRUN apt-get update && apt-get install -y tzdata\nCMD ["date"]\n',
    good: 'FROM debian:12-slim\nARG DEBIAN_FRONTEND=noninteractive\nRUN apt-get update && apt-get install -y tzdata\nCMD ["date"]\n',
    fixSafety: "Needs a look: a stage or image that is built on this one no longer has the setting.",
    differs:
      "Silent where a later ENV takes the setting back, and in a base of other images or an image for development by its path (`base/Dockerfile`, `.devcontainer/Dockerfile`): they mean to have it. So does an image that starts a shell or only waits, and one without a start command on a base that has none of its own: people work in it or build on it, and apt may run there. So does an image whose sudo hands the variable on (`env_keep`), and one in which no RUN behind the setting installs anything: an ARG would set it for nothing there, so it is meant for those who build on the image. So does one with an `ONBUILD RUN` that installs, and one that another Dockerfile of the project begins with and installs on, by a context of bake or Compose (`target:…`, `service:…`) or by the tag that the project gives it.",
  },
  messages: {
    below:
      "DEBIAN_FRONTEND stays set in the finished image, which is built on this stage, and silences questions there for good. ARG sets it for the build alone, in each stage that installs",
    stays: "DEBIAN_FRONTEND stays set in the finished image, where it silences questions for good. ARG sets it for the build alone",
    arg: "Use ARG",
  },
  needs: (file, facts) => (file.each("ENV").some(setsIt) ? builtUponQueries(facts) : []),
  reads: ["FROM", "ARG", "ENV", "CMD", "ENTRYPOINT", "RUN", "COPY", "ONBUILD"],
  *check(file) {
    if (!file.each("ENV").some(setsIt) || purposeOf(file.facts) !== undefined) return;
    const stage = shippedStage(file);
    const above = stage ? lineage(stage).flatMap(({ instructions }) => instructions) : [];
    const setting = above.filter(setsIt);
    const last = setting.at(-1);
    const pair = last?.pairs.findLast(({ key }) => key === "DEBIAN_FRONTEND");
    if (!stage || !last || !pair || !/^["']?noninteractive["']?$/i.test(pair.value ?? "") || !isDebian(stage) || isForWork(stage)) return;
    if (above.some(handsOn) || installsOnBuild(above) || builtUpon(file, file.facts).some(installsInText)) return;
    const holder = file.stageOf(last) ?? stage;
    const [first = last] = setting;
    if (!file.options.strict && !isUsedBehind(file, file.stageOf(first) ?? holder, first)) return;
    // Where a line or a stage above sets it too, it stays all the same.
    const alone = setting.length === 1 && !(holder !== stage && isNeededBelow(file, holder));
    const single = alone && last.pairs.length === 1 && last.innerComments.length === 0;
    const keyword = replace(last.keywordSpan, keywordLike(file, last, "ARG"));
    const spaced = /^DEBIAN_FRONTEND\s/.test(file.slice(pair.span));
    const edits = spaced ? [keyword, replace(pair.span, `DEBIAN_FRONTEND=${pair.value}`)] : [keyword];
    yield {
      at: pair.keySpan,
      says: [holder === stage ? "stays" : "below"],
      fix: single ? { title: ["arg"], safety: "review", edits: () => edits } : undefined,
    };
  },
});
