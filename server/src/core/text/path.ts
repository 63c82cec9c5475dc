// What a written path means: its plain form, joined to a folder, its parts; with `/` alone, for folders of an image and of the build context.

/**
 * As Go's path.Clean, which the builder uses: `.` and `..` resolved, no doubled or trailing slash, `.` for nothing.
 * `..` stays in front of a relative path and is lost above the root. A variable is a name like any other.
 */
export function cleanPath(path: string): string {
  const rooted = path.startsWith("/");
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (!rooted) parts.push(part);
  }
  return (rooted ? "/" : "") + parts.join("/") || ".";
}

/** What the path means in the directory; an absolute path means itself. Clean; absolute where the directory or the path is. */
export const joinPath = (directory: string, path: string): string =>
  cleanPath(path.startsWith("/") || directory === "" ? path : `${directory}/${path}`);

const withoutEndSlash = (path: string): string => path.replace(/(?<!\/)\/+$/, "");

/** As basename: the last part, whatever slashes stand behind it; empty for the root. */
export function baseName(path: string): string {
  const plain = withoutEndSlash(path);
  return plain.slice(plain.lastIndexOf("/") + 1);
}

/** As dirname: the path without its last part; `.` or `/` where nothing is left. */
export function folderOf(path: string): string {
  const plain = withoutEndSlash(path);
  const before = plain.slice(0, plain.lastIndexOf("/") + 1);
  return withoutEndSlash(before) || (path.startsWith("/") ? "/" : ".");
}

/** The path is the folder or lies below it; both clean. */
export const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
