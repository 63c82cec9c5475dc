// The sources of a program that cargo builds: the main file of its name, and the modules of its crate.
import type { Origin, SourceFile } from "../image";
import { baseName, folderOf, joinPath } from "../text/path";
import type { OwnCode } from "./ownCode";

export interface RustCode extends OwnCode {
  readonly main: SourceFile;
  /** Of the crate. */
  readonly manifest: string;
}

type Reader = (path: string) => SourceFile | undefined;

const readerOf =
  (at: Origin): Reader =>
  (path) => {
    const found = at.file(path);
    return found.is === "yes" ? found.value.source : undefined;
  };

const sectionsOf = (manifest: string): readonly string[] => manifest.split(/^(?=[ \t]*\[)/m);
const valueIn = (section: string, key: string): string | undefined =>
  new RegExp(`^[ \\t]*${key}[ \\t]*=[ \\t]*"([^"\\n]*)"`, "m").exec(section)?.[1];
const packageName = (manifest: string): string | undefined => {
  const section = sectionsOf(manifest).find((each) => each.trimStart().startsWith("[package]"));
  return section && valueIn(section, "name");
};

/** The main file of a program of this crate. */
function mainIn(crate: string, manifest: string, name: string, read: Reader): SourceFile | undefined {
  const bins = sectionsOf(manifest).filter((section) => section.trimStart().startsWith("[[bin]]"));
  const path = bins.flatMap((section) => (valueIn(section, "name") === name ? (valueIn(section, "path") ?? []) : []))[0];
  const isNamed = packageName(manifest) === name || bins.some((section) => valueIn(section, "name") === name);
  const paths = [
    ...(path === undefined ? [] : [path]),
    `src/bin/${name}.rs`,
    `src/bin/${name}/main.rs`,
    ...(isNamed ? ["src/main.rs"] : []),
  ];
  return paths.map((each) => read(joinPath(crate, each))).find((found) => found !== undefined);
}

const mostMembers = 40;

/** Folders of the workspace's crates that may hold the program. */
function memberFolders(manifest: string, name: string): readonly string[] {
  const list = /^[ \t]*(?:default-)?members[ \t]*=[ \t]*\[([^\]]{0,4000})\]/m.exec(manifest)?.[1] ?? "";
  const members = [...list.matchAll(/"([^"\n]+)"/g)].map(([, member = ""]) => member);
  return members.slice(0, mostMembers).flatMap((member) => (member.includes("*") ? [member.replace(/\*+.*$/, name)] : [member]));
}

const mostFiles = 40;

/** The crate's root declares its modules beside itself, another file in a folder of its own name. */
const moduleFolder = (path: string, roots: ReadonlySet<string>): string =>
  roots.has(path) || /^(?:main|lib|mod)\.rs$/.test(baseName(path)) ? folderOf(path) : path.replace(/\.rs$/, "");

const declared = /^[ \t]*(?:pub(?:\([^)\n]*\))?[ \t]+)?mod[ \t]+(\w+)[ \t]*;/gm;

/** Crates of the project itself, or of a repository: what they install is not seen. */
const bringsOwn = (manifest: string): boolean =>
  sectionsOf(manifest).some(
    (section) => /^\s*\[[^\]\n]*dependencies/.test(section) && /\b(?:path|git)\s*=|\bworkspace\s*=\s*true/.test(section),
  );

function withModules(main: SourceFile, crate: string, manifest: string, read: Reader): RustCode {
  const library = read(joinPath(crate, "src/lib.rs"));
  const open = [main, ...(library ? [library] : [])];
  const roots = new Set(open.map(({ path }) => path));
  const texts: string[] = [];
  let complete = !bringsOwn(manifest);
  for (let next = open.shift(); next; next = open.shift()) {
    if (next !== main) texts.push(next.text);
    for (const [, name = ""] of next.text.matchAll(declared)) {
      const folder = moduleFolder(next.path, roots);
      const file =
        texts.length < mostFiles ? (read(joinPath(folder, `${name}.rs`)) ?? read(joinPath(folder, `${name}/mod.rs`))) : undefined;
      if (file) open.push(file);
      else if (name !== "tests" && name !== "test") complete = false;
    }
  }
  return { main, manifest, texts, modules: new Set(), complete };
}

/** @param project the folder of Cargo.toml, in the image of the stage that builds it */
export function rustCode(project: string, name: string, at: Origin): RustCode | undefined {
  const read = readerOf(at);
  const manifest = read(joinPath(project, "Cargo.toml"))?.text;
  if (manifest === undefined) return undefined;
  const main = mainIn(project, manifest, name, read);
  if (main) return withModules(main, project, manifest, read);
  for (const folder of memberFolders(manifest, name)) {
    const crate = joinPath(project, folder);
    const own = read(joinPath(crate, "Cargo.toml"))?.text;
    const found = own === undefined ? undefined : mainIn(crate, own, name, read);
    if (found && own !== undefined) return withModules(found, crate, own, read);
  }
  return undefined;
}
