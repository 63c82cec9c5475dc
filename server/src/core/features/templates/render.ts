// Writes a project's files: the Dockerfile with an init exactly where the simulator says that one is needed, what the context leaves out, Compose.
import type { FactQuery, Facts } from "../../facts";
import { commonIgnore } from "../../knowledge/ignoreLines";
import { readDockerfile } from "../../model";
import { type Startup, startup, needs as startupNeeds } from "../../startup";
import { parse } from "../../syntax";
import { composeFile } from "./compose";
import { fillTemplate } from "./fill";
import type { Project } from "./types";

export interface TemplateFile {
  /** Relative to the project's folder. */
  readonly path: string;
  readonly text: string;
}

/** Why the init is there, as a comment above it. */
function initReason(found: Startup): string {
  const program = found.chain.at(-1)?.program ?? "The program";
  return found.verdict === "problem" || found.stop.stopsPromptly === "no"
    ? `As PID 1 ${program} would ignore SIGTERM and be killed after ten seconds; behind tini it stops at once.`
    : `As PID 1 ${program} would stop on SIGTERM only with a handler of its own; behind tini it stops in any case.`;
}

const simulated = (text: string, facts: Facts): Startup | undefined => startup(readDockerfile(parse(text)), facts);

const plainText = ({ template, reading }: Project): string => fillTemplate(template.dockerfile, reading.holes);

/** What the simulator asks for, to decide whether an init is needed. */
export const renderNeeds = (project: Project, facts: Facts): readonly FactQuery[] =>
  startupNeeds(readDockerfile(parse(plainText(project))), facts);

export function renderDockerfile(project: Project, facts: Facts): string {
  const plain = plainText(project);
  const found = simulated(plain, facts);
  if (!found || found.verdict === "ok") return plain;
  const { holes: plainHoles } = project.reading;
  // Where the final image has no package manager, the build stage installs the init.
  const buildPackages = [plainHoles.buildPackages, "tini"].filter(Boolean).join(" ");
  const holes = { ...plainHoles, buildPackages, init: true, initWhy: initReason(found) };
  return fillTemplate(project.template.dockerfile, holes);
}

/** The Dockerfile, `.dockerignore` and, on request, `compose.yaml`. */
export function renderProject(project: Project, facts: Facts, wishes: { readonly compose?: boolean } = {}): readonly TemplateFile[] {
  const dockerfile = renderDockerfile(project, facts);
  const { ignore } = project.reading.holes;
  const ignored = [...commonIgnore, ...project.template.ignore, ...(typeof ignore === "string" && ignore ? [ignore] : [])];
  const files = [
    { path: "Dockerfile", text: dockerfile },
    { path: ".dockerignore", text: `${ignored.join("\n")}\n` },
  ];
  if (!wishes.compose) return files;
  return [...files, { path: "compose.yaml", text: composeFile(project, simulated(dockerfile, facts)) }];
}
