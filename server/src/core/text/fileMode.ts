// What chmod makes of the mode of a file or folder, for the umask that a build has.

const umask = 0o022;
/** Nobody writes longer ones. */
const longest = 100;
const classes: Readonly<Record<string, number>> = { u: 0o700, g: 0o070, o: 0o007, a: 0o777 };
const letters: Readonly<Record<string, number>> = { r: 0o444, w: 0o222, x: 0o111 };

/** Permissions that letters stand for, for all three classes; `u` of `g=u` copies those of the owner. */
function permissions(of: string, mode: number, isFolder: boolean): number {
  const copied = { u: (mode >> 6) & 7, g: (mode >> 3) & 7, o: mode & 7 }[of];
  if (copied !== undefined) return copied * 0o111;
  let bits = 0;
  for (const letter of of) {
    if (letter === "X") bits |= isFolder || (mode & 0o111) !== 0 ? 0o111 : 0;
    else bits |= letters[letter] ?? 0;
  }
  return bits;
}

function changedBy(clause: string, from: number, isFolder: boolean): number | undefined {
  const [, who = "", changes] = /^([ugoa]*)((?:[-+=](?:[ugo]|[rwxXst]*))+)$/.exec(clause) ?? [];
  if (changes === undefined) return undefined;
  let mask = who === "" ? 0o777 & ~umask : 0;
  for (const letter of who) mask |= classes[letter] ?? 0;
  const whole = who === "" ? 0o777 : mask;
  let mode = from;
  for (const [, operator, of = ""] of changes.matchAll(/([-+=])([rwxXstugo]*)/g)) {
    const bits = permissions(of, mode, isFolder) & mask;
    mode = operator === "+" ? mode | bits : operator === "-" ? mode & ~bits : (mode & ~whole) | bits;
  }
  return mode;
}

/** The nine permissions alone: set-user-ID and the sticky bit are left out. undefined: chmod refuses the mode. */
export function changedMode(mode: string, from: number, isFolder = false): number | undefined {
  if (/^[0-7]{1,6}$/.test(mode)) return Number.parseInt(mode, 8) > 0o7777 ? undefined : Number.parseInt(mode, 8) & 0o777;
  if (mode.length > longest) return undefined;
  let changed: number | undefined = from;
  for (const clause of mode.split(",")) changed = changed === undefined ? undefined : changedBy(clause, changed, isFolder);
  return changed;
}
