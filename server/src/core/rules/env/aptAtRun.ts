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

/** A stage that begins with this one installs, too: an ARG of this one does not reach it. */
export function isNeededBelow({ stages }: Dockerfile, holder: Stage): boolean {
  const below = new Set<Stage | undefined>([holder]);
  for (const stage of stages) if (below.has(stage.parent)) below.add(stage);
  const runs = [...below].flatMap((stage) => (stage === holder ? [] : (stage?.instructions ?? [])));
  return runs.some((instruction) => instruction.keyword === "RUN" && installs.test(instructionText(instruction)));
}
