// The user that is in force, by USER and by the base image.
import { imageBelow } from "../model/baseImage";
import type { Scope } from "../model/types";

/** As written, variables expanded: `app`, `1000:1000`; undefined where no USER stands before, or it is not known. */
export const userIn = (scope: Scope): string | undefined => scope.user && scope.expand(scope.user.arguments.text);

/** The name or number before the colon. */
export const withoutGroup = (user: string): string => user.split(":", 1)[0] ?? user;

export const isRoot = (user: string): boolean => /^(root|0+)$/.test(withoutGroup(user).trim());

/** Numbers alone, which need no line in /etc/passwd and /etc/group. */
export const isNumeric = (user: string): boolean => /^\d+(?::\d+)?$/.test(user.trim());

/** The home directory that a RUN sees; undefined where it is not known. The builder takes it from /etc/passwd, where root's is /root. */
export function homeIn(scope: Scope): string | undefined {
  const set = scope.lookup("HOME");
  if (set) return set.value;
  const base = imageBelow(scope.stage);
  const user = scope.user ? userIn(scope) : base?.known ? (base.user ?? "root") : undefined;
  return user !== undefined && isRoot(user) ? "/root" : undefined;
}
