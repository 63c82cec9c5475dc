// `dockwright new`: writes a Dockerfile, and what goes with it, for the project in a folder.
import { stat } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { createInterface } from "node:readline";
import {
  detectProjects,
  type Facts,
  type Project,
  projectAs,
  renderProject,
  stageTemplates,
  type TemplateFile,
  templateNeeds,
} from "../../core";
import { writeText } from "../../io/atomicWrite";
import { syncFactSource } from "../../io/facts";
import { exists } from "../../io/files";
import type { Command, Surroundings } from "../command";
import { type ExitCode, exitCodes, UsageError } from "../exit";
import { flag, type Given, text } from "../options";

const kinds = stageTemplates.map(({ kind }) => kind);

const options = {
  kind: { type: "string", values: kinds, help: "the kind of project, instead of the one that is found" },
  compose: { type: "boolean", help: "write compose.yaml too, with the databases that the project speaks to" },
  force: { type: "boolean", help: "overwrite files that are there" },
  "dry-run": { type: "boolean", help: "print the files, write nothing" },
} as const;

/** What is typed; empty where the input ends instead. Opened for each question: nothing is asked where nothing is open. */
function answerTo(question: string, input: NodeJS.ReadableStream): Promise<string> {
  const terminal = createInterface({ input, output: process.stderr });
  return new Promise((resolve) => {
    terminal.once("close", () => resolve(""));
    terminal.question(question, (answer) => {
      resolve(answer);
      terminal.close();
    });
  });
}

interface Chosen {
  readonly project: Project;
  readonly facts: Facts;
}

/** @throws UsageError always */
function fail(message: string): never {
  throw new UsageError(message);
}

/** Asks at the terminal; undefined: there is nobody to ask. */
type AskUser = ((question: string) => Promise<string>) | undefined;

/** @throws UsageError for anything but a folder */
async function folderOf({ operands }: Given, around: Surroundings): Promise<string> {
  if (operands.length > 1) throw new UsageError(`new takes one folder, not ${operands.length}`);
  const name = operands[0] ?? ".";
  const path = resolve(around.cwd, name);
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new UsageError(`${name}: no such folder`);
  return path;
}

const factsOf = (folder: string, kind?: string): Facts =>
  syncFactSource()(resolve(folder, "Dockerfile"), (known) => templateNeeds(known, kind));

const listed = (projects: readonly Project[]): string =>
  projects.map(({ kind, title, because }) => `  --kind ${kind.padEnd(20)} ${title}, from ${because}`).join("\n");

/** Projects one level down: a repository of several services. */
function below(folder: string, facts: Facts): readonly string[] {
  const folders = (facts.directories.get(".") ?? []).filter(
    (name) => /^[^.].*\/$/.test(name) && !/^(?:node_modules|vendor|dist|build)\//.test(name),
  );
  return folders.flatMap((name) => {
    const found = detectProjects(factsOf(resolve(folder, name)));
    return found.length > 0 ? [`  ${name.padEnd(24)} ${found.map(({ title }) => title).join(", ")}`] : [];
  });
}

const allKinds = `  ${stageTemplates.map(({ kind, title }) => `--kind ${kind.padEnd(20)} ${title}`).join("\n  ")}`;

function nothingFound(folder: string, shown: string, facts: Facts): string {
  const projects = below(folder, facts);
  if (projects.length > 0) return `no project in ${shown} itself; name the folder of one of these:\n${projects.join("\n")}`;
  return `no project that is known in ${shown}; choose a kind:\n${allKinds}`;
}

async function chosen(projects: readonly Project[], ask: NonNullable<AskUser>): Promise<Project | undefined> {
  const list = projects.map(({ title, because }, index) => `  ${index + 1}  ${title} (${because})`).join("\n");
  const answer = (await ask(`Several kinds of project are here:\n${list}\nWhich one? `)).trim();
  return projects.find(({ kind }, index) => answer === kind || answer === String(index + 1));
}

/** For a project that nothing was recognised in. */
async function anyKind(folder: string, shown: string, ask: NonNullable<AskUser>): Promise<Chosen | undefined> {
  const kind = (await ask(`No project that is known in ${shown}. Kinds: ${kinds.join(", ")}\nWhich one? `)).trim();
  const facts = factsOf(folder, kind);
  const project = projectAs(kind, facts);
  return project && { project, facts };
}

/** @throws UsageError naming the choices, where there is not exactly one project and nobody to ask */
async function projectIn(folder: string, shown: string, given: Given, ask: AskUser): Promise<Chosen> {
  const kind = text(given, "kind");
  const facts = factsOf(folder, kind);
  if (kind !== undefined) {
    const project = projectAs(kind, facts);
    if (project) return { project, facts };
  }
  const projects = detectProjects(facts);
  const [only, ...others] = projects;
  if (!only) return (ask && (await anyKind(folder, shown, ask))) ?? fail(nothingFound(folder, shown, facts));
  const project = others.length === 0 ? only : ask && (await chosen(projects, ask));
  if (!project) throw new UsageError(`several kinds of project in ${shown}; choose one:\n${listed(projects)}`);
  return { project, facts };
}

/**
 * Those that may be written. A `.dockerignore` that is there stays, which is said.
 * @throws UsageError where another file is there and must not be overwritten
 */
async function writable(
  folder: string,
  files: readonly TemplateFile[],
  ask: AskUser,
  around: Surroundings,
): Promise<readonly TemplateFile[]> {
  const there: TemplateFile[] = [];
  for (const file of files) if (await exists(resolve(folder, file.path))) there.push(file);
  if (there.length === 0) return files;
  const names = there.map(({ path }) => path).join(", ");
  const answer = ask ? (await ask(`${names}: there already. Overwrite? [y/N] `)).trim() : "";
  if (/^y(?:es)?$/i.test(answer)) return files;
  if (there.some(({ path }) => path !== ".dockerignore"))
    throw new UsageError(`${names}: there already, nothing was written; --force overwrites`);
  around.err(`dockwright: ${names}: there already, left as it is; --force overwrites`);
  return files.filter((file) => !there.includes(file));
}

async function make(given: Given, around: Surroundings, ask: AskUser): Promise<ExitCode> {
  const folder = await folderOf(given, around);
  const shown = relative(around.cwd, folder) || "this folder";
  const { project, facts } = await projectIn(folder, shown, given, ask);
  const files = renderProject(project, facts, { compose: flag(given, "compose") });
  if (flag(given, "dry-run")) {
    for (const { path, text: body } of files) around.out(`==> ${relative(around.cwd, resolve(folder, path))}\n${body}`);
    return exitCodes.clean;
  }
  for (const { path, text: body } of flag(given, "force") ? files : await writable(folder, files, ask, around)) {
    const target = resolve(folder, path);
    await writeText(target, body);
    around.out(`${relative(around.cwd, target)}: written (${project.title})`);
  }
  return exitCodes.clean;
}

export const newCommand: Command = {
  usage: "new [folder]",
  summary: "write a Dockerfile and .dockerignore for the project in a folder",
  options,
  async run(given, around): Promise<ExitCode> {
    const { stdin } = around;
    if (!("isTTY" in stdin) || stdin.isTTY !== true) return make(given, around, undefined);
    return make(given, around, (question) => answerTo(question, stdin));
  },
};
