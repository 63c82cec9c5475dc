// Which version of the Dockerfile language a file asks for by its `# syntax=` line.
import type { Directive, SyntaxTree } from "../syntax/types";

/** Labs releases have features earlier and are left out, as other images are; `docker/dockerfile:1` moves on. */
const pinned = /^(?:docker\.io\/)?docker\/dockerfile(?:-upstream)?:(\d+)\.(\d+)(?:\.\d+)?$/;

export interface SyntaxVersion {
  readonly directive: Directive;
  /** `1.7` */
  readonly text: string;
  /** The version has what came with another one. @param since `1.4` */
  has(since: string): boolean;
}

/** undefined where the file asks for none in particular. */
export function syntaxVersion({ directives }: SyntaxTree): SyntaxVersion | undefined {
  const directive = directives.find(({ name }) => name === "syntax");
  const [, major, minor] = pinned.exec(directive?.value ?? "") ?? [];
  if (!directive || major === undefined || minor === undefined) return undefined;
  return {
    directive,
    text: `${Number(major)}.${Number(minor)}`,
    has(since) {
      const [sinceMajor = 0, sinceMinor = 0] = since.split(".").map(Number);
      return Number(major) > sinceMajor || (Number(major) === sinceMajor && Number(minor) >= sinceMinor);
    },
  };
}
