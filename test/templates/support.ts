// The sample projects, and the answers that a folder of files gives to core's questions.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { detectProjects, type Facts, type Project } from "../../server/src/core";
import { factsFrom } from "../support/facts";

const root = join(import.meta.dirname, "projects");

export const sampleNames: readonly string[] = readdirSync(root).sort();

/** Texts by path relative to the project. */
export function sample(name: string): Readonly<Record<string, string>> {
  const entries = readdirSync(join(root, name), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(join(root, name).length + 1), readFileSync(path, "utf8")];
    }),
  );
}

/** The kinds that are found in these files. */
export const kindsIn = (files: Readonly<Record<string, string>>): readonly string[] =>
  detectProjects(factsFrom(files)).map(({ kind }) => kind);

/** @throws Error where not exactly one project is found */
export function projectIn(files: Readonly<Record<string, string>>): { readonly project: Project; readonly facts: Facts } {
  const facts = factsFrom(files);
  const [project, ...others] = detectProjects(facts);
  if (!project || others.length > 0) throw new Error(`found ${kindsIn(files).join(", ") || "nothing"}`);
  return { project, facts };
}
