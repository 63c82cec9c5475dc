// The code of a program that an interpreter runs: its main file, also under the name that it had before a compiler, and what this imports.
import { absolute, type ImageFile, type Origin, type SourceFile } from "../image";
import type { Program } from "../knowledge/programs";
import { handlerSigns, signalNamed } from "../knowledge/signalHandlers";
import { interpretedName } from "../shell/interpreterCall";
import { readJsonObject } from "../text/json";
import { folderOf, joinPath } from "../text/path";
import { codeSigns, handledSignals, withoutComments } from "./appCode";
import type { Next } from "./follow";
import { importedCode } from "./importedFiles";
import { noCode, type OwnCode } from "./ownCode";
import { pythonModules } from "./pythonModules";
import { type Setting, sourceAt } from "./setting";
import type { AppDetail } from "./types";

/** An interpreter that is about to run. */
export interface Interpreted {
  readonly name: string;
  readonly program: Program;
  readonly args: readonly string[];
  readonly next: Next;
  readonly found: ImageFile | undefined;
}

const textsOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

/** Folders that a compiler of TypeScript writes to, where no settings are at hand that say it. */
const usualOutput = /^(.*\/)(?:dist|build|lib|out|\.output|output)\/(.+)$/;

/** What the compiler makes of a file of the project: its folder, and the path within the output. */
function outputOf(path: string, at: Origin): readonly { readonly project: string; readonly within: string; readonly from?: string }[] {
  const found: { project: string; within: string; from?: string }[] = [];
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    const file = at.file(joinPath(folder, "tsconfig.json"));
    const text = file.is === "yes" ? file.value.source?.text : undefined;
    const options = text === undefined ? {} : objectOf(readJsonObject(text)?.compilerOptions);
    const out = textsOf(options.outDir);
    const output = out === undefined ? undefined : joinPath(folder, out);
    if (output !== undefined && output !== folder && path.startsWith(`${output}/`)) {
      found.push({ project: folder, within: path.slice(output.length + 1), from: textsOf(options.rootDir) });
    }
    if (folder === "/" || folder === ".") break;
  }
  const [, project, within] = usualOutput.exec(path) ?? [];
  return project !== undefined && within !== undefined ? [...found, { project, within }] : found;
}

