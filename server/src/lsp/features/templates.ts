// Answers `dockwright/templates`: the files of a new Dockerfile for each project in a folder.
import { detectProjects, noFacts, projectAs, renderProject, stageTemplates, templateNeeds } from "../../core";
import { type TemplatesParams, type TemplatesResult, templatesRequest } from "../../protocol";
import type { StartFeature } from "../feature";
import { answer } from "../handle";

const kinds: TemplatesResult["kinds"] = stageTemplates.map(({ kind, title }) => ({ kind, title }));

export const templates: StartFeature = ({ connection, runtime, log }) => {
  connection.onRequest<TemplatesResult, never>(
    templatesRequest,
    answer(
      templatesRequest,
      log,
      async ({ folder, kind, compose }: TemplatesParams): Promise<TemplatesResult> => {
        // Facts are asked for a Dockerfile; the one that is to be written lies in this folder.
        const dockerfile = `${folder.replace(/\/$/, "")}/Dockerfile`;
        const facts = await runtime.facts(dockerfile, (known) => templateNeeds(known, kind), noFacts, "table");
        const chosen = kind === undefined ? undefined : projectAs(kind, facts);
        const projects = chosen ? [chosen] : detectProjects(facts);
        return { projects: projects.map((project) => ({ ...shown(project), files: renderProject(project, facts, { compose }) })), kinds };
      },
      () => ({ projects: [], kinds }),
    ),
  );
};

const shown = ({ kind, title, because }: ReturnType<typeof detectProjects>[number]) => ({ kind, title, because });
