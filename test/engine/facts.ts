// Answers what core asks about the build context from the files of a scenario.
import { type FactQuery, type Facts, noFacts } from "../../server/src/core";
import type { Files } from "./build";

function directory(files: Files, path: string): readonly string[] | null {
  const prefix = path === "." || path === "" ? "" : `${path.replace(/\/$/, "")}/`;
  const below = Object.keys(files).filter((name) => name.startsWith(prefix));
  const names = below.map((name) => name.slice(prefix.length).replace(/\/.*/, "/"));
  return names.length === 0 ? null : [...new Set(names)];
}

function withAnswer(facts: Facts, query: FactQuery, files: Files): Facts {
  const version = facts.version + 1;
  if (query.kind === "file") {
    const path = query.path.replace(/^\.\//, "");
    return { ...facts, version, files: new Map(facts.files).set(query.path, files[path] ?? null) };
  }
  if (query.kind === "directory") {
    return { ...facts, version, directories: new Map(facts.directories).set(query.path, directory(files, query.path)) };
  }
  const text = files[".dockerignore"];
  return { ...facts, version, dockerignore: text === undefined ? null : { path: ".dockerignore", text } };
}

const known = (facts: Facts, query: FactQuery): boolean => {
  if (query.kind === "file") return facts.files.has(query.path);
  return query.kind === "directory" ? facts.directories.has(query.path) : facts.dockerignore !== undefined;
};

/** Asks until nothing new is asked. */
export function gather(files: Files, needs: (facts: Facts) => readonly FactQuery[]): Facts {
  let facts = noFacts;
  for (let round = 0; round < 10; round++) {
    const asked = needs(facts).filter((query) => !known(facts, query));
    if (asked.length === 0) return facts;
    for (const query of asked) facts = withAnswer(facts, query, files);
  }
  throw new Error("core still asks for new facts after ten rounds");
}
