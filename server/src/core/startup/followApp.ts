// The end of the chain: what the application does with the stop signal and with orphans, and how that is known.

import { absolute, type ImageFile } from "../image";
import { programWith } from "../knowledge/programs";
import { goSigns } from "../knowledge/signalHandlers";
import { stopHabits } from "../knowledge/stopHabits";
import { wholeText } from "../model/instructionText";
import { historyOf } from "../model/lineage";
import { commandKind } from "../shell/commandKind";
import { programName } from "../shell/dialect";
import { textsOf } from "../shell/field";
import { interpreterCall } from "../shell/interpreterCall";
import { joinPath } from "../text/path";
import { reloaderEnds } from "./appCode";
import { compiledProgram, goProgram } from "./compiledProgram";
import { consoleScript } from "./consoleScript";
import { reloadsOnCommandLine, type Variable } from "./flaskServer";
import { type Next, stepOf } from "./follow";
import { prebuiltGo } from "./prebuiltGo";
import { ofCode, ofOwnModule, rubyDetail } from "./programCode";
import { programDetail } from "./programDetail";
import type { Setting } from "./setting";
import { habitDetail } from "./stopHabit";
import type { AppDetail, Step } from "./types";
import { uwsgiDetail } from "./uwsgi";

const plain = (detail: Partial<AppDetail> & Pick<AppDetail, "kind" | "because">): AppDetail => ({
  onTerm: "unknown",
  reaps: "unknown",
  alsoStopsOn: [],
  certainty: "certain",
  file: undefined,
  ...detail,
});

type Special = (args: readonly string[], variable: Variable, setting?: Setting, directory?: string) => Partial<AppDetail> | undefined;

/** First number of deno's version, by the base image's tag, the image that it is copied from, or a variable. */
function denoRelease(setting: Setting): string | undefined {
  const { stage, base } = setting;
  const copied = historyOf(stage).map((each) =>
    each.keyword === "COPY" ? /--from=[^\s:]*\bdeno[^\s:]*:(\S+)/.exec(wholeText(each))?.[1] : undefined,
  );
  const tag = copied.findLast((each) => each !== undefined) ?? (base?.name === "denoland/deno" ? stage.baseImage?.tag : undefined);
  return /(?:^|[-v])(\d+)(?:\.|$|-)/.exec(tag ?? setting.variable("DENO_VERSION") ?? "")?.[1];
}

/** Measured on Alpine 3.22; cronie and dcron are of other minds, and -l with a number is BusyBox's own. */
function isBusyBoxCron(args: readonly string[], { image, base }: Setting): boolean {
  if (!args.some((arg) => /^-[a-zA-Z]*f/.test(arg))) return false;
  if (["cronie", "dcron", "fcron"].some((each) => image.installed(each).is === "yes")) return false;
  const ofImage = /^(?:alpine|busybox)$/.test(base?.distribution?.family ?? "");
  return ofImage || args.some((arg, index) => /^-[ld]\d*$/.test(arg) && /^\d+$/.test(arg.slice(2) || (args[index + 1] ?? "")));
}

/** Options that change what the table of programs says. */
const special: Readonly<Record<string, Special>> = {
  java: (args) =>
    args.includes("-Xrs") ? { onTerm: "ignores", alsoStopsOn: [], because: "java -Xrs leaves signals to the kernel" } : undefined,
  php: (args) => (args[0] === "-S" ? { onTerm: "ignores", because: "PHP's built-in web server has no handler for SIGTERM" } : undefined),
  uwsgi: (args, _, setting, directory) => setting && uwsgiDetail(args, setting, directory ?? setting.image.workdir),
  crond: (args, _, setting) =>
    setting && isBusyBoxCron(args, setting)
      ? { onTerm: "ignores", alsoStopsOn: [], certainty: "likely", because: "BusyBox's crond has no handler for SIGTERM" }
      : undefined,
  // Apache's takes a file behind -f.
  httpd: (args) =>
    args.some((arg, index) => /^-v*fv*$/.test(arg) && !/^[^-]/.test(args[index + 1] ?? ""))
      ? { onTerm: "ignores", alsoStopsOn: [], because: "BusyBox's httpd has no handler for SIGTERM" }
      : undefined,
  flask: (args, variable) => {
    const reloads = reloadsOnCommandLine(args, variable);
    if (reloads === "yes") return { onTerm: "stops", because: reloaderEnds };
    if (reloads === "no") return { onTerm: "ignores", because: "flask has no handler for SIGTERM" };
    const because = "whether Flask's reloader runs, which ends on SIGTERM, is not known";
    return { onTerm: "unknown", certainty: "unknown", because };
  },
  deno: (_, __, setting) =>
    setting && denoRelease(setting) === "1"
      ? { onTerm: "unknown", alsoStopsOn: [], certainty: "unknown", because: "what deno 1 does with SIGTERM is not known" }
      : undefined,
  ruby: (args, _, setting, directory) => setting && rubyDetail(args, directory ?? setting.image.workdir, setting),
  node: (args) => (args.includes("--run") ? { onTerm: "ignores", because: "node --run does not pass SIGTERM on" } : undefined),
};

/** `python -m gunicorn`: the module stands for its program. */
const modules: Readonly<Record<string, string>> = { "http.server": "flask", SimpleHTTPServer: "flask", flask: "flask" };

