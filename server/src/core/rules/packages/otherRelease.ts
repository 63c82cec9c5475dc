// Whether a repository is of another release of the distribution than the image's own.
import { codenameOf, distributionOfTag } from "../../knowledge/distributions";
import { type Ended, endedDistribution } from "../../knowledge/endedReleases";
import { imageBelow, statedDistribution } from "../../model/baseImage";
import type { Stage } from "../../model/types";
import type { Added } from "./repositoryLines";

/** The release of the image. */
interface Base {
  readonly name: string;
  /** The repository is the distribution's own. */
  readonly own: boolean;
}

function alpineBase(stage: Stage, suite: string): Base | undefined {
  const { distribution } = imageBelow(stage) ?? {};
  if (distribution?.family !== "alpine" || /edge/.test(stage.baseImage?.tag ?? "")) return undefined;
  const release = statedDistribution(stage)?.release;
  const other = suite === "edge" || (suite.startsWith("v") && release !== undefined && suite !== `v${release}`);
  return other ? { name: release === undefined ? "a release of Alpine" : `Alpine ${release}`, own: true } : undefined;
}

const moving = /^(?:sid|unstable|testing|experimental|rc-buggy)$/;
/** Of a distribution itself: `deb.debian.org/debian`, `archive.ubuntu.com/ubuntu`. */
const ownArchive =
  /^https?:\/\/(?:[\w.-]*\.)?(?:debian\.org|ubuntu\.com|debian\.net)\/(debian|ubuntu)(?:-security|-ports)?\/?$|^https?:\/\/[^/]+\/(debian|ubuntu)\/?$/;

function aptBase(stage: Stage, { suite, address }: Added): Base | undefined {
  const { distribution } = imageBelow(stage) ?? {};
  if (distribution?.family !== "debian" && distribution?.family !== "ubuntu") return undefined;
  const stated = statedDistribution(stage);
  const codename = stated && codenameOf(stated.family, stated.release);
  const own = ownArchive.test(address);
  const first = suite.split(/[-/]/, 1)[0] ?? "";
  if (moving.test(first))
    return own && codename !== "forky"
      ? { name: codename ?? (distribution.family === "debian" ? "a release of Debian" : "a release of Ubuntu"), own }
      : undefined;
  const named = distributionOfTag(first);
  if (!codename || named?.release === undefined || codenameOf(named.family, named.release) !== first || first === codename)
    return undefined;
  return { name: codename, own };
}

export const isOfAlpine = ({ address }: Added): boolean => /\/alpine\//.test(address);

/** Of a release of Alpine that gets no fixes any more, and that the image is not known to be. */
export function endedAlpine(stage: Stage, { suite }: Added): Ended | undefined {
  const release = /^v(\d+\.\d+)$/.exec(suite)?.[1];
  const stated = statedDistribution(stage);
  if (release === undefined || (stated?.family === "alpine" && stated.release === release)) return undefined;
  return endedDistribution({ family: "alpine", release, ubi: false });
}

/** undefined: the repository fits, or that cannot be told. */
export const releaseBeside = (stage: Stage, added: Added): Base | undefined =>
  isOfAlpine(added) ? alpineBase(stage, added.suite) : aptBase(stage, added);
