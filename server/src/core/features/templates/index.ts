// New Dockerfiles: which projects a folder holds, and the files that are right for each.
import type { FactQuery, Facts } from "../../facts";
import { detectProjects, projectNeeds, projectOfKind } from "./detect";
import { renderNeeds } from "./render";
import type { Project } from "./types";

export { detectProjects } from "./detect";
export { templateActions, templateCompletions, templateOfferNeeds } from "./offers";
export { renderProject, type TemplateFile } from "./render";
export type { Project } from "./types";

/**
 * What helps to recognise the projects of a folder and to write their files; ask again with the answers until nothing new is asked.
 * @param kind of the project, where it was chosen by name
 */
export function templateNeeds(facts: Facts, kind?: string): readonly FactQuery[] {
  const chosen = kind === undefined ? undefined : projectOfKind(kind, facts);
  const projects = chosen ? [chosen.project] : detectProjects(facts);
  return [...(chosen?.open ?? projectNeeds(facts)), ...projects.flatMap((project) => renderNeeds(project, facts))];
}

/** undefined: there is no such kind. */
export const projectAs = (kind: string, facts: Facts): Project | undefined => projectOfKind(kind, facts)?.project;
