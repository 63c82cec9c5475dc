// Where the caches of a RUN's programs lie for the user that runs it.

import { type RunningUser, userInForce } from "../../image";
import { plainImageName } from "../../knowledge/baseImages";
import { type CacheOf, cacheOf } from "../../knowledge/cacheMounts";
import { mountsOf } from "../../model/mounts";
import type { Scope } from "../../model/types";
import { hasOption, type Invocation } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import { isWithin } from "../../text/path";

/** The cache mounts of a RUN that have a target. */
export const cacheMountsOf = (run: Instruction) =>
  mountsOf(run).flatMap(({ type, flag, target, targetOption }) =>
    type === "cache" && target !== undefined && targetOption ? [{ flag, target, targetOption }] : [],
  );

export const aptCache = "/var/cache/apt";

/** One of them lies in the other. */
export const overlap = (target: string, folder: string): boolean => isWithin(target, folder) || isWithin(folder, target);

export type CacheUser = Pick<RunningUser, "home" | "isRoot" | "uid">;

/** Of an image that is not known it is taken for granted that root runs it. */
export function likelyUser(scope: Scope): CacheUser {
  const user = userInForce(scope);
  return user.by || user.name !== undefined ? user : { home: user.home ?? "/root", isRoot: true, uid: "0" };
}

/** The cache that the command fills; undefined where it fills none, or one that something moves elsewhere. */
export function cacheFilledBy(invocation: Invocation, scope: Scope): CacheOf | undefined {
  const row = cacheOf(invocation.program);
  if (!row || invocation.wrappers.some((wrapper) => /^(?:sudo|su|gosu|su-exec|runuser)$/.test(wrapper))) return undefined;
  const { movedBy, subcommands } = row;
  if (subcommands.length > 0 && !subcommands.includes(invocation.subcommand?.value ?? "")) return undefined;
  if (movedBy.variables.some((name) => scope.lookup(name)) || hasOption(invocation, ...movedBy.options)) return undefined;
  if (hasOption(invocation, "--version", "--help")) return undefined;
  const assigned = invocation.command.assignments.some(({ name }) => movedBy.variables.includes(name) || name === "HOME");
  return assigned ? undefined : row;
}

/** Absolute; empty where the home directory is not known and one is needed. */
export function targetsOf(row: CacheOf, user: CacheUser, scope: Scope): readonly string[] {
  const image = scope.stage?.baseImage;
  const ofImage = row.inImage && image && plainImageName(image) === row.inImage.repository ? row.inImage.targets : undefined;
  const written = ofImage ?? (user.isRoot ? row.rootTargets : undefined) ?? row.targets;
  const { home } = user;
  if (home === undefined && written.some((target) => target.startsWith("~"))) return [];
  return written.map((target) => target.replace(/^~/, home ?? ""));
}
