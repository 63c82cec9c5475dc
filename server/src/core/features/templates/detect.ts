// Which projects lie in a folder: what to ask of it, and what the answers say.
import type { FactQuery, Facts } from "../../facts";
import { projectKinds } from "./kinds";
import { type Look, lookAt } from "./look";
import type { Project, ProjectKind } from "./types";

const project = ({ template, read }: ProjectKind, look: Look, because: string): Project => ({
  kind: template.kind,
  title: template.title,
  because,
  template,
  reading: read(look),
});

const found = (look: Look): readonly Project[] =>
  projectKinds.flatMap((kind) => {
    const because = kind.finds(look);
    return because === undefined ? [] : [project(kind, look, because)];
  });

/** Best guess first; empty where nothing is known. The folder is the one of the Dockerfile. */
export const detectProjects = (facts: Facts): readonly Project[] => found(lookAt(facts));

/** Files and folders that would tell more; ask again with the answers until nothing new is asked. */
export function projectNeeds(facts: Facts): readonly FactQuery[] {
  const look = lookAt(facts);
  found(look);
  return look.open;
}

/** The project read as this kind, whatever it looks like; undefined: no such kind. */
export function projectOfKind(kind: string, facts: Facts): { readonly project: Project; readonly open: readonly FactQuery[] } | undefined {
  const known = projectKinds.find(({ template }) => template.kind === kind);
  if (!known) return undefined;
  const look = lookAt(facts);
  return { project: project(known, look, "--kind"), open: look.open };
}
