// Installs of what the base image holds: without fresh lists apt finds nothing to do, and so asks nothing and downloads nothing.
import { plainImageName } from "../../knowledge/baseImages";
import { bringsPackage } from "../../knowledge/imagePackages";
import { instructionText } from "../../model/instructionText";
import { mountsOf } from "../../model/mounts";
import type { Stage } from "../../model/types";
import { installsOf, type PackageInstall } from "../../shell/packages";
import type { Instruction } from "../../syntax/types";
import type { FileContext } from "../rule";

const isApt = /\b(?:apt|apt-get|aptitude|dpkg)\b/;
/** Loads lists, or takes packages away. */
const changes = /\b(?:update|upgrade|purge|remove|autoremove)\b|--(?:purge|remove)\b|\/var\/lib\/apt\b/;
/** `rm -rf /var/lib/apt/lists/*`: what is not there is not removed. */
const cleaning = /\brm -[rf]+ \/var\/lib\/apt\/lists\b/g;

/** By stage, the index of the first RUN behind which apt may know of newer packages, or lack some. */
const changedFrom = new WeakMap<Stage, number>();

function changesAt(run: Instruction): boolean {
  if (run.keyword !== "RUN") return false;
  const text = instructionText(run);
  // What is mounted may hold lists of an earlier build.
  return isApt.test(text) && (mountsOf(run).length > 0 || changes.test(text.replace(cleaning, "")));
}

function firstChange(stage: Stage): number {
  const chain: Stage[] = [];
  let at: Stage | undefined = stage;
  for (; at && !changedFrom.has(at); at = at.parent) chain.push(at);
  let first = (at && changedFrom.get(at)) ?? Number.POSITIVE_INFINITY;
  for (const each of chain.reverse()) {
    if (first === Number.POSITIVE_INFINITY) first = each.instructions.find(changesAt)?.index ?? first;
    changedFrom.set(each, first);
  }
  return first;
}

/** The base image holds every package that the install names, and nothing up to this RUN loads lists. */
export function isAlreadyThere(stage: Stage | undefined, run: Instruction, { packages }: Pick<PackageInstall, "packages">): boolean {
  const image = stage?.baseImage;
  if (!stage || !image || packages.length === 0) return false;
  const name = plainImageName(image);
  const isThere = packages.every(
    (each) => each.name !== undefined && each.version === undefined && bringsPackage(name, image.tag ?? "latest", each.name),
  );
  return isThere && firstChange(stage) > run.index;
}

/** All that apt installs in the RUN. */
export function installsNothing(file: FileContext, run: Instruction): boolean {
  const installs = installsOf(run, file, "apt-get", "apt", "aptitude");
  return installs.length > 0 && installs.every((install) => isAlreadyThere(file.stageOf(run), run, install));
}
