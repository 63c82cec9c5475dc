// Quick fix: an init as PID 1, installed the way of the final stage's distribution, in front of what the container starts with.
import { type InstalledInit, initInFront, installInit } from "../../edits";
import type { AddedInit } from "../../knowledge/initInstall";
import type { Dockerfile, Scope } from "../../model/types";
import { isRoot, userIn } from "../images";
import type { StartFix } from "./fixTitles";
import { mayHaveOtherEntrypoint, type Simulated } from "./simulated";

/** USER decides, else the base image; a user that is not known is not root. */
const runsAsRoot =
  ({ base }: Simulated) =>
  (scope: Scope): boolean =>
    isRoot(scope.user ? (userIn(scope) ?? "") : (base?.user ?? "root"));

/** How the init gets into the final stage, best first. */
export const installsOf = (file: Dockerfile, found: Simulated, init: AddedInit): readonly InstalledInit[] =>
  installInit(file, { base: found.base, asRoot: runsAsRoot(found) }, init);

function titleOf(init: AddedInit, { from }: InstalledInit, kept: string | undefined): StartFix["title"] {
  if (kept !== undefined) return ["addInFront", { init, program: kept }];
  return [from === "release" ? "addPinned" : "addInit", { init }];
}

const fixesFor = (file: Dockerfile, found: Simulated, init: AddedInit, kept: string | undefined): readonly StartFix[] =>
  installsOf(file, found, init).map((installed) => ({
    title: titleOf(init, installed, kept),
    safety: "review",
    edits: () => [...installed.edits, ...initInFront(file, found.start, [installed.path, "--"])],
  }));

/**
 * tini, then dumb-init; empty where one is there, or where it is not known what the image starts with.
 * @param kept the program that a shell which stays keeps the signal from, init or not
 */
export function addInitFixes(file: Dockerfile, found: Simulated, kept?: string): readonly StartFix[] {
  if (found.chain.some(({ init }) => init) || found.init !== undefined || mayHaveOtherEntrypoint(found)) return [];
  return [...fixesFor(file, found, "tini", kept), ...fixesFor(file, found, "dumb-init", kept)];
}
