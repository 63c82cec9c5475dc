// What a stage on an old release does about it: its sources lead to an archive, its name says the version, its package lists are gone.

import type { Distribution } from "../../knowledge/distributions";
import { distributionOfTag } from "../../knowledge/distributions";
import { instructionText } from "../../model/instructionText";
import type { Stage } from "../../model/types";
import { commandsOf } from "../../shell/commandsOf";
import type { Instruction } from "../../syntax/types";
import type { FileContext } from "../rule";

/** Places that keep what has left the mirrors. */
const archive =
  /vault\.centos\.org|archive\.debian\.org|old-releases\.ubuntu\.com|snapshot\.(?:debian|ubuntu)\.(?:org|com)|archive\.kernel\.org/;
/** Images of ended releases whose sources lead there. Source: Docker Hub, debian/eol. */
const leadsToArchive = /^debian\/eol$/;
/** The author knows: the stage takes its packages from where old ones are kept. */
export const usesArchive = ({ instructions, resolvedImage }: Stage): boolean =>
  (resolvedImage !== undefined && leadsToArchive.test(resolvedImage.repository)) ||
  instructions.some((each) => /^(?:RUN|COPY|ARG|ENV)$/.test(each.keyword) && archive.test(instructionText(each)));

/** Only files are taken out of it, and its name says which version it is for. */
export const isNamedForRelease = ({ name, isFinal, usedBy, index }: Stage, release: string): boolean =>
  name !== undefined &&
  !isFinal &&
  usedBy.every(({ parent }) => parent?.index !== index) &&
  name.replace(/[._]/g, "-").includes(release.replace(/\./g, "-"));

/** What of a package manager asks the mirrors, and what leads it elsewhere. */
interface Asking {
  readonly programs: readonly string[];
  readonly subcommands: RegExp;
  readonly elsewhere: RegExp;
}

export const byApt: Asking = {
  programs: ["apt", "apt-get"],
  subcommands: /^update$/,
  elsewhere: /sources\.list|debian\.sources|ubuntu\.sources|archive\.|snapshot\.|old-releases|mirror|\bproxy\b|apt\.conf/i,
};
export const byYum: Asking = {
  programs: ["yum", "dnf"],
  subcommands: /^(?:install|localinstall|groupinstall|update|upgrade|makecache|check-update)$/,
  elsewhere: /yum\.repos\.d|\.repo\b|vault\.|mirror(?!(?:list)?\.centos\.org)|\bproxy\b|(?:yum|dnf)\.conf|(?:disable|enable)_?repo|swap/i,
};

/** Another's repository beside those of the release. */
const added = /--add-repo[= ]\S{1,400}/g;

/** It is sure to run, and to be noticed where it fails. */
const asksFirst = (file: FileContext, run: Instruction, { programs, subcommands }: Asking): boolean =>
  commandsOf(run, file, programs).some(
    ({ subcommand, command: { inside, joinedBy, pipeline }, script, command }) =>
      subcommands.test(subcommand?.value ?? "") &&
      inside.length === 0 &&
      joinedBy !== "||" &&
      pipeline.length < 2 &&
      script.commands[script.commands.indexOf(command) + 1]?.joinedBy !== "||",
  );

/** The first RUN of the stage that asks the mirrors, where nothing has led the package manager elsewhere: the release has left them. */
export function failingUpdate(file: FileContext, { instructions }: Stage, asking: Asking): Instruction | undefined {
  for (const instruction of instructions) {
    if (!/^(?:RUN|COPY|ADD|ARG|ENV)$/.test(instruction.keyword)) continue;
    const text = instructionText(instruction).replace(added, "");
    if (asking.elsewhere.test(text) || (instruction.keyword !== "RUN" && /\/etc\b/.test(text))) return undefined;
    if (instruction.keyword === "RUN" && asksFirst(file, instruction, asking)) return instruction;
  }
  return undefined;
}

/** Where the packages of a release lie that are no longer on the mirrors; undefined: they still are. Source: deb.debian.org/debian/dists, archive.ubuntu.com/ubuntu/dists. */
export function archiveOf({ family, release = "" }: Distribution): string | undefined {
  const [year = Number.NaN, month = Number.NaN] = release.split(".").map(Number);
  if (family === "debian") return year <= 10 ? "archive.debian.org" : undefined;
  if (family !== "ubuntu") return undefined;
  const isLongTerm = month === 4 && year % 2 === 0;
  return (isLongTerm ? year < 14 : year < 25) ? "old-releases.ubuntu.com" : undefined;
}

const named =
  /(?:^|[-_.])(?:alpine-?\d+\.\d+(?:\.\d+)?|debian-?\d+|ubuntu-?\d\d\.\d\d|(?:debian-|ubuntu-)?(?:bookworm|bullseye|buster|stretch|jessie|wheezy|jammy|focal|bionic|xenial|trusty))(?=$|[-_.])/;

/** Of an image that is not known here: the release that its tag spells out. */
export function distributionInTag(tag: string): Distribution | undefined {
  const [found] = named.exec(tag) ?? [];
  return found === undefined ? undefined : distributionOfTag(found.replace(/^[-_.]/, ""));
}
