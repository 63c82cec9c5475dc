// Whether a newer release of the same series lies beside the folder of the Dockerfile, `3.4.5/` beside `3.4.7/`: then this one is built no more.
import type { FactQuery, Facts } from "../facts";
import { namesIn } from "./listing";

/** `3.4.5`, `v3.4.5`, `mysql-8.0.36`; what stands in front and behind has to be the same for all of a series. */
const release = /^(\D{0,30}?v?)(\d{1,6})\.(\d{1,6})\.(\d{1,9})(\D.{0,30})?$/;

/** Where a folder of a release lies, seen from the Dockerfile's folder: `3.4.5/Dockerfile`, `3.4.5/alpine/Dockerfile`. */
const above = ["..", "../.."] as const;

function folderNames({ path }: Pick<Facts, "path">): readonly (readonly [name: string, siblings: string])[] {
  const folders = (path ?? "").split("/").slice(0, -1).toReversed();
  return above.flatMap((siblings, index) => {
    const name = folders[index];
    return name !== undefined && release.test(name) ? [[name, siblings] as const] : [];
  });
}

export const supersededQueries = (facts: Facts): readonly FactQuery[] =>
  folderNames(facts).map(([, path]) => ({ kind: "directory", path }) as const);

function isNewer(other: string, name: string): boolean {
  const [, front, major, minor, patch, behind] = release.exec(name) ?? [];
  const [, otherFront, otherMajor, otherMinor, otherPatch, otherBehind] = release.exec(other) ?? [];
  const isSameSeries = otherFront === front && otherMajor === major && otherMinor === minor && otherBehind === behind;
  return isSameSeries && Number(otherPatch) > Number(patch);
}

export const isSuperseded = (facts: Facts): boolean =>
  folderNames(facts).some(([name, siblings]) => [...(namesIn(facts, siblings) ?? [])].some((other) => isNewer(other, name)));
