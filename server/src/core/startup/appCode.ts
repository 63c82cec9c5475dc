// Whether a program handles SIGTERM, as far as its own code shows.
import { type HandlerLanguage, handlerSigns, signalNamed } from "../knowledge/signalHandlers";
import type { CodeLanguage } from "../knowledge/stayingSigns";
import { reloadsInCode, type Variable } from "./flaskServer";
import { noCode, type OwnCode } from "./ownCode";
import { staysRunning } from "./staysRunning";
import type { AppDetail } from "./types";

export type Signs = Pick<AppDetail, "onTerm" | "alsoStopsOn" | "certainty" | "because"> & Partial<Pick<AppDetail, "kind">>;

const unseen = (because: string): Signs => ({ onTerm: "unknown", alsoStopsOn: [], certainty: "unknown", because });
const ignores = (because: string): Signs => ({ onTerm: "ignores", alsoStopsOn: [], certainty: "likely", because });

function languageOf(name: string): HandlerLanguage | undefined {
  if (/^(?:node|nodejs|bun|ts-node|babel-node)$/.test(name)) return "node";
  if (/^(?:python|pypy)/.test(name)) return "python";
  return name === "php" || name === "perl" || name === "ruby" ? name : undefined;
}

const slashes = /\/\*[\s\S]*?\*\/|(^|[^:"'`])\/\/[^\n]*/g;
const hashes = /(^|\s)#[^\n]*/g;
const isHashed = (language: HandlerLanguage | undefined): boolean => language === "python" || language === "perl" || language === "ruby";

export const withoutComments = (text: string, language: HandlerLanguage | undefined): string =>
  text.replace(isHashed(language) ? hashes : slashes, "$1");

export function handledSignals(text: string, language: HandlerLanguage): ReadonlySet<string> {
  const signals = new Set<string>();
  const { handler, drops } = handlerSigns[language];
  const code = drops ? text.replace(drops, "") : text;
  for (const pattern of handler) {
    for (const [, signal = ""] of code.matchAll(pattern)) signals.add(signalNamed(signal));
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

interface Code {
  readonly text: string | undefined;
  readonly script: string | undefined;
  readonly args: readonly string[];
  readonly variable: Variable;
  /** What the main file brings in of the program's own; undefined: that cannot be told. */
  readonly own: () => OwnCode | undefined;
}

/** `os.execvp("gunicorn", …)`, `pcntl_exec(…)`, Perl's `exec "nginx"`: what runs from then on has handlers of its own. */
const becomesAnother = /\bos\.exec[lv]\w*\(|\bfrom\s+os\s+import\s[^\n]{0,200}\bexec[lv]|\bpcntl_exec\s*\(|^[ \t]*exec[ \t]+["'{@$(]/m;

/** Without a handler: a fault only of a program that stays until it is stopped. */
function withoutHandler(file: string, code: string, language: CodeLanguage, { modules }: OwnCode): Signs {
  if (becomesAnother.test(code)) return unseen(`${file} becomes another program`);
  const stays = staysRunning(code, language, (name) => name.startsWith(".") || modules.has(name));
  if (stays === "yes") return ignores(`${file} installs no handler for SIGTERM`);
  return stays === "no"
    ? { ...ignores(`${file} does its work and ends`), kind: "task" }
    : unseen(`${file} installs no handler for SIGTERM; whether it stays until it is stopped is not known`);
}

/** @param who whose code it is, as the subject of a sentence */
export function withHandler(who: string, code: string, language: HandlerLanguage): Signs | undefined {
  const signals = handledSignals(code, language);
  const alsoStopsOn = [...signals].filter((signal) => signal !== "SIGTERM");
  if (signals.has("SIGTERM"))
    return { onTerm: "stops", alsoStopsOn, certainty: "likely", because: `${who} installs a handler for SIGTERM` };
  return handlerSigns[language].libraries.test(code)
    ? { onTerm: "stops", alsoStopsOn: ["SIGINT"], certainty: "likely", because: `${who} uses a library that handles SIGTERM` }
    : undefined;
}

/**
 * @param name of the interpreter; `text` is that of the main file, undefined: not at hand.
 * A handler in a library that the file only imports is not seen, so that "ignores" is never more than likely.
 */
export function codeSigns(name: string, { text, script, args, variable, own }: Code): Signs {
  const file = script ?? "the program";
  const language = languageOf(name);
  if (language === undefined) {
    if (text === undefined) return unseen(`${name} has no handler for SIGTERM unless ${file} installs one`);
    if (/\bsignal\b/.test(text)) return { ...unseen(`${file} installs signal handlers`), onTerm: "stops", certainty: "likely" };
    return withoutHandler(file, withoutComments(text, undefined), "other", noCode);
  }
  const django = ofManagePy(args);
  if (django) return django;
  if (text === undefined) return unseen(`${name} handles SIGTERM only if ${file} does, and its text is not at hand`);
  const main = withoutComments(text, language);
  const mine = withHandler(file, main, language);
  if (mine) return mine;
  const others = own();
  const code = [main, ...(others?.texts ?? []).map((other) => withoutComments(other, language))].join("\n");
  const found = withHandler(`what ${file} imports`, code, language);
  if (found) return found;
  const alsoStopsOn = [...handledSignals(code, language)];
  const reloads = language === "python" ? reloadsInCode(code, variable) : undefined;
  if (reloads === "yes") return { onTerm: "stops", alsoStopsOn, certainty: "likely", because: reloaderEnds };
  if (reloads === "unknown") return unseen(`whether ${file} runs Flask's reloader, which ends on SIGTERM, is not known`);
  if (!others?.complete) return unseen(`${file} itself has no handler for SIGTERM, the files that it imports may have one`);
  return { ...withoutHandler(file, code, language === "node" || language === "python" ? language : "other", others), alsoStopsOn };
}
