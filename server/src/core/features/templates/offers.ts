// What an empty Dockerfile is offered: the templates that fit the project around it.
import { isThere } from "../../context";
import type { FactQuery, Facts } from "../../facts";
import type { Dockerfile } from "../../model/types";
import type { FixEdit } from "../../text/span";
import type { CompletionList } from "../completion";
import { detectProjects, projectNeeds } from "./detect";
import { renderDockerfile, renderNeeds, renderProject } from "./render";

/** Nothing is written yet, or not more than the beginning of a first word. */
const isEmpty = ({ tree: { text } }: Dockerfile): boolean => text.length < 256 && /^\s*\w{0,16}\s*$/.test(text);

/** Nothing for a file that is not empty. */
export function templateOfferNeeds(doc: Dockerfile, facts: Facts): readonly FactQuery[] {
  if (!isEmpty(doc)) return [];
  return [...projectNeeds(facts), ...detectProjects(facts).flatMap((project) => renderNeeds(project, facts))];
}

/** undefined: the file is not empty, or no project was recognised. An item takes the place of the word at the offset. */
export function templateCompletions(doc: Dockerfile, offset: number, facts: Facts): CompletionList | undefined {
  if (!isEmpty(doc)) return undefined;
  const items = detectProjects(facts).map((project) => {
    const text = renderDockerfile(project, facts);
    return {
      label: `Dockerfile for ${project.title}`,
      kind: "template" as const,
      detail: `from ${project.because}`,
      newText: text,
      documentation: () => `\`\`\`dockerfile\n${text}\`\`\``,
    };
  });
  if (items.length === 0) return undefined;
  const { text } = doc.tree;
  const start = offset - (/\w*$/.exec(text.slice(0, offset))?.[0].length ?? 0);
  return { span: { start, end: offset + (/^\w*/.exec(text.slice(offset))?.[0].length ?? 0) }, items };
}

export interface TemplateAction {
  readonly title: { readonly template: string; readonly values: Readonly<Record<string, string>> };
  readonly kind: string;
  edits(): readonly FixEdit[];
}

/** One for each project; with `.dockerignore` where there is none yet. */
export function templateActions(doc: Dockerfile, facts: Facts): readonly TemplateAction[] {
  if (!isEmpty(doc)) return [];
  const span = { start: 0, end: doc.tree.text.length };
  return detectProjects(facts).map((project) => ({
    title: { template: "Write the Dockerfile for {title} (from {file})", values: { title: project.title, file: project.because } },
    kind: project.kind,
    edits: () =>
      renderProject(project, facts).flatMap(({ path, text }): FixEdit[] => {
        if (path === "Dockerfile") return [{ span, newText: text }];
        const known = isThere(facts, path) ?? false;
        return known ? [] : [{ file: path, create: true, span: { start: 0, end: 0 }, newText: text }];
      }),
  }));
}
