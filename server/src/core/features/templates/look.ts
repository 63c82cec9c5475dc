// Reads a project's files from facts and remembers what it would still like to know.
import { type FactQuery, type Facts, isOpen } from "../../facts";
import { isJsonObject, type JsonObject, readJsonObject } from "../../text/json";

export interface Look {
  /** In the project's folder; a folder's name ends in `/`. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Names in a folder of the project; empty where there is none, or no answer yet. */
  list(folder: string): readonly string[];
  /** Empty where there is no such file, or no answer yet. */
  text(path: string): string;
  /** An object; empty where the file is missing or no JSON. */
  json(path: string): JsonObject;
  /** The first of these files that is there. */
  first(...paths: readonly string[]): string | undefined;
  /** What was looked at and is not answered. */
  readonly open: readonly FactQuery[];
}

/** The value as an object; empty where it is none. */
export const record = (value: unknown): JsonObject => (isJsonObject(value) ? value : {});
export const string = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

const parts = (path: string): readonly [folder: string, name: string] => {
  const at = path.lastIndexOf("/", path.length - 2); // a folder's own name ends in a slash
  return at < 0 ? [".", path] : [path.slice(0, at), path.slice(at + 1)];
};

export function lookAt(facts: Facts): Look {
  const open = new Map<string, FactQuery>();
  const ask = (query: Extract<FactQuery, { path: string }>): void => {
    if (isOpen(query, facts)) open.set(`${query.kind} ${query.path}`, query);
  };
  function list(folder: string): readonly string[] {
    ask({ kind: "directory", path: folder });
    return facts.directories.get(folder) ?? [];
  }
  function has(path: string): boolean {
    const [folder, name] = parts(path);
    return list(folder).includes(name);
  }
  function text(path: string): string {
    if (!has(path)) return "";
    ask({ kind: "file", path });
    return facts.files.get(path) ?? "";
  }
  return {
    names: list("."),
    has,
    list,
    text,
    json: (path) => readJsonObject(text(path)) ?? {},
    first: (...paths) => paths.find(has),
    get open() {
      return [...open.values()];
    },
  };
}
