// Paths inside an image: what a relative one means at an instruction, folders of the system, folders that hold an application.
import { plainImageName } from "../knowledge/baseImages";
import { workdirOf } from "../knowledge/workdirs";
import type { Dockerfile, Scope, Stage } from "../model/types";
import type { Instruction } from "../syntax/types";
import { cleanPath, joinPath } from "../text/path";

/** `$X/y` stays as it is: where it leads is not known. */
export const absolute = (path: string, directory: string): string => (path.startsWith("$") ? cleanPath(path) : joinPath(directory, path));

/** Where the base image begins; undefined where that is not known. */
function ofImage(stage: Stage | undefined): string | undefined {
  const image = stage?.baseImage;
  return image?.told ? (image.told.workdir ?? "/") : image && workdirOf(plainImageName(image));
}

/**
 * The working directory, in POSIX spelling: with `escape=\`` the model takes the image for one of Windows. Where the file sets none,
 * or one that is not known, it is the base image's, and `/` where that is not known either.
 */
export function workdirIn({ stage, workdir }: Scope): string {
  if (workdir !== undefined) return joinPath("/", workdir.replace(/^[A-Za-z]:/, "").replaceAll("\\", "/"));
  return ofImage(stage) ?? "/";
}

export const workdirBefore = (doc: Dockerfile, instruction: Instruction): string => workdirIn(doc.scopeBefore(instruction));

/** Whether the working directory is certain: the file sets it, or the base image is known to. */
export const knowsWorkdir = ({ stage, workdir }: Scope): boolean => workdir !== undefined || ofImage(stage) !== undefined;

/** What a path means to an instruction; undefined for one that is counted from a directory which is not known. */
export const pathIn = (scope: Scope, path: string): string | undefined =>
  path.startsWith("/") || knowsWorkdir(scope) ? joinPath(workdirIn(scope), path) : undefined;

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
