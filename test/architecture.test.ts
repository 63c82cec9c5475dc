// Holds the house rules that a reader of ARCHITECTURE.md relies on: the arrows between rooms, no circles, a pure core, small files that say what they are.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { circles } from "./support/circles";

const root = resolve(import.meta.dirname, "..");

/** From each room the rooms that it may import. A new arrow is a change of its own. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  client: ["protocol"],
  entry: ["lsp", "io", "core", "protocol"],
  cli: ["core", "io"],
  lsp: ["core", "protocol"],
  io: ["core", "facts"],
  protocol: [],
  core: [
    "text",
    "syntax",
    "model",
    "shell",
    "knowledge",
    "startup",
    "context",
    "image",
    "facts",
    "edits",
    "split",
    "rules",
    "lint",
    "prove",
    "features",
  ],
  text: [],
  knowledge: [],
  facts: [],
  syntax: ["text"],
  model: ["syntax", "text", "knowledge", "facts"],
  shell: ["text", "syntax", "model", "knowledge"],
  context: ["model", "knowledge", "facts", "syntax", "text"],
  image: ["context", "model", "shell", "knowledge", "facts", "syntax", "text"],
  startup: ["image", "context", "model", "shell", "knowledge", "facts", "syntax", "text"],
  edits: ["model", "shell", "knowledge", "syntax", "text"],
  split: ["image", "context", "edits", "model", "shell", "knowledge", "facts", "syntax", "text"],
  rules: ["split", "image", "context", "edits", "model", "shell", "startup", "knowledge", "facts", "syntax", "text"],
  lint: ["rules", "context", "edits", "model", "facts", "shell", "knowledge", "syntax", "text"],
  prove: ["lint", "rules", "image", "edits", "model", "startup", "knowledge", "facts", "syntax", "text"],
  features: ["split", "lint", "rules", "image", "context", "edits", "model", "shell", "startup", "knowledge", "facts", "syntax", "text"],
};

/** Rooms of core that the others enter by `index.ts` alone: what lies behind it may move. */
const doors = ["image", "context", "edits"];

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
const known = new Set(sources);
const imports = sources.flatMap(importsOf);

/** Where an import leads, from the root and without a suffix; undefined for a package. */
const pathOf = ({ file, specifier }: Import): string | undefined =>
  specifier.startsWith(".") ? relative(root, resolve(root, dirname(file), specifier)) : undefined;

/** The file that an import leads to; undefined for a package. */
function targetOf(each: Import): string | undefined {
  const path = pathOf(each);
  if (path === undefined) return undefined;
  // A room is imported by its folder or by a file in it; `../core` and `../facts` are files with the suffix left out.
  const target = [`${path}.ts`, `${path}/index.ts`].find((file) => known.has(file));
  if (target === undefined) throw new Error(`${each.file} imports ${each.specifier}, which is not there`);
  return target;
}

/** Whether an import enters a room of `doors` by another way than its door. */
function missesDoor(each: Import): boolean {
  const path = pathOf(each);
  const room = doors.find((door) => path?.startsWith(`${core}${door}/`));
  return room !== undefined && roomOf(each.file) !== room && path !== `${core}${room}/index`;
}

const packageOf = (specifier: string): string => specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");

