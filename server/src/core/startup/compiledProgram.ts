// What a program does with SIGTERM that this file compiles: by the sources it is built of, where they are at hand.
import { absolute, type CommandStep, commandSteps, type Origin, optionWord, type SourceFile } from "../image";
import { type CompiledSigns, compiledSigns } from "../knowledge/compiledSigns";
import { goSigns } from "../knowledge/signalHandlers";
import { historyOf } from "../model/lineage";
import { optionOf } from "../shell/invocation";
import { scriptsOf } from "../shell/scriptsOf";
import { baseName, folderOf, joinPath } from "../text/path";
import { handledSignals, withHandler, withoutComments } from "./appCode";
import { type RustCode, rustCode } from "./rustCode";
import type { Setting } from "./setting";
import type { AppDetail } from "./types";

type Told = Pick<AppDetail, "onTerm" | "alsoStopsOn" | "because" | "file"> & Partial<Pick<AppDetail, "reaps">>;

const readIn = (at: Origin, path: string): SourceFile | undefined => {
  const found = at.file(path);
  return found.is === "yes" ? found.value.source : undefined;
};

/** The commands of the stage's RUNs whose text names one of these compilers. */
function* stepsOf({ stage }: Origin, { doc }: Setting, compiler: RegExp): Iterable<CommandStep> {
  for (const run of historyOf(stage)) {
    if (run.keyword !== "RUN" || !compiler.test(run.arguments.text)) continue;
    for (const script of scriptsOf(doc, run)) yield* commandSteps(doc, run, script);
  }
}

/** The absolute path that an option names. */
function namedBy({ runs, site }: CommandStep, ...names: readonly string[]): string | undefined {
  const option = runs && optionOf(runs, ...names);
  const word = option && optionWord(option);
  const value = word && site.words.value(word);
  return value === undefined ? undefined : absolute(value, site.directory);
}

