// Quick fix: an init as PID 1, installed the way of the final stage's distribution, in front of what the container starts with.
import { type InstalledInit, initInFront, installInit } from "../../edits";
import { userInForce } from "../../image";
import type { AddedInit } from "../../knowledge/initInstall";
import type { Dockerfile, Scope } from "../../model/types";
import type { StartFix } from "./fixTitles";
import { mayHaveOtherEntrypoint, type Simulated } from "./simulated";

/** Of an image that nobody knows it is taken for granted, as of most; a USER that is not known is not root. */
const asRoot = (scope: Scope): boolean => {
  const { isRoot, by } = userInForce(scope);
  return isRoot ?? by === undefined;
};

/** How the init gets into the final stage, best first. */
export const installsOf = (file: Dockerfile, found: Simulated, init: AddedInit): readonly InstalledInit[] =>
  installInit(file, { base: found.base, asRoot }, init);

const fixesFor = (file: Dockerfile, found: Simulated, init: AddedInit, how: "any" | "package"): readonly StartFix[] =>
  installsOf(file, found, init)
    .filter(({ from }) => how === "any" || from === "package")
    .map((installed) => ({
      title: [installed.from === "release" ? "addPinned" : "addInit", { init }],
      safety: "review",
      edits: () => [...installed.edits, ...initInFront(file, found.start, [installed.path, "--"])],
    }));

/**
 * tini, then dumb-init; empty where one is there, or where it is not known what the image starts with.
 * @param how nobody takes the stages of a release for what is only an info: `package` leaves them out
 */
export function addInitFixes(file: Dockerfile, found: Simulated, how: "any" | "package" = "any"): readonly StartFix[] {
  if (found.chain.some(({ init }) => init) || found.init !== undefined || mayHaveOtherEntrypoint(found)) return [];
  return [...fixesFor(file, found, "tini", how), ...fixesFor(file, found, "dumb-init", how)];
}
