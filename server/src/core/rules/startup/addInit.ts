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
