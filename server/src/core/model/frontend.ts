// Who reads the file: Docker's own frontend, or another one that `# syntax=` names and that knows other instructions.
import type { Directive, SyntaxTree } from "../syntax/types";
import { nearestName } from "../text/nearest";
import { readImageReference } from "./imageReference";

const own = ["docker/dockerfile", "docker/dockerfile-upstream"];

export interface Frontend {
  readonly directive: Directive;
  /** Repository with its registry, as written. */
  readonly name: string;
  /** Docker's frontend, or a mirror of it by its name. */
  readonly isOwn: boolean;
  /** What is meant, where the name is almost that. */
  readonly meant: string | undefined;
}

/** Behind a registry, whatever folder the mirror lies in. */
const isMirror = (registry: string | undefined, repository: string): boolean =>
  own.some((name) => repository === name || repository.endsWith(`/${name}`)) ||
  (registry !== undefined && /(?:^|\/)dockerfile(?:-upstream)?$/.test(repository));

/** Docker Hub has no official image of that name. */
const meantBy = (repository: string): string | undefined =>
  repository === "dockerfile" ? own[0] : repository.includes("/") ? nearestName(repository, own) : undefined;

/** undefined: the builder's own. */
export function frontendOf({ directives }: Pick<SyntaxTree, "directives">): Frontend | undefined {
  const directive = directives.find(({ name }) => name === "syntax");
  const value = directive?.value.trim().split(/\s/, 1)[0] ?? "";
  if (!directive || value === "") return undefined;
  const { registry, repository } = readImageReference(value, directive.valueSpan);
  const isOwn = isMirror(registry, repository);
  return {
    directive,
    name: registry === undefined ? repository : `${registry}/${repository}`,
    isOwn,
    meant: isOwn || registry !== undefined ? undefined : meantBy(repository),
  };
}

/** Another language may be read: of instructions, their order and what FROM takes nothing is known. */
export function isForeign(tree: Pick<SyntaxTree, "directives">): boolean {
  const frontend = frontendOf(tree);
  return frontend !== undefined && !frontend.isOwn && frontend.meant === undefined;
}
