// Quick fix: an init as PID 1, installed the way of the final stage's distribution, in front of what the container starts with.
import { sharesHostPids } from "../../context";
import { type InstalledInit, initInFront, installInit } from "../../edits";
import { userInForce } from "../../image";
import type { AddedInit } from "../../knowledge/initInstall";
import type { Dockerfile, Scope } from "../../model/types";
import type { FileContext } from "../rule";
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

/** @param how nobody takes the stages of a release for what is only an info or half a help: `package` leaves them out */
function fixesFor(
  file: FileContext,
  found: Simulated,
  how: "any" | "package",
  titleOf: (init: AddedInit, from: InstalledInit["from"]) => StartFix["title"],
) {
  if (found.chain.some(({ init }) => init) || found.init !== undefined || mayHaveOtherEntrypoint(found)) return [];
  if (sharesHostPids(file, file.facts)) return []; // there it is not PID 1: it reaps nothing, and says so at every start
  return (["tini", "dumb-init"] as const).flatMap((init) =>
    installsOf(file, found, init)
      .filter(({ from }) => how === "any" || from === "package")
      .map(
        (installed): StartFix => ({
          title: titleOf(init, installed.from),
          safety: "review",
          edits: () => [...installed.edits, ...initInFront(file, found.start, [installed.path, "--"])],
        }),
      ),
  );
}

/** tini, then dumb-init; empty where one is there, or where it is not known what the image starts with. */
export const addInitFixes = (file: FileContext, found: Simulated, how: "any" | "package" = "any"): readonly StartFix[] =>
  fixesFor(file, found, how, (init, from) => [from === "release" ? "addPinned" : "addInit", { init }]);

/** In front of a shell that must stay: the container stops at once, as measured, but the program is killed all the same. */
export const halfInitFixes = (file: FileContext, found: Simulated): readonly StartFix[] =>
  fixesFor(file, found, "package", (init) => ["addInFront", { init, program: found.application.program || "the program" }]);