/** What a compiler made the file of: `src/main.ts` of `dist/main.js`. */
function sourceBefore(path: string, at: Origin): SourceFile | undefined {
  for (const { project, within, from } of outputOf(path, at)) {
    const [, stem] = /^(.*?)(?:\.bundle|\.min)?\.[cm]?js$/.exec(within) ?? [];
    if (stem === undefined) continue;
    const folders = [...(from === undefined ? [] : [from]), "src", "."];
    const names = [...new Set(folders.flatMap((folder) => [joinPath(folder, stem), joinPath(folder, stem.replace(/^src\//, ""))]))];
    for (const each of names) {
      for (const end of [".ts", ".mts", ".js"]) {
        const file = at.file(joinPath(project, each + end));
        if (file.is === "yes" && file.value.source) return file.value.source;
      }
    }
  }
  return undefined;
}

/** A folder starts by the `main` of its package.json, or its index. */
function mainOfFolder(path: string, setting: Setting): string | undefined {
  const manifest = sourceAt(setting, joinPath(path, "package.json"));
  const main = manifest && textsOf(readJsonObject(manifest.text)?.main);
  return main === undefined ? undefined : joinPath(path, main);
}

interface Found {
  readonly file: SourceFile;
  /** Where its imports lie. */
  readonly at: Pick<Origin, "file">;
}

function nodeFile(path: string, setting: Setting): Found | undefined {
  const inMain = /\.\w+$/.test(path) ? undefined : mainOfFolder(path, setting);
  const all = /\.[cm]?[jt]sx?$/.test(path)
    ? [path]
    : [path, `${path}.js`, `${path}/index.js`, ...(inMain === undefined ? [] : [inMain, `${inMain}.js`])];
  for (const each of all) {
    const file = sourceAt(setting, each);
    if (file) return { file, at: setting.image };
  }
  for (const each of all.map((one) => (/\.[cm]?js$/.test(one) ? one : `${one}.js`))) {
    for (const origin of setting.image.origins(each)) {
      const file = sourceBefore(origin.path, origin);
      if (file) return { file, at: origin };
    }
  }
  return undefined;
}

const isNode = (name: string): boolean => /^(?:node|nodejs|bun|ts-node|babel-node)$/.test(name);
const isPython = (name: string): boolean => /^(?:python|pypy)/.test(name);

function mainFile({ name, next, found }: Interpreted, script: string, setting: Setting): Found | undefined {
  if (found?.source) return { file: found.source, at: setting.image };
  const path = absolute(script, next.directory);
  if (isNode(name)) return nodeFile(path, setting);
  const file = sourceAt(setting, path) ?? (isPython(name) ? sourceAt(setting, joinPath(path, "__main__.py")) : undefined);
  return file && { file, at: setting.image };
}

/** A handler for SIGCHLD that waits for whatever has ended. */
const reapsInPython = (text: string): boolean => /^[^#\n]*\bsignal\.SIGCHLD\s*,/m.test(text) && /\bos\.waitpid\(\s*-1\s*,/.test(text);

function detail(call: Interpreted, script: string | undefined, main: Found | undefined, root: string, setting: Setting): AppDetail {
  const { name, program, args } = call;
  const file = main?.file;
  const own = (): OwnCode | undefined => {
    if (!main) return undefined;
    if (isPython(name)) return pythonModules(main.file, root, setting);
    return isNode(name) ? importedCode(main.file, main.at, setting) : noCode;
  };
  const signs = codeSigns(name, { text: file?.text, script, args, variable: setting.variable, own });
  const alsoStopsOn = [...(program.alsoStopsOn ?? []), ...signs.alsoStopsOn];
  const reaps = isPython(name) && file && reapsInPython(file.text) ? "yes" : program.reaps;
  return { kind: "service", reaps, ...signs, alsoStopsOn, file };
}

/** `COPY --from=build /app/.next/standalone ./`: the server.js that `next build` writes. */
const isStandaloneNext = (path: string, { image, variable }: Setting): boolean =>
  variable("NEXT_MANUAL_SIG_HANDLE") === undefined &&
  image.origins(path).some((at) => /\/\.next\/standalone\/(?:[\w.@-]+\/){0,8}server\.js$/.test(at.path));

/** Measured with Next.js 16: 0.1 s. */
const nextServer = ({ program }: Interpreted): AppDetail => ({
  kind: "service",
  onTerm: "stops",
  reaps: program.reaps,
  alsoStopsOn: ["SIGINT"],
  certainty: "likely",
  because: "the server that `next build` writes handles SIGTERM",
  file: undefined,
});

export function ofCode(call: Interpreted, setting: Setting): AppDetail {
  const words = call.name === "bun" && call.args[0] === "run" ? call.args.slice(1) : call.args;
  const script = interpretedName(call.name, words);
  const main = script === undefined ? undefined : mainFile(call, script, setting);
  if (!main && script !== undefined && isNode(call.name) && isStandaloneNext(absolute(script, call.next.directory), setting))
    return nextServer(call);
  return detail(call, script, main, folderOf(main?.file.path ?? "/"), setting);
}

/** `python -m shop.worker`: a module, or the `__main__` of a package, that lies in the working directory; undefined: it is none of the program's own. */
export function ofOwnModule(module: string, call: Interpreted, setting: Setting): AppDetail | undefined {
  const { directory } = call.next;
  const more = (setting.variable("PYTHONPATH") ?? "").split(":").filter((path) => path !== "");
  for (const root of [directory, ...more.map((path) => absolute(path, setting.image.workdir))]) {
    const path = joinPath(root, module.replaceAll(".", "/"));
    const file = sourceAt(setting, `${path}.py`) ?? sourceAt(setting, `${path}/__main__.py`);
    if (file) return detail(call, module, { file, at: setting.image }, root, setting);
  }
  return undefined;
}

/** What the code of a Ruby script changes: without a handler of its own Ruby ends on SIGTERM by itself. */
export function rubyDetail(args: readonly string[], directory: string, setting: Setting): Partial<AppDetail> | undefined {
  const script = interpretedName("ruby", args);
  if (script === undefined) return undefined;
  const file = sourceAt(setting, absolute(script, directory));
  if (!file) return { certainty: "likely" };
  const text = withoutComments(file.text, "ruby");
  const drops = [...text.matchAll(handlerSigns.ruby.drops ?? /(?!)/g)].some(([, signal = ""]) => signalNamed(signal) === "SIGTERM");
  if (drops) return { onTerm: "ignores", certainty: "likely", because: `${script} ignores SIGTERM on purpose`, file };
  return handledSignals(text, "ruby").has("SIGTERM")
    ? { onTerm: "unknown", certainty: "unknown", because: `${script} has a handler of its own for SIGTERM`, file }
    : { certainty: "likely", file };
}
