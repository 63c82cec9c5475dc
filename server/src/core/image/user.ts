// The user that is in force, by USER and by the base image.
import type { Scope } from "../model/types";

/** As written, variables expanded: `app`, `1000:1000`; undefined where no USER stands before, or it is not known. */
export const userIn = (scope: Scope): string | undefined => scope.user && scope.expand(scope.user.arguments.text);

/** The name or number before the colon. */
export const withoutGroup = (user: string): string => user.split(":", 1)[0] ?? user;

export const isRoot = (user: string): boolean => /^(root|0+)$/.test(withoutGroup(user).trim());
