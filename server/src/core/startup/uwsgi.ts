// What uWSGI does with SIGTERM, by its options on the command line, in the environment and in its ini file.
// Measured as PID 1 (2.0.31): without a master it ends; with one it reloads, unless die-on-term is set, and then it reloads on SIGQUIT.
import { absolute } from "../image";
import { optionValue } from "./optionValue";
import { type Setting, sourceAt } from "./setting";
import type { AppDetail } from "./types";

interface Options {
  readonly master: boolean;
  readonly dieOnTerm: boolean;
  /** What may set more of them is not at hand, or replaces its handlers. */
  readonly open: boolean;
}

const isOn = (value: string | undefined): boolean => value !== undefined && !/^(?:false|0|no|off)$/i.test(value.trim());

/** Files of other formats, the emperor, hooks and whatever names more files. */
const opens =
  /^-{0,2}(?:emperor|ini|include|inherit|yaml|yml|xml|json|config|for-readline|hook-[\w-]+|exit-on-reload|daemonize2?|if-\w+|master-as-root)$|^-x$|\.(?:ya?ml|xml|json)(?::|$)/;

function inIni(text: string): Options {
  const lines = text.split("\n").map((line) => /^([\w.-]+)\s*(?:=(.*))?$/.exec(line.trim()));
  const value = (name: string): string | undefined => {
    const line = lines.findLast((each) => each?.[1] === name);
    return line ? (line[2] ?? "true") : undefined;
  };
  const switches = [value("master") ?? "", value("die-on-term") ?? ""];
  const open =
    text.split(/^[ \t]*\[/m).length > 2 || lines.some((line) => opens.test(line?.[1] ?? "")) || switches.some((each) => /[$%]/.test(each));
  return { master: isOn(value("master")), dieOnTerm: isOn(value("die-on-term")), open };
}

const optionNamed = (args: readonly string[], name: string): boolean => args.some((arg) => arg === `--${name}` || arg === `--${name}=true`);

const notKnown: Partial<AppDetail> = {
  onTerm: "unknown",
  reaps: "unknown",
  alsoStopsOn: [],
  certainty: "unknown",
  because: "what uwsgi does with SIGTERM is written in settings that are not at hand",
};

export function uwsgiDetail(args: readonly string[], setting: Setting, directory: string): Partial<AppDetail> {
  const { variable } = setting;
  const inWords = args.filter((arg, index) => /^[^-].*\.ini$/.test(arg) && !args[index - 1]?.startsWith("-"));
  const files = [optionValue(args, "--ini"), variable("UWSGI_INI"), ...inWords].filter((path) => path !== undefined);
  const read = files.map((path) => sourceAt(setting, absolute(path, directory)));
  const found = read.map((file) => (file ? inIni(file.text) : { master: false, dieOnTerm: false, open: true }));
  const dies = optionNamed(args, "die-on-term") || isOn(variable("UWSGI_DIE_ON_TERM")) || found.some(({ dieOnTerm }) => dieOnTerm);
  if (dies)
    return { onTerm: "stops", reaps: "yes", alsoStopsOn: ["SIGINT"], because: "uwsgi stops on SIGTERM with die-on-term", file: undefined };
  const others = args.filter((arg) => arg !== "--ini" && !arg.startsWith("--ini="));
  if (found.some(({ open }) => open) || others.some((arg) => opens.test(arg) || arg.includes("$"))) return notKnown;
  const short = args.some((arg) => /^-[A-Za-z]*M[A-Za-z]*$/.test(arg));
  const master = short || optionNamed(args, "master") || isOn(variable("UWSGI_MASTER")) || found.some((each) => each.master);
  if (!master) return { onTerm: "stops", alsoStopsOn: ["SIGINT"], certainty: "likely", because: "uwsgi ends on SIGTERM without a master" };
  const because = "uwsgi with a master reloads on SIGTERM, unless die-on-term is set";
  return { onTerm: "unknown", reaps: "unknown", reloadsOn: ["SIGTERM"], alsoStopsOn: ["SIGINT", "SIGQUIT"], certainty: "likely", because };
}
