// The settings of Debian's and Ubuntu's images that delete what apt-get has downloaded, and what takes them away.
import { imageBelow } from "../../model/baseImage";
import { historyOf } from "../../model/lineage";
import type { Stage } from "../../model/types";

/** Stands in front of the commands of a RUN. */
export const withoutDockerClean = "rm -f /etc/apt/apt.conf.d/docker-clean;";
/** The setting of its own by which apt, unlike apt-get, deletes what it has installed from. Source: apt(8); tried with apt 2.6.1. */
export const keptByApt = `${withoutDockerClean} echo 'Binary::apt::APT::Keep-Downloaded-Packages "true";' > /etc/apt/apt.conf.d/keep-cache;`;

/** The images hold them until something takes them away, wherever in the stage. */
export function holdsDockerClean(stage: Stage): boolean {
  const family = imageBelow(stage)?.distribution?.family;
  if (family !== "debian" && family !== "ubuntu") return false;
  return historyOf(stage).every(({ keyword, arguments: { text }, heredocs }) =>
    keyword === "COPY" || keyword === "ADD"
      ? !/\/etc\b|\s\/$/.test(text)
      : [text, ...heredocs.map(({ body }) => body.text)].every((each) => !/docker-clean|keep-cache|Keep-Downloaded|apt\.conf/.test(each)),
  );
}