describe("arrows", () => {
  test("the rooms are those of the table", () => {
    expect([...new Set(sources.map(roomOf))].filter((room) => !(room in arrows))).toEqual([]);
  });

  test("no import takes an arrow that is not in the table", () => {
    const wrong = imports.flatMap((each) => {
      const from = roomOf(each.file);
      const target = targetOf(each);
      const to = target && roomOf(target);
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

describe("circles", () => {
  test("no file imports itself round a circle, by its types neither", () => {
    const graph = new Map(sources.map((file) => [file, importsOf(file).flatMap((each) => targetOf(each) ?? [])]));
    expect(circles(graph)).toEqual([]);
  });

  test.each([
    ["none", { a: ["b", "c"], b: ["c"], c: [] }, []],
    ["two files", { a: ["b"], b: ["a"], c: ["a"] }, ["a → b → a"]],
    ["three files, whatever comes before and behind", { d: ["c"], c: ["a"], a: ["b", "e"], b: ["c"], e: [] }, ["a → b → c → a"]],
    ["a hub", { hub: ["x", "y"], x: ["hub"], y: ["hub"] }, ["hub → x → hub", "hub → y → hub"]],
    ["a file that imports itself", { a: ["a"] }, ["a → a"]],
  ])("are found: %s", (_name, graph, found) => {
    expect(circles(new Map(Object.entries(graph)))).toEqual(found);
  });
});

describe("doors", () => {
  test("a room with a door is entered by it alone", () => {
    expect(imports.filter(missesDoor)).toEqual([]);
  });

  test.each([
    ["rules/copy/some-rule.ts", "../../image", false],
    ["rules/copy/some-rule.ts", "../../image/index", false],
    ["rules/copy/some-rule.ts", "../../image/files", true],
    ["rules/copy/some-rule.ts", "../../image/shell/index", true],
    ["index.ts", "./edits/layout", true],
    ["image/files.ts", "./folders", false],
    ["image/shell/read.ts", "../files", false],
    ["image/files.ts", "../context/names", true],
    ["rules/copy/some-rule.ts", "../../imageNames", false],
    ["rules/copy/some-rule.ts", "vscode/image/files", false],
  ])("%s importing %s misses the door: %s", (file, specifier, misses) => {
    expect(missesDoor({ file: `${core}${file}`, specifier })).toBe(misses);
  });
});

test("what lies in a folder of rules is imported in that folder alone, but for the list of rules", () => {
  const rules = `${core}rules/`;
  const folderOfRules = (file: string): string | undefined =>
    file.startsWith(rules) ? file.slice(rules.length).split("/", 1)[0] : undefined;
  const wrong = imports.filter(({ file, specifier }) => {
    const target = specifier.startsWith(".") ? relative(root, resolve(root, dirname(file), specifier)) : "";
    const isShared = target.startsWith(rules) && target.slice(rules.length).includes("/");
    return isShared && file !== `${rules}index.ts` && folderOfRules(file) !== folderOfRules(target);
  });
  expect(wrong).toEqual([]);
});

/** Lines of a rule beside its docs and its messages, which are texts. */
function codeLines(text: string): number {
  let code = 0;
  let close: string | undefined;
  for (const line of text.trimEnd().split("\n")) {
    if (close !== undefined) {
      if (line.startsWith(close)) close = undefined;
      continue;
    }
    const [, indent] = /^( *)(?:(?:docs|messages): \{|const (?:messages|texts)\b.*= \{)$/.exec(line) ?? [];
    if (indent === undefined) code += 1;
    else close = `${indent}}`;
  }
  return code;
}

describe("rules", () => {
  const rules = sources.filter((file) => file.startsWith(`${core}rules/`) && /^export default defineRule\b/m.test(textOf(file)));

  test("are found, each in a file of its own", () => {
    expect(rules.length).toBeGreaterThan(200);
  });

  test("none has more than 80 lines beside its docs and messages", () => {
    expect(rules.flatMap((file) => (codeLines(textOf(file)) > 80 ? [`${file}: ${codeLines(textOf(file))}`] : []))).toEqual([]);
  });

  test.each([
    ["one { two", 1],
    ["one\n  docs: {\n    what: {\n    },\n  },\n  two", 2],
    ['const messages = {\n  a: "b",\n} as const;\ntwo\nthree\n', 2],
    ["  messages: {\n    a,\n  },\n  messages,", 1],
    ['const advice = "a";\nconst texts: Texts = {\n  a,\n};', 1],
  ])("lines of code in %j: %i", (text, count) => {
    expect(codeLines(text)).toBe(count);
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
    const escapes = /^(?!\s*(?:\/\/|\/?\*)).*(?:(?<!\(\?):|\bas|<)\s*any\b|@ts-(?:ignore|nocheck|expect-error)|biome-ignore/m;
    expect(own.filter((file) => !file.endsWith("architecture.test.ts") && escapes.test(textOf(file)))).toEqual([]);
  });

  test("none has a block of `catch` with nothing in it", () => {
    expect(own.filter((file) => /catch\s*(?:\([^)]*\))?\s*\{\s*\}/.test(textOf(file)))).toEqual([]);
  });
});