function ofModule(module: string, args: readonly string[], setting: Setting): AppDetail | undefined {
  const known =
    programWith(module, args, setting.variable) ?? programWith(modules[module] ?? module.split(".")[0] ?? module, args, setting.variable);
  if (known?.kind !== "service" || known.onTerm === "code") return undefined;
  return { ...programDetail(module, known), ...(module === "flask" && special.flask?.(args, setting.variable)) };
}

function ofGo(name: string): AppDetail {
  const because = `${name} is written in Go, which ends on SIGTERM even without a handler`;
  return plain({ kind: "service", onTerm: "stops", reaps: "no", alsoStopsOn: ["SIGINT", "SIGHUP"], certainty: "likely", because });
}

const interpreters = ["python", "python3", "pip", "node"] as const;

/** Copied in ready, or by its name: exporters and collectors, where no interpreter is in sight. */
function readyGo(name: string, places: readonly string[], setting: Setting): AppDetail | undefined {
  const ready = prebuiltGo(places, setting);
  if (ready?.ignores) return { ...ofGo(name), onTerm: "ignores", alsoStopsOn: [], because: `${name} ignores SIGTERM on purpose` };
  const byName =
    goSigns.names.test(name) || (goSigns.likelyNames.test(name) && !interpreters.some((each) => setting.image.program(each).is === "yes"));
  // An init of its own may wait for orphans.
  return ready || byName ? { ...ofGo(name), ...(name.includes("init") && { reaps: "unknown" }) } : undefined;
}

/** A command that the project installs: what `python -m` would run. */
function ofConsoleScript(name: string, next: Next, setting: Setting): AppDetail | undefined {
  const script = consoleScript(name, setting);
  const program = script && programWith("python3", [], setting.variable);
  if (!program) return undefined;
  return ofOwnModule(
    script.module,
    { name: "python3", program, args: [], next: { ...next, directory: "/" }, found: undefined },
    script.setting,
  );
}

/** A script whose text is not at hand: it may become anything. */
const looksLikeScript = (program: string): boolean => /\.(?:sh|bash)$|entrypoint|docker-start/.test(program);

/** `./service`: a program that the image brings, which has the name of a tool. */
const isOwnProgram = (program: string, args: readonly string[], found: ImageFile | undefined): boolean =>
  found !== undefined && args.length === 0 && /^(?!\/(?:usr|s?bin|opt)\/).*\/[^./]+$/.test(program);

/** Where the program may lie. */
const placesOf = (program: string, { directory }: Next, { image }: Setting, found: ImageFile | undefined): readonly string[] =>
  found || program.includes("/") ? [found?.path ?? absolute(program, directory)] : image.path.map((folder) => joinPath(folder, program));

function detailOf(next: Next, setting: Setting, found: ImageFile | undefined): AppDetail {
  const [program = "", ...args] = textsOf(next.argv);
  if (!next.argv[0]?.known) return plain({ kind: "unknown", certainty: "unknown", because: "which program this is depends on a variable" });
  const name = programName(program).replace(/^(python|php-fpm|php|ruby|node|perl|java)[\d.]+$/, "$1");
  const kind = commandKind([name, ...args]);
  const known = programWith(name, args, setting.variable);
  if (kind === "task" && !isOwnProgram(program, args, found))
    return plain({ kind, reaps: "no", certainty: "likely", because: `${name} does its work and ends` });
  if (kind === "interactive")
    return plain({ kind, reaps: known?.reaps ?? "unknown", certainty: "likely", because: `${name} waits for a person at a terminal` });
  if (!known || kind === "task") {
    if (found?.built === "go") return { ...ofGo(name), ...goProgram(found.path, setting) };
    const places = placesOf(program, next, setting, found);
    return (
      compiledProgram(places, setting) ??
      readyGo(name, places, setting) ??
      ofConsoleScript(name, next, setting) ??
      plain({ kind: "unknown", certainty: "unknown", because: `what ${name} does with SIGTERM is not known` })
    );
  }
  const { habit, ...detail } = programDetail(name, known);
  const own = habitDetail(name, args, next.directory, setting);
  if (own) return { ...detail, ...own };
  const base: AppDetail = habit && !stopHabits.has(name) ? { ...detail, habit } : detail;
  const changed = Object.hasOwn(special, name) ? special[name]?.(args, setting.variable, setting, next.directory) : undefined;
  if (changed) return { ...detail, certainty: "certain", ...changed };
  if (known.onTerm !== "code") return base;
  const call = interpreterCall(name, args);
  const module = call.kind === "module" ? args[call.at ?? 0] : undefined;
  if (module !== undefined)
    return (
      ofModule(module, args.slice((call.at ?? 0) + 1), setting) ??
      ofOwnModule(module, { name, program: known, args, next, found }, setting) ?? {
        ...base,
        because: `what the module ${module} does with SIGTERM is not known`,
      }
    );
  return ofCode({ name, program: known, args, next, found }, setting);
}

export function appStep(next: Next, setting: Setting, found: ImageFile | undefined): Step {
  const [program] = next.argv;
  const app = detailOf(next, setting, found);
  const certain = program?.known && !(app.kind === "unknown" && looksLikeScript(program.text));
  return { ...stepOf(next, "app"), certainty: certain ? "certain" : "unknown", app };
}
