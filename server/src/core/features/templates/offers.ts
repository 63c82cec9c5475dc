// What an empty Dockerfile is offered: the templates that fit the project around it.
import type { Facts } from "../../facts";
import type { Dockerfile } from "../../model/types";
import type { FixEdit } from "../../rules/rule";
import type { Span } from "../../text/span";
import type { CompletionItem } from "../completion";
import { detectProjects } from "./detect";
import { renderDockerfile, renderProject } from "./render";

/** Nothing is written yet, or not more than the beginning of a first word. */
function emptySpan({ tree: { text } }: Dockerfile): Span | undefined {
  return /^\s*\w{0,16}\s*$/.test(text) ? { start: 0, end: text.length } : undefined;
}

export interface TemplateCompletions {
  readonly span: Span;
  readonly items: readonly CompletionItem[];
}

/** undefined: the file is not empty, or no project was recognised. */
export function templateCompletions(doc: Dockerfile, facts: Facts): TemplateCompletions | undefined {
  const span = emptySpan(doc);
  if (!span) return undefined;
  const items = detectProjects(facts).map((project): CompletionItem => {
    const text = renderDockerfile(project, facts);
    return {
      label: `Dockerfile for ${project.title}`,
      kind: "template",
      detail: `from ${project.because}`,
      newText: text,
      documentation: () => `\`\`\`dockerfile\n${text}\`\`\``,
    };
  });
  return items.length > 0 ? { span, items } : undefined;
}

export interface TemplateAction {
  readonly title: { readonly template: string; readonly values: Readonly<Record<string, string>> };
  readonly kind: string;
  edits(): readonly FixEdit[];
}

/** One for each project; with `.dockerignore` where there is none yet. */
export function templateActions(doc: Dockerfile, facts: Facts): readonly TemplateAction[] {
  const span = emptySpan(doc);
  if (!span) return [];
  return detectProjects(facts).map((project) => ({
    title: { template: "Write the Dockerfile for {title} (from {file})", values: { title: project.title, file: project.because } },
    kind: project.kind,
    edits: () =>
      renderProject(project, facts).flatMap(({ path, text }): FixEdit[] => {
        if (path === "Dockerfile") return [{ span, newText: text }];
        const known = facts.directories.get(".")?.includes(path) ?? false;
        return known ? [] : [{ file: path, create: true, span: { start: 0, end: 0 }, newText: text }];
      }),
  }));
}
