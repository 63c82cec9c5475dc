// Whose keys a stage's package manager would need: its distribution's own, those of repositories that the file adds, or ones that have expired.

import { endedDistribution, endedProduct } from "../../knowledge/endedReleases";
import { asOf } from "../../knowledge/endOfLife";
import { imageBelow, statedDistribution } from "../../model/baseImage";
import { historyOf } from "../../model/lineage";
import type { Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import type { FileContext } from "../rule";

/** `own`: the image has them; `added`: of a repository that this file adds; `expired`: nobody has valid ones; undefined: not known. */
export type Keys = "own" | "added" | "expired" | undefined;

/** How a repository comes into an image: lists of them, commands that add one, scripts and packages that bring one. */
const addsRepository =
  /sources\.list|\.sources\b|apt-repository|yum\.repos|zypp\/repos|add-?repo|\bzypper (?:-\S+ )*ar\b|apk\/repositories|--repository|--repofrompath|\bapk .{0,200}-X\b|\.repo\b|release\S{0,80}\.(?:rpm|deb)\b|\/setup_|\| ?(?:sudo )?(?:ba)?sh\b/;
/** Of releases that have ended: their keys have expired, and so have the dates of their lists. */
const archives = /\b(?:archive\.debian\.org|archive\.kernel\.org|old-releases\.ubuntu\.com|snapshot\.debian\.org|snapshot\.ubuntu\.com)\b/;

const textOf = ({ arguments: { text }, heredocs }: Instruction): readonly string[] => [text, ...heredocs.map(({ body }) => body.text)];

/** Years for which the keys of a release and the dates of its lists hold on behind its end. */
const yearsKept = 1;
const isLongPast = (date: string): boolean => Number(asOf.slice(0, 4)) - Number(date.slice(0, 4)) > yearsKept || !/^\d/.test(date);

/** The release of the distribution, or where the image does not name one that of the program that it was made for. */
function hasEnded(stage: Stage): boolean {
  const stated = statedDistribution(stage);
  const ended = stated ? endedDistribution(stated) : endedProduct(imageBelow(stage)?.name ?? "", stage.baseImage?.tag ?? "");
  return ended !== undefined && isLongPast(ended.date);
}

function keysIn(stage: Stage): Keys {
  const texts = historyOf(stage)
    .filter(({ keyword }) => keyword === "RUN" || keyword === "COPY" || keyword === "ADD")
    .flatMap(textOf);
  const family = imageBelow(stage)?.distribution?.family;
  const isApt = family === undefined || family === "debian" || family === "ubuntu";
  if (isApt && (hasEnded(stage) || texts.some((text) => archives.test(text)))) return "expired";
  if (texts.some((text) => addsRepository.test(text))) return "added";
  return family === undefined ? undefined : "own";
}

/** Asked for each RUN of a file; the answer is that of its stage. */
export function repositoryKeys(file: Pick<FileContext, "stageOf">): (run: Instruction) => Keys {
  const known = new Map<Stage, Keys>();
  return (run) => {
    const stage = file.stageOf(run);
    if (!stage) return undefined;
    if (!known.has(stage)) known.set(stage, keysIn(stage));
    return known.get(stage);
  };
}
