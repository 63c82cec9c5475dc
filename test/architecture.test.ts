// Holds the house rules that a reader of ARCHITECTURE.md relies on: the arrows between rooms, a pure core, small files that say what they are.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");

/** From each room the rooms that it may import. A new arrow is a change of its own. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  client: ["protocol"],
  entry: ["lsp", "io", "core", "protocol"],
  cli: ["core", "io"],
  lsp: ["core", "protocol"],
  io: ["core", "facts"],
  protocol: [],
  core: ["text", "syntax", "model", "shell", "knowledge", "startup", "context", "facts", "split", "rules", "lint", "features"],
  text: [],
  knowledge: [],
  facts: [],
  syntax: ["text"],
  model: ["syntax", "text", "knowledge"],
  shell: ["text", "syntax", "model", "knowledge"],
  context: ["model", "knowledge", "facts", "syntax", "text"],
  startup: ["model", "shell", "knowledge", "facts", "syntax", "text"],
  split: ["model", "shell", "knowledge", "facts", "syntax", "text"],
  rules: ["split", "context", "model", "shell", "startup", "knowledge", "facts", "syntax", "text"],
  lint: ["rules", "model", "facts", "shell", "knowledge", "syntax", "text"],
  features: ["split", "lint", "rules", "context", "model", "shell", "startup", "knowledge", "facts", "syntax", "text"],
};

/** Packages that belong to one room. */
const owned: Readonly<Record<string, readonly string[]>> = {
  "dockerfile-ast": ["syntax"],
  unbash: ["shell"],
  vscode: ["client"],
  "vscode-languageclient": ["client"],
  "vscode-languageserver": ["lsp", "entry"],
};

const core = "server/src/core/";
const isInCore = (file: string): boolean => file.startsWith(core);

function roomOf(file: string): string {
  if (file.startsWith("client/src/")) return "client";
  if (file === "server/src/protocol.ts") return "protocol";
  if (isInCore(file)) {
    const [room = "", ...rest] = file.slice(core.length).split("/");
    return rest.length > 0 ? room : room === "facts.ts" ? "facts" : "core";
  }
  const [room = "", ...rest] = file.slice("server/src/".length).split("/");
  return rest.length > 0 ? room : "entry";
}

interface Import {
  readonly file: string;
  readonly specifier: string;
}

const importPattern =
  /^\s*(?:import|export)\b[^"';]*?\bfrom\s*"([^"]+)"|^\s*import\s*"([^"]+)"|\bimport\("([^"]+)"\)|\brequire\("([^"]+)"\)/gm;

const filesUnder = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.m?ts$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));

const textOf = (file: string): string => readFileSync(join(root, file), "utf8");
const importsOf = (file: string): Import[] =>
  [...textOf(file).matchAll(importPattern)].map((match) => ({ file, specifier: match.slice(1).find(Boolean) ?? "" }));

const sources = [...filesUnder("client/src"), ...filesUnder("server/src")].sort();
const imports = sources.flatMap(importsOf);

/** The room that an import leads to; undefined for a package. */
function targetRoom({ file, specifier }: Import): string | undefined {
  if (!specifier.startsWith(".")) return undefined;
  const path = relative(root, resolve(root, dirname(file), specifier));
  // A room is imported by its folder or by a file in it; `../core` and `../facts` are files with the suffix left out.
  const known = sources.find((source) => source === `${path}.ts` || source === `${path}/index.ts`);
  if (known === undefined) throw new Error(`${file} imports ${specifier}, which is not there`);
  return roomOf(known);
}

const packageOf = (specifier: string): string => specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");

describe("arrows", () => {
  test("the rooms are those of the table", () => {
    expect([...new Set(sources.map(roomOf))].filter((room) => !(room in arrows))).toEqual([]);
  });

  test("no import takes an arrow that is not in the table", () => {
    const wrong = imports.flatMap((each) => {
      const from = roomOf(each.file);
      const to = targetRoom(each);
      return to === undefined || to === from || arrows[from]?.includes(to) ? [] : [`${each.file}: ${from} → ${to} (${each.specifier})`];
    });
    expect(wrong).toEqual([]);
  });

  test("a package that belongs to a room is imported there only", () => {
    const wrong = imports.filter(({ file, specifier }) => owned[packageOf(specifier)]?.includes(roomOf(file)) === false);
    expect(wrong).toEqual([]);
  });

  test("core imports no Node module and nothing of LSP", () => {
    const wrong = imports.filter(
      ({ file, specifier }) => isInCore(file) && /^(?:node:|fs\b|net\b|http|child_process|path$|vscode)/.test(specifier),
    );
    expect(wrong).toEqual([]);
  });
});

describe("files", () => {
  const own = [...sources, ...filesUnder("scripts"), ...filesUnder("test")];

  test.each(own)("%s opens with a sentence that says what it is", (file) => {
    const [first = ""] = textOf(file)
      .replace(/^#!.*\n/, "")
      .split("\n");
    expect(first).toMatch(/^(?:\/\/|\/\*\*) \S.*/);
  });

  test("none is longer than 250 lines, but for tables of knowledge and the generated list of rules", () => {
    const written = sources.filter((file) => roomOf(file) !== "knowledge" && file !== "server/src/core/rules/index.ts");
    const long = written.filter((file) => textOf(file).trimEnd().split("\n").length > 250);
    expect(long).toEqual([]);
  });

  test("none uses `any`, silences the checker or asserts non-null", () => {
    const escapes = /^(?!\s*(?:\/\/|\/?\*)).*(?::|\bas|<)\s*any\b|@ts-(?:ignore|nocheck|expect-error)|biome-ignore/m;
    expect(own.filter((file) => !file.endsWith("architecture.test.ts") && escapes.test(textOf(file)))).toEqual([]);
  });

  test("none has a block of `catch` with nothing in it", () => {
    expect(own.filter((file) => /catch\s*(?:\([^)]*\))?\s*\{\s*\}/.test(textOf(file)))).toEqual([]);
  });
});
