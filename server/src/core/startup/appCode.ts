// Whether a Node.js, Python, PHP or Perl program handles SIGTERM, as far as its main file shows.
import { handlerSigns } from "../knowledge/signalHandlers";
import { reloadsInCode, type Variable } from "./flaskServer";
import { staysRunning } from "./staysRunning";
import type { AppDetail } from "./types";

type Signs = Pick<AppDetail, "onTerm" | "alsoStopsOn" | "certainty" | "because"> & Partial<Pick<AppDetail, "kind">>;

const unseen = (because: string): Signs => ({ onTerm: "unknown", alsoStopsOn: [], certainty: "unknown", because });
const ignores = (because: string): Signs => ({ onTerm: "ignores", alsoStopsOn: [], certainty: "likely", because });

function languageOf(name: string): "node" | "python" | undefined {
  if (/^(?:node|nodejs|bun|ts-node|babel-node)$/.test(name)) return "node";
  return /^(?:python|pypy)/.test(name) ? "python" : undefined;
}

const withoutComments = (text: string, language: "node" | "python"): string =>
  language === "node" ? text.replace(/\/\*[\s\S]*?\*\/|(^|[^:"'`])\/\/[^\n]*/g, "$1") : text.replace(/(^|\s)#[^\n]*/g, "$1");

function handledSignals(text: string, language: "node" | "python"): ReadonlySet<string> {
  const signals = new Set<string>();
  for (const pattern of handlerSigns[language].handler) {
    for (const [, signal = ""] of text.matchAll(pattern)) signals.add(signal);
  }
  return signals;
}

export const reloaderEnds = "the reloader of Flask's development server ends on SIGTERM";

/** Django's development server ends on SIGTERM through its reloader only. */
function ofManagePy(args: readonly string[]): Signs | undefined {
  if (!args.some((arg) => arg.endsWith("manage.py")) || !args.includes("runserver")) return undefined;
  return args.includes("--noreload")
    ? ignores("Django's development server without its reloader has no handler for SIGTERM")
    : { onTerm: "stops", alsoStopsOn: [], certainty: "likely", because: "the reloader of Django's development server ends on SIGTERM" };
}

/** The text of a module beside the main file, by its name in the import; undefined: not at hand. */
export type ModuleText = (name: string) => string | undefined;

interface Code {
  readonly text: string | undefined;
  readonly script: string | undefined;
  readonly args: readonly string[];
  readonly variable: Variable;
  readonly moduleText: ModuleText;
  /** Of the files that the main file imports by their paths; undefined: not all of them are at hand. */
  readonly imported: () => readonly string[] | undefined;
}

/** `os.execvp("gunicorn", …)`, `pcntl_exec(…)`, Perl's `exec "nginx"`: what runs from then on has handlers of its own. */
const becomesAnother = /\bos\.exec[lv]\w*\(|\bfrom\s+os\s+import\s[^\n]{0,200}\bexec[lv]|\bpcntl_exec\s*\(|^[ \t]*exec[ \t]+["'{@$(]/m;

/** Without a handler: a fault only of a program that stays until it is stopped. */
function withoutHandler(file: string, code: string, language: "node" | "python" | "other", moduleText: ModuleText): Signs {
  if (becomesAnother.test(code)) return unseen(`${file} becomes another program`);
  const stays = staysRunning(code, language, moduleText);
  if (stays === "yes") return ignores(`${file} installs no handler for SIGTERM`);
  return stays === "no"
    ? { ...ignores(`${file} does its work and ends`), kind: "task" }
    : unseen(`${file} installs no handler for SIGTERM; whether it stays until it is stopped is not known`);
}

/**
 * @param name of the interpreter; `text` is that of the main file, undefined: not at hand.
 * A handler in a library that the file only imports is not seen, so that "ignores" is never more than likely.
 */
export function codeSigns(name: string, { text, script, args, variable, moduleText, imported }: Code): Signs {
  const file = script ?? "the program";
  const language = languageOf(name);
  if (language === undefined) {
    if (text === undefined) return unseen(`${name} has no handler for SIGTERM unless ${file} installs one`);
    const handles = text !== undefined && /pcntl_(?:async_)?signal|\$SIG\{|\bsignal\b/.test(text);
    return handles
      ? { ...unseen(`${file} installs signal handlers`), onTerm: "stops", certainty: "likely" }
      : withoutHandler(file, withoutComments(text, "node"), "other", moduleText);
  }
  const django = ofManagePy(args);
  if (django) return django;
  if (text === undefined) return unseen(`${name} handles SIGTERM only if ${file} does, and its text is not at hand`);
  const main = withoutComments(text, language);
  const others = language === "node" && handlerSigns.node.localImport.test(main) ? imported() : undefined;
  const code = others ? [main, ...others.map((other) => withoutComments(other, "node"))].join("\n") : main;
  const signals = handledSignals(code, language);
  const alsoStopsOn = [...signals].filter((signal) => signal !== "SIGTERM");
  if (signals.has("SIGTERM"))
    return { onTerm: "stops", alsoStopsOn, certainty: "likely", because: `${file} installs a handler for SIGTERM` };
  if (handlerSigns[language].libraries.test(code)) {
    return { onTerm: "stops", alsoStopsOn: ["SIGINT"], certainty: "likely", because: `${file} uses a library that handles SIGTERM` };
  }
  const reloads = language === "python" ? reloadsInCode(code, variable) : undefined;
  if (reloads === "yes") return { onTerm: "stops", alsoStopsOn, certainty: "likely", because: reloaderEnds };
  if (reloads === "unknown") return unseen(`whether ${file} runs Flask's reloader, which ends on SIGTERM, is not known`);
  if (!others && handlerSigns[language].localImport.test(main))
    return unseen(`${file} itself has no handler for SIGTERM, the files that it imports may have one`);
  return { ...withoutHandler(file, code, language, moduleText), alsoStopsOn };
}
