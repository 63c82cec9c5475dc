// Which image takes the place of openjdk, and in which stages it can.
import { instructionText } from "../../model/instructionText";
import type { ImageReference, Stage } from "../../model/types";
import type { Span } from "../../text/span";

/** `openjdk:17-jdk-slim` → `eclipse-temurin:17-jdk`; undefined where the tag has no counterpart. */
function temurin(tag: string | undefined): string | undefined {
  const [, release, kind, alpine] =
    /^(8|11|17|21)(?:\.[\w.]+|u\d+)?(?:-(jdk|jre))?(?:-slim|-buster|-bullseye|-stretch)*(-alpine)?[\d.]*$/.exec(tag ?? "") ?? [];
  return release === undefined ? undefined : `eclipse-temurin:${release}-${kind ?? "jdk"}${alpine ?? ""}`;
}

/** Paths of the old image that the new one does not have. Source: the Dockerfiles of openjdk and eclipse-temurin. */
const ownPaths = /\/usr\/bin\/java\b|\/usr\/lib\/jvm\b|\/docker-java-home\b|\/usr\/local\/openjdk|\/usr\/java\/openjdk/;

const namesOwnPaths = ({ instructions }: Stage): boolean => instructions.some((each) => ownPaths.test(instructionText(each)));

/** Packages of one distribution are not those of another: eclipse-temurin is built on Ubuntu. */
const installs = ({ instructions, usedBy, index }: Stage): boolean =>
  [instructions, ...usedBy.filter(({ parent }) => parent?.index === index).map((child) => child.instructions)].some((list) =>
    list.some((each) => each.keyword === "RUN" && /\b(?:apt|apt-get|aptitude|dpkg|yum|dnf|microdnf)\b/.test(instructionText(each))),
  );

/** undefined where the stage needs what only the old image has. */
const successorFor = (stage: Stage, tag: string | undefined): string | undefined =>
  installs(stage) || namesOwnPaths(stage) ? undefined : temurin(tag);

export interface Named {
  readonly written: ImageReference | undefined;
  readonly resolvedImage: ImageReference | undefined;
  /** undefined: files are only taken from it. */
  readonly stage: Stage | undefined;
}

interface Successor {
  readonly at: Span;
  readonly image: string;
}

/** What takes its place at all of them; none where one of them needs what only the old image has. */
export function successors(name: string, places: readonly Named[]): readonly Successor[] {
  const found = places.flatMap(({ written, resolvedImage, stage }): readonly Successor[] => {
    const image = stage && (name === "openjdk" || name === "java") ? successorFor(stage, resolvedImage?.tag) : undefined;
    if (!written || image === undefined || written.text !== resolvedImage?.text || written.digest !== undefined) return [];
    return [{ at: written.span, image }];
  });
  return found.length === places.length ? found : [];
}
