// How old the pip of a stage is, as far as its base image tells: pip 6, of December 2014, brought the cache and the option that switches it off.
import { imageBelow } from "../../model/baseImage";
import { runText } from "../../model/lineage";
import type { Stage } from "../../model/types";

/** Another pip than that of the distribution may have come. */
const bringsPip = /get-pip|easy_install|virtualenv|conda|-U\b|--upgrade\b/;
/** Of the official image. */
const newPython = /^3(?:\.(?:[6-9]|\d\d)\b|[-\s]|$)/;

const releaseOf = (release: string | undefined): readonly [major: number, minor: number] => {
  const [major = Number.NaN, minor = 0] = (release ?? "").split(".").map((part) => Number.parseInt(part, 10));
  return [major, minor];
};

/** Debian 8, Ubuntu 14.04 and before: their pip keeps no cache and stops at the option. */
export function hasNoCacheYet(stage: Stage | undefined): boolean {
  const { name, distribution } = imageBelow(stage) ?? {};
  const [major] = releaseOf(distribution?.release);
  const isOld = (name === "debian" && major <= 8) || (name === "ubuntu" && major <= 14);
  return isOld && stage !== undefined && !bringsPip.test(runText(stage));
}

/** Its pip is certain to know the option. */
export function knowsNoCacheDir(stage: Stage | undefined): boolean {
  const { name, distribution } = imageBelow(stage) ?? {};
  if (name === "python") return newPython.test(stage?.baseImage?.tag ?? "");
  const [major, minor] = releaseOf(distribution?.release);
  return (name === "debian" && major >= 9) || (name === "ubuntu" && major >= 16) || (name === "alpine" && major === 3 && minor >= 5);
}
