// What is said of an image that its publisher has given up.
import type { DeprecatedImage } from "../../knowledge/deprecatedImages";
import type { Instruction } from "../../syntax/types";
import type { Says } from "../rule";

export const messages = {
  deprecated: "{image} has not been maintained since {since} and gets no security fixes. Use {instead}",
  several: "{image} ({others} more like it below) has not been maintained since {since} and gets no security fixes. Use {instead}",
  again: "The same image",
  temurin: "Write {image}",
  temurins: "Write {image} in all {count} places",
  gone: "{image} {release} has had no security fixes since {date}, and its mirrors are gone: {program} fails here. Use {instead}, or let its repositories lead to vault.centos.org first",
  archived:
    "{image} {release} has had no security fixes since {date}, and its mirrors are gone: {program} fails here. This file is named for it: let its repositories lead to vault.centos.org, or stop building it",
  named:
    "{image} {release} has had no security fixes since {date}, and its image was last built in {since}; this file is named for it, and whoever uses its image goes without fixes. Say so there, or stop building it",
  fails: "This fails",
  ended: "{image} {release} has had no security fixes since {date}, and its image was last built in {since}. Use {instead}",
} as const;

/** CentOS itself went on for longer than its image. Source: centos.org, end of life dates. */
const endOfCentos: Readonly<Record<string, string>> = { "6": "2020-11-30", "7": "2024-06-30", "8": "2021-12-31" };

/** Without a tag it is CentOS 8, the last one. */
export const releaseOf = (image: string, tag = "latest"): string | undefined =>
  image !== "centos" ? undefined : tag === "latest" ? "8" : /^(?:centos)?([678])(?!\d)/.exec(tag)?.[1];

interface Why {
  readonly failing: Instruction | undefined;
  /** The file is there for the release: another image would be another file. */
  readonly isNamed: boolean;
  /** Stages further down that begin with the same image. */
  readonly others: number;
}

export function saysOf(image: string, release: string, found: DeprecatedImage, { failing, isNamed, others }: Why): Says<typeof messages> {
  const { since, instead } = found;
  const date = endOfCentos[release];
  if (date === undefined && others > 0) return ["several", { image, since, instead, others }];
  if (date === undefined) return ["deprecated", { image, since, instead }];
  const program = /\bdnf\b/.test(failing?.arguments.text ?? "") ? "dnf" : "yum";
  if (isNamed) return failing ? ["archived", { image, release, date, program }] : ["named", { image, release, date, since }];
  return failing ? ["gone", { image, release, date, program, instead }] : ["ended", { image, release, date, since, instead }];
}