const inTarget = /^(.*?)\/target\/(?:[\w.-]+\/)?([\w-]+)\/([\w-]+)$/;
const withTermination = /^[ \t]*ctrlc[ \t]*=[^\n]*\btermination\b|^[ \t]*\[dependencies\.ctrlc\][^[]*\btermination\b/m;

const staysUp = (text: string, { stays, loops, leaves }: CompiledSigns): boolean =>
  stays.test(text) || (loops.test(text) && !leaves.test(text));

function ofRust(code: RustCode, name: string): Told | undefined {
  const { main, manifest } = code;
  const text = [main.text, ...code.texts].map((each) => withoutComments(each, "rust")).join("\n");
  const signs = withHandler(name, text, "rust");
  if (signs) return { ...signs, file: main };
  if (withTermination.test(manifest) && /\bctrlc::/.test(text))
    return { onTerm: "stops", alsoStopsOn: ["SIGINT"], because: `${name} uses a library that handles SIGTERM`, file: main };
  const { harmless, open } = compiledSigns.rust;
  if (!code.complete || open.test(text.replace(harmless, "")) || !staysUp(text, compiledSigns.rust)) return undefined;
  const alsoStopsOn = /\bctrl_c\b|\bctrlc::/.test(text) ? ["SIGINT"] : [];
  return { onTerm: "ignores", alsoStopsOn, because: `${name} is written in Rust and installs no handler for SIGTERM`, file: main };
}

function builtByCargo(at: Origin, setting: Setting): Told | undefined {
  const runsCargo = historyOf(at.stage).some(({ keyword, arguments: { text } }) => keyword === "RUN" && /\bcargo\b/.test(text));
  if (!runsCargo) return undefined;
  const [, project, , built] = inTarget.exec(at.path) ?? [];
  const name = built ?? baseName(at.path);
  if (project !== undefined) {
    const code = rustCode(project || "/", name, at);
    return code && ofRust(code, name);
  }
  for (const step of stepsOf(at, setting, /\bcargo\s+install\b/)) {
    if (step.runs?.program !== "cargo" || step.runs.subcommand?.value !== "install") continue;
    const root = namedBy(step, "--root");
    const folder = root === undefined ? /\/bin$/ : new RegExp(`^${root.replace(/[^\w/]/g, "\\$&")}/bin$`);
    const source = namedBy(step, "--path");
    const code = source !== undefined && folder.test(folderOf(at.path)) ? rustCode(source, name, at) : undefined;
    if (code) return ofRust(code, name);
  }
  return undefined;
}

/** `gcc -o server main.c net.c`: every source is named. */
function builtByC(at: Origin, setting: Setting): Told | undefined {
  for (const step of stepsOf(at, setting, /\b(?:g?cc|clang|[cg]\+\+|clang\+\+)\b/)) {
    const { runs, site } = step;
    if (!runs || !/^(?:g?cc|clang|c\+\+|g\+\+|clang\+\+)$/.test(runs.program) || namedBy(step, "-o") !== at.path) continue;
    const values = runs.operands.map((word) => site.words.value(word));
    if (values.length === 0 || values.some((value) => value === undefined || !/\.(?:c|cc|cpp|cxx)$/.test(value))) return undefined;
    const files = values.map((value) => readIn(at, absolute(value ?? "", site.directory)));
    const [main] = files;
    if (!main || files.some((file) => !file)) return undefined;
    return ofC(files.map((file) => withoutComments(file?.text ?? "", "c")).join("\n"), baseName(at.path), main);
  }
  return undefined;
}

function ofC(text: string, name: string, file: SourceFile): Told | undefined {
  const signs = withHandler(name, text, "c");
  if (signs) return { ...signs, file };
  const { harmless, open } = compiledSigns.c;
  const others = [...handledSignals(text, "c")];
  if (!staysUp(text, compiledSigns.c) || (others.length === 0 && open.test(text.replace(harmless, "")))) return undefined;
  return { onTerm: "ignores", alsoStopsOn: others, because: `${name} installs no handler for SIGTERM`, file };
}

/** Source: .NET's runtime ends the program in order on SIGTERM, whatever its code does. */
function publishedByDotnet(at: Origin, setting: Setting): Told | undefined {
  for (const step of stepsOf(at, setting, /\bdotnet\s+publish\b/)) {
    const { runs } = step;
    if (runs?.program !== "dotnet" || runs.subcommand?.value !== "publish") continue;
    // `COPY --from=build /out .` brings the folder's contents, and a program may have its name.
    const output = namedBy(step, "-o", "--output");
    if (output !== folderOf(at.path) && output !== at.path && !/\/publish$/.test(folderOf(at.path))) continue;
    if (/\.\w{2,4}$/.test(baseName(at.path))) continue;
    const because = `${baseName(at.path)} is a program of .NET, whose runtime ends on SIGTERM`;
    return { onTerm: "stops", alsoStopsOn: ["SIGINT", "SIGQUIT"], reaps: "yes", because, file: undefined };
  }
  return undefined;
}

/** @param paths where the program may lie; undefined: how it is built is not seen, or what it does is not plain */
export function compiledProgram(paths: readonly string[], setting: Setting): AppDetail | undefined {
  for (const at of paths.flatMap((path) => setting.image.origins(path))) {
    const told = builtByCargo(at, setting) ?? builtByC(at, setting) ?? publishedByDotnet(at, setting);
    if (told) return { kind: "service", reaps: "no", certainty: "likely", ...told };
  }
  return undefined;
}

/** The main file of a package of Go that `go build -o` makes the program of. */
function goMain(at: Origin, setting: Setting): SourceFile | undefined {
  for (const step of stepsOf(at, setting, /\bgo\s+build\b/)) {
    const { runs, site } = step;
    if (runs?.program !== "go" || runs.subcommand?.value !== "build" || namedBy(step, "-o") !== at.path) continue;
    const operand = runs.operands.at(-1);
    const value = operand ? site.words.value(operand) : ".";
    if (value === undefined) return undefined;
    const place = absolute(value, site.directory);
    if (place.endsWith(".go")) return readIn(at, place);
    return readIn(at, joinPath(place, "main.go")) ?? readIn(at, joinPath(place, `${baseName(place)}.go`));
  }
  return undefined;
}

/** What Go's own end on SIGTERM becomes by the code; undefined: nothing. */
export function goProgram(path: string, setting: Setting): Partial<AppDetail> | undefined {
  for (const at of setting.image.origins(path)) {
    const file = goMain(at, setting);
    const text = file && withoutComments(file.text, "c");
    if (text === undefined) continue;
    const name = baseName(path);
    if (goSigns.ignores.test(text)) return { onTerm: "ignores", alsoStopsOn: [], because: `${name} ignores SIGTERM on purpose`, file };
    return goSigns.handles.test(text) ? { because: `${name} installs a handler for SIGTERM`, file } : undefined;
  }
  return undefined;
}
