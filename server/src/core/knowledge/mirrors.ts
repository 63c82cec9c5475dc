// Releases that have left their distribution's mirrors: `apt-get update` gets 404 for them until their sources name the archive.
// Debian: archive.debian.org (up to 10); Ubuntu: old-releases.ubuntu.com (interim releases after their end, LTS before 14.04).
import type { Distribution } from "./distributions";
import { asOf, distributionLife } from "./endOfLife";

/** false also where the release is not known. */
export function leftMirrors({ family, release }: Distribution): boolean {
  if (release === undefined) return false;
  if (family === "debian") return Number.parseFloat(release) <= 10;
  if (family !== "ubuntu") return false;
  if (Number.parseFloat(release) < 14) return true;
  const ends = distributionLife.ubuntu?.ends[release];
  return !/^\d[02468]\.04/.test(release) && ends !== undefined && ends < asOf;
}
