// Who runs apt behind a setting of it: people that work in the container, and stages that begin with this one.
import { imageBelow } from "../../model/baseImage";
import { instructionText } from "../../model/instructionText";
import type { Dockerfile, Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";

/** Images of distributions and of compilers start a shell. */
const startsShell = /^(?:debian|ubuntu|buildpack-deps|eclipse-temurin|openjdk|golang|rust|gcc|nvidia\/cuda)$/;

/** A shell, or nothing but waiting. */
const isIdle = ({ words, json, arguments: { text } }: Instruction): boolean => {
  const line = (json?.map(({ value }) => value) ?? words.map((word) => word.text)).join(" ") || text;
  return /^(?:\/(?:usr\/)?bin\/)?(?:ba|da)?sh(?: -l| --login)?$|^(?:tail -[fF] \/dev\/null|sleep infinity)$/.test(line.trim());
};

/** Whoever starts it works in it, or builds on it: apt may run there, and is to ask nothing. */
export function isForWork(stage: Stage): boolean {
  const [entry, command] = [stage.effective("ENTRYPOINT"), stage.effective("CMD")];
  if (command || entry) return command ? isIdle(command) : entry !== undefined && isIdle(entry);
  const below = imageBelow(stage);
  return below?.known !== true || startsShell.test(below.name);
}

const installs = /\b(?:apt|apt-get|aptitude|dpkg|dpkg-reconfigure)\b/;

/** The same, and what may do it out of sight: scripts, and tools that call apt. */
const mayInstall =
  /\b(?:apt|apt-get|aptitude|dpkg|dpkg-reconfigure|gdebi|tasksel|debootstrap|ansible[\w-]*|puppet|chef[\w-]*|rosdep)\b|--with-deps\b|\.sh\b|\|\s{0,9}(?:sudo\s{1,9})?(?:-E\s{1,9})?(?:ba)?sh\b|(?:^|[\s/])(?:install|setup|bootstrap|provision|configure|build)[-_]\w/;

/** The stage and those that begin with it. */
function withBelow({ stages }: Dockerfile, holder: Stage): readonly Stage[] {
  const below = new Set<Stage | undefined>([holder]);
  for (const stage of stages) if (below.has(stage.parent)) below.add(stage);
  return stages.filter((stage) => below.has(stage));
}

const hasRun = (instructions: readonly Instruction[], commands: RegExp): boolean =>
  instructions.some((instruction) => instruction.keyword === "RUN" && commands.test(instructionText(instruction)));

/** A stage that begins with this one installs, too: an ARG of this one does not reach it. */
export const isNeededBelow = (file: Dockerfile, holder: Stage): boolean =>
  withBelow(file, holder).some((stage) => stage !== holder && hasRun(stage.instructions, installs));

/** Something behind the setting may install: else an ARG would set it for nothing, and the setting is for those who build on the image. */
export const isUsedBehind = (file: Dockerfile, holder: Stage, setting: Instruction): boolean =>
  withBelow(file, holder).some((stage) =>
    hasRun(
      stage.instructions.filter(({ index }) => index > setting.index),
      mayInstall,
    ),
  );

/** A trigger that every image on this one runs installs. */
export const installsOnBuild = (instructions: readonly Instruction[]): boolean =>
  hasRun(
    instructions.flatMap(({ trigger }) => trigger ?? []),
    mayInstall,
  );

/** The RUNs of a Dockerfile's text, as far as they stand in lines of their own, without a setting of its own. */
export const installsInText = (text: string): boolean =>
  !text.includes("DEBIAN_FRONTEND") &&
  text
    .replace(/\\\r?\n/g, " ")
    .split("\n")
    .some((line) => /^\s*(?:ONBUILD\s+)?RUN\s/i.test(line) && mayInstall.test(line));
