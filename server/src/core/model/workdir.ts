// Joins the path of a WORKDIR to the directory before it, as the builder does for Linux and for Windows.
import { cleanPath, joinPath } from "../text/path";

const drive = /^[A-Za-z]:/;

function joinWindows(current: string | undefined, path: string): string | undefined {
  const slashed = path.replaceAll("\\", "/");
  const letter = drive.exec(slashed)?.[0].toUpperCase();
  const rest = letter ? slashed.slice(2) : slashed;
  const before = current?.replaceAll("\\", "/");
  if (!rest.startsWith("/") && before === undefined) return undefined;
  const joined = cleanPath(rest.startsWith("/") ? rest : `/${before?.replace(drive, "")}/${rest}`);
  const root = letter ?? drive.exec(before ?? "")?.[0] ?? "C:";
  return `${root}${joined}`.replaceAll("/", "\\");
}

/**
 * @param current the directory before, undefined where it is not known.
 * @returns an absolute path; undefined for a relative path behind an unknown directory.
 */
export function joinWorkdir(current: string | undefined, path: string, windows: boolean): string | undefined {
  if (windows) return joinWindows(current, path);
  return current !== undefined || path.startsWith("/") ? joinPath(current ?? "/", path) : undefined;
}
