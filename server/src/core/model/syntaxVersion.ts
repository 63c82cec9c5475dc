// Which version of the Dockerfile language a file asks for by its `# syntax=` line.
import type { Directive, SyntaxTree } from "../syntax/types";

/** `docker/dockerfile:1` moves on; of other images nothing is known. */
const pinned = /^(?:docker\.io\/)?docker\/dockerfile(?:-upstream)?:(\d+)\.(\d+)(?:\.\d+)?(-labs|-experimental)?$/;

export interface SyntaxVersion {
  readonly directive: Directive;
  /** `1.7` */
  readonly text: string;
  /** The version has what came with another one. @param since `1.4` */
  has(since: string): boolean;
}

interface Release extends SyntaxVersion {
  /** May have features earlier. */
  readonly labs: boolean;
}

function releaseOf({ directives }: SyntaxTree): Release | undefined {
  const directive = directives.find(({ name }) => name === "syntax");
  const [, major, minor, labs] = pinned.exec(directive?.value ?? "") ?? [];
  if (!directive || major === undefined || minor === undefined) return undefined;
  return {
    directive,
    text: `${Number(major)}.${Number(minor)}`,
    labs: labs !== undefined,
    has(since) {
      const [sinceMajor = 0, sinceMinor = 0] = since.split(".").map(Number);
      return Number(major) > sinceMajor || (Number(major) === sinceMajor && Number(minor) >= sinceMinor);
    },
  };
}

/** undefined where the file asks for none in particular, or for a labs release. */
export function syntaxVersion(tree: SyntaxTree): SyntaxVersion | undefined {
  const release = releaseOf(tree);
  return release?.labs ? undefined : release;
}

/** BuildKit's checks are part of the frontend since 1.8: an older one, `experimental`, or a digest that nobody can read, does not warn. */
export function warnsOfChecks(tree: SyntaxTree): boolean {
  const value = tree.directives.find(({ name }) => name === "syntax")?.value ?? "";
  return !/@sha256:|:(?:[\d.]+-)?experimental\b/.test(value) && (releaseOf(tree)?.has("1.8") ?? true);
}

/** What came with a version may be written into the file: of a labs release that is older nobody knows it. @param since `1.4` */
export const mayUse = (tree: SyntaxTree, since: string): boolean => releaseOf(tree)?.has(since) ?? true;
