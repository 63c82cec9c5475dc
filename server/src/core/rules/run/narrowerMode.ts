// Why a mode is open to everybody, and what it becomes so that no user loses what it needs.
import { type FixEdit, replace } from "../../text/span";
import type { FileContext } from "../rule";
import type { GivenOwner } from "./givenOwners";
import type { LaterUser } from "./laterUser";
import { isShared, type OpenMode } from "./openModes";

export type Kind = "sticky" | "random" | "owned" | "held" | "open";

const inRootGroup = (user: LaterUser | undefined): boolean => user === undefined || (user !== "someone" && user.inRootGroup);

/** As they are written for users that nobody knows beforehand: `g+w,o+w`, `a+rwX`. */
const forAnybody = (mode: string): boolean => /\bg\+[^,]*w.*\bo\+[^,]*w|go\+|X/.test(mode.slice(0, 100));

/** The one who needs the files owns them, as far as that is known. */
const isHeld = (user: LaterUser | undefined, owner: GivenOwner): boolean =>
  owner !== undefined &&
  (typeof user !== "object" || owner === "unknown" || owner.name === user.name || (/^\d+$/.test(user.name) && owner.uid() === user.name));

/** `chown -R app /d && chmod -R o+rwx /d`: the owner has all already, so that others are meant, as in `docker run --user`. */
export const isForOthers = ({ mode }: OpenMode, user: LaterUser | undefined, owner: GivenOwner): boolean =>
  isHeld(user, owner) && mode.split(",").every((part) => /^o[+=]/.test(part) || /^[ug]+[-+=][^w]*$/.test(part));

/** @param forUnknown the image says that it runs under ids that nobody knows beforehand: the owner is not enough. */
export function kindOf({ mode, paths, chmod }: OpenMode, user: LaterUser | undefined, owner: GivenOwner, forUnknown: boolean): Kind {
  if (paths?.length && paths.every(isShared)) return "sticky";
  if (forUnknown || (chmod && forAnybody(mode))) return "random";
  if (isHeld(user, owner)) return "held";
  if (chmod && user !== undefined && inRootGroup(user)) return "random";
  return user === undefined || user === "someone" ? "open" : "owned";
}

/** The same without write permission for others; of octal modes only. */
const narrower = (mode: string): string | undefined =>
  /^[0-7]?[0-7](?:66|77)$/.test(mode) ? mode.replace(/[0-7]{2}$/, (last) => (last === "66" ? "44" : "55")) : undefined;

export interface Change {
  readonly to: string;
  readonly edit: FixEdit;
}

/** What the group gets instead; undefined where letters make files executable, which `g=u` does not. */
const groupMode = (mode: string): string | undefined =>
  /^\d/.test(mode) ? mode.replace(/\d$/, (others) => String(Number(others) & 5)) : mode.includes("x") ? undefined : "g=u";

/** `chmod -R a+rwX x` → `chgrp -R 0 x && chmod -R g=u x`; undefined where that is no longer one step of a list. */
function forRootGroup(file: FileContext, { chmod, plain, mode, deep }: OpenMode): Change | undefined {
  const to = groupMode(mode);
  if (!chmod || !plain || to === undefined || chmod.wrappers.length > 0) return undefined;
  const { inside, redirections, pipeline, joinedBy, assignments, span } = chmod.command;
  if (inside.length + redirections.length + assignments.length > 0 || pipeline.length > 1 || joinedBy === "||") return undefined;
  const [first, ...paths] = chmod.operands.map((word) => file.slice(word.span));
  if (first === undefined || paths.length === 0 || file.slice(span).includes("\n")) return undefined;
  const all = deep ? "-R " : "";
  const edit = replace(span, `chgrp ${all}0 ${paths.join(" ")} && chmod ${all}${to} ${paths.join(" ")}`);
  return { to: `chgrp 0 and chmod ${to}`, edit };
}

/** Nothing that takes away what a later user needs. */
export function changeOf(file: FileContext, open: OpenMode, kind: Kind, user: LaterUser | undefined): Change | undefined {
  const { mode, at, plain, chmod, paths, deep } = open;
  if (kind === "random") return inRootGroup(user) ? forRootGroup(file, open) : undefined;
  // The folders in it get the mode, too, and with letters the files keep theirs.
  const partly = deep && chmod !== undefined && !/^\d/.test(mode);
  const narrow = (kind === "open" || kind === "held") && user === undefined && !paths?.some(isShared) ? narrower(mode) : undefined;
  const to = kind === "sticky" && !partly ? "1777" : narrow;
  return plain && to !== undefined ? { to, edit: replace(at, to) } : undefined;
}
