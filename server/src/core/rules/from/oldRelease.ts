// What a stage on an old release does about it: its sources lead to an archive, its name says the version, its package lists are gone.

import type { Distribution } from "../../knowledge/distributions";
import { distributionOfTag } from "../../knowledge/distributions";
import { instructionText } from "../../model/instructionText";
import type { Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";

/** Places that keep what has left the mirrors. */
const archive =
  /vault\.centos\.org|archive\.debian\.org|old-releases\.ubuntu\.com|snapshot\.(?:debian|ubuntu)\.(?:org|com)|archive\.kernel\.org/;
/** The sources may have been changed to anything. */
const otherSources = /sources\.list|debian\.sources|archive\.|snapshot\.|mirror|\bproxy\b|apt\.conf/i;

/** The author knows: the stage takes its packages from where old ones are kept. */
export const usesArchive = ({ instructions }: Stage): boolean =>
  instructions.some((each) => /^(?:RUN|COPY|ARG|ENV)$/.test(each.keyword) && archive.test(instructionText(each)));

/** Only files are taken out of it, and its name says which version it is for. */
export const isNamedForRelease = ({ name, isFinal, usedBy, index }: Stage, release: string): boolean =>
  name !== undefined &&
  !isFinal &&
  usedBy.every(({ parent }) => parent?.index !== index) &&
  name.replace(/[._]/g, "-").includes(release.replace(/\./g, "-"));

/** `apt-get update` in the stage, where nothing has touched the sources: the release has left the mirrors. */
export function failingUpdate({ instructions }: Stage): Instruction | undefined {
  for (const instruction of instructions) {
    if (!/^(?:RUN|COPY|ADD|ARG|ENV)$/.test(instruction.keyword)) continue;
    const text = instructionText(instruction);
    if (otherSources.test(text) || (instruction.keyword === "COPY" && /\/etc\b/.test(text))) return undefined;
    if (
      instruction.keyword === "RUN" &&
      /^(?:--\S+\s+)*(?:set -\w+\s*(?:&&|;)\s*)?(?:apt|apt-get) (?:-\S+ )*update\b/.test(text.replace(/^\s*RUN\s+/i, ""))
    )
      return instruction;
  }
  return undefined;
}

/** Debian releases whose packages are no longer on the mirrors. Source: deb.debian.org/debian/dists; they lie on archive.debian.org. */
export const hasLeftMirrors = ({ family, release }: Distribution): boolean =>
  family === "debian" && release !== undefined && Number(release.split(".")[0]) <= 10;

const named =
  /(?:^|[-_.])(?:alpine-?\d+\.\d+(?:\.\d+)?|debian-?\d+|ubuntu-?\d\d\.\d\d|(?:debian-|ubuntu-)?(?:bookworm|bullseye|buster|stretch|jessie|wheezy|jammy|focal|bionic|xenial|trusty))(?=$|[-_.])/;

/** Of an image that is not known here: the release that its tag spells out. */
export function distributionInTag(tag: string): Distribution | undefined {
  const [found] = named.exec(tag) ?? [];
  return found === undefined ? undefined : distributionOfTag(found.replace(/^[-_.]/, ""));
}
