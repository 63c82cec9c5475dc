// Paths inside an image: absolute ones, folders of the system, and the folders that hold the application.
import { argumentsOf } from "../model/arguments";
import type { Dockerfile } from "../model/types";
import type { Instruction } from "../syntax/types";

/** `.` and `..` resolved; never ends in `/`, but for the root. */
export function absolutePath(path: string, cwd: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith("/") ? path : `${cwd}/${path}`).split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `/${parts.join("/")}`;
}

export const isInside = (path: string, folder: string): boolean => path === folder || path.startsWith(folder === "/" ? "/" : `${folder}/`);

const ownBelow = /^\/(?:usr\/src|usr\/app|opt|srv|home|root|var\/www|var\/app|go\/src|mnt|media)\/[^/]+/;
const system = /^\/(?:bin|sbin|lib\d*|usr|etc|var|root|home|tmp|dev|proc|sys|run|opt|srv|boot|go|mnt|media)(?:\/|$)/;

/** A folder that belongs to the application alone, so that it can be copied as a whole. */
export const isOwnFolder = (path: string): boolean => path !== "/" && (ownBelow.test(path) || path === "/usr/app" || !system.test(path));

/** What is thrown away, or only of use while building. */
export const isScratch = (path: string): boolean =>
  /^\/(?:tmp|var\/tmp|var\/cache|var\/lib\/apt|usr\/share\/(?:doc|man|locale|info))(?:\/|$)/.test(path) ||
  /^\/(?:root|home\/[^/]+)\/\.(?:npm|cache|m2|gradle|cargo|node-gyp|yarn|config\/yarn)(?:\/|$)/.test(path);

/** Working directory in front of an instruction. */
export const workdirAt = (doc: Dockerfile, instruction: Instruction, start: string): string =>
  // With `escape=\`` the model takes the image for one of Windows; those have no light image, so that they never come here.
  absolutePath((doc.scopeBefore(instruction).workdir ?? start).replace(/^[A-Za-z]:/, "").replaceAll("\\", "/"), start);

export interface Copied {
  readonly sources: readonly string[];
  readonly target: string;
  /** Written so that it is a folder. */
  readonly intoFolder: boolean;
  readonly from: string | undefined;
}

/** A COPY or ADD with its words expanded; undefined where a variable is not known. */
export function copied(doc: Dockerfile, instruction: Instruction, start: string): Copied | undefined {
  const scope = doc.scopeBefore(instruction);
  const words: string[] = [];
  for (const { text } of argumentsOf(instruction)) {
    const value = /[$"'\\]/.test(text) ? scope.expand(text) : text;
    if (value === undefined || value.startsWith("<<")) return undefined;
    words.push(value);
  }
  const target = words.pop();
  if (target === undefined || words.length === 0) return undefined;
  const folder = target.endsWith("/") || /(?:^|\/)\.$/.test(target) || words.length > 1;
  return {
    sources: words,
    target: absolutePath(target, workdirAt(doc, instruction, start)),
    intoFolder: folder || words.some((source) => isFolderName(source)),
    from: instruction.flags.find(({ name }) => name === "from")?.value,
  };
}

/** A source without a suffix is taken for a folder. */
const isFolderName = (source: string): boolean =>
  !/^https?:/.test(source) &&
  (source === "." ||
    source.endsWith("/") ||
    !/\.[\w-]+$|\*|(?:^|\/)(?:Makefile|Dockerfile|Procfile|Pipfile|Gemfile|LICENSE|mvnw|gradlew)$/.test(source));

/** The outermost folders of the application. */
export function ownTrees(doc: Dockerfile, instructions: readonly Instruction[], start: string): readonly string[] {
  const found = new Set<string>();
  for (const instruction of instructions) {
    if (instruction.keyword === "WORKDIR") {
      const path = instruction.arguments.text.replace(/^["']|["']$/g, "");
      const value = doc.scopeBefore(instruction).expand(path);
      if (value !== undefined) found.add(absolutePath(value, workdirAt(doc, instruction, start)));
    }
    if (instruction.keyword !== "COPY" && instruction.keyword !== "ADD") continue;
    const copy = copied(doc, instruction, start);
    if (copy?.intoFolder) found.add(copy.target);
  }
  const own = [...found].filter(isOwnFolder);
  return own.filter((path) => !own.some((other) => other !== path && isInside(path, other)));
}
