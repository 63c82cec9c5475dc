// Paths inside an image: what a relative one means at an instruction, folders of the system, folders that hold an application.
import type { Dockerfile, Scope } from "../model/types";
import type { Instruction } from "../syntax/types";
import { cleanPath, joinPath } from "../text/path";

/** `$X/y` stays as it is: where it leads is not known. */
export const absolute = (path: string, directory: string): string => (path.startsWith("$") ? cleanPath(path) : joinPath(directory, path));

/** With `escape=\`` the model takes the image for one of Windows. */
const inPosix = (workdir: string): string => workdir.replace(/^[A-Za-z]:/, "").replaceAll("\\", "/");

/** The working directory that an instruction sees. @param start that of the base image, where the file sets none. */
export const workdirIn = ({ workdir }: Scope, start = "/"): string => joinPath(start, inPosix(workdir ?? start));

export const workdirBefore = (doc: Dockerfile, instruction: Instruction, start?: string): string =>
  workdirIn(doc.scopeBefore(instruction), start);

/** What a path means to an instruction; undefined for one that is counted from a directory which is not known. */
export const pathIn = (scope: Scope, path: string): string | undefined =>
  path.startsWith("/") || scope.workdir !== undefined ? joinPath(workdirIn(scope), path) : undefined;

const ownBelow = /^\/(?:usr\/src|usr\/app|opt|srv|home|root|var\/www|var\/app|go\/src|mnt|media)\/[^/]+/;
const system = /^\/(?:bin|sbin|lib\d*|usr|etc|var|root|home|tmp|dev|proc|sys|run|opt|srv|boot|go|mnt|media)(?:\/|$)/;

/** A folder that belongs to the application alone, so that it can be copied as a whole. */
export const isOwnFolder = (path: string): boolean => path !== "/" && (ownBelow.test(path) || path === "/usr/app" || !system.test(path));

/** What is thrown away, or only of use while building. */
export const isScratch = (path: string): boolean =>
  /^\/(?:tmp|var\/tmp|var\/cache|var\/lib\/apt|usr\/share\/(?:doc|man|locale|info))(?:\/|$)/.test(path) ||
  /^\/(?:root|home\/[^/]+)\/\.(?:npm|cache|m2|gradle|cargo|node-gyp|yarn|config\/yarn)(?:\/|$)/.test(path);

/** Where programs, libraries and settings of the system lie: what is copied there may be any of them. */
export const isSystemFolder = (path: string): boolean => /^\/(?:s?bin|usr|lib\w*|etc|opt)(?:\/|$)/.test(path);

/** On systems of today `/bin` is a link to `/usr/bin`, so that both name one file. */
export const withoutUsr = (path: string): string => path.replace(/^\/usr(?=\/(?:s?bin|lib\w*)(?:\/|$))/, "");

export const defaultPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
