// The user that is in force, by USER and by the base image: who runs a RUN, and the container.
import { imageUids, neverAsRoot } from "../knowledge/systemUsers";
import { imageBelow } from "../model/baseImage";
import type { Scope, Stage } from "../model/types";
import type { Instruction } from "../syntax/types";

/** Numbers alone, which need no line in /etc/passwd and /etc/group. */
export const isNumeric = (user: string): boolean => /^\d+(?::\d+)?$/.test(user.trim());

export interface RunningUser {
  /** With its group, variables expanded: `app`, `1000:1000`; undefined: not known. */
  readonly text: string | undefined;
  /** The name or number alone. */
  readonly name: string | undefined;
  /** undefined: not known. */
  readonly isRoot: boolean | undefined;
  /** undefined: not known. */
  readonly uid: string | undefined;
  /** By HOME, else the one that useradd and adduser give to the name; undefined: not known. */
  readonly home: string | undefined;
  /** The USER that says so; undefined: the base image does. */
  readonly by: Instruction | undefined;
  /** USER says so, or every release of the base image is run by this user. */
  readonly certain: boolean;
}

/** The name or number before the colon. */
export const withoutGroup = (user: string): string => user.split(":", 1)[0] ?? user;

export const isRoot = (user: string): boolean => /^(root|0+)$/.test(withoutGroup(user).trim());

/** Of an image that is not in the tables nothing is known, and Windows has no root. */
function ofImage(stage: Stage | undefined): string | undefined {
  const image = imageBelow(stage);
  if (image?.user !== undefined) return image.user;
  return image?.known && image.distribution?.family !== "windows" ? "root" : undefined;
}

function homeOf(scope: Scope, name: string | undefined): string | undefined {
  const { value } = scope.lookup("HOME") ?? {};
  if (value !== undefined || name === undefined) return value;
  if (isRoot(name)) return "/root";
  return /^\d+$/.test(name) ? undefined : `/home/${name}`;
}

/** Who runs an instruction that sees this; of a stage's `endScope`, who runs its container. It follows from the scope alone. */
export function userInForce(scope: Scope): RunningUser {
  const by = scope.user;
  // A USER without a name is an error.
  const text = (by ? scope.expand(by.arguments.text) : ofImage(scope.stage)) || undefined;
  const name = text === undefined ? undefined : withoutGroup(text).trim();
  const image = imageBelow(scope.stage)?.name ?? "";
  const uid = name === undefined ? undefined : isRoot(name) ? "0" : /^\d+$/.test(name) ? name : imageUids.get(`${image} ${name}`);
  return {
    text,
    name,
    isRoot: name === undefined ? undefined : isRoot(name),
    uid,
    home: homeOf(scope, name),
    by,
    certain: by !== undefined || neverAsRoot.has(image),
  };
}

/** A user without rights that the base image brings, so that none needs to be made. */
export const userOfBase = (stage: Stage | undefined): string | undefined => imageBelow(stage)?.users[0];

/** The home directory that a RUN sees; undefined where it is not known. The builder takes it from /etc/passwd, where root's is /root. */
export function homeIn(scope: Scope): string | undefined {
  const set = scope.lookup("HOME");
  return set ? set.value : userInForce(scope).isRoot ? "/root" : undefined;
}
