// Follows an init (tini, dumb-init, catatonit) to its child, and names the supervisors that start services of their own.

import { absolute } from "../image";
import { assumed, certaintyOf } from "../knowledge/evidence";
import { inits } from "../knowledge/inits";
import { programs } from "../knowledge/programs";
import { stopHabits } from "../knowledge/stopHabits";
import { wholeText } from "../model/instructionText";
import { lineage, runText } from "../model/lineage";
import { programName } from "../shell/dialect";
import { textsOf } from "../shell/field";
import { type Follow, type Next, stepOf } from "./follow";
import { optionValue } from "./optionValue";
import { type Setting, sourceAt } from "./setting";
import { unheardProgram } from "./supervised";
import type { AppDetail, InitDetail, Step } from "./types";

/** Options in front of the program; `at` is the index of the program. */
function readOptions(
  argv: readonly string[],
  valued: ReadonlySet<string>,
): { at: number; options: string[]; doubleDash: boolean; values: [string, string][] } {
  const options: string[] = [];
  const values: [string, string][] = [];
  let at = 1;
  while (at < argv.length) {
    const word = argv[at] ?? "";
    if (word === "--") return { at: at + 1, options, doubleDash: true, values };
    if (!/^-./.test(word)) break;
    const [name = "", inline] = word.split("=", 2);
    const letter = /^-[a-z]/i.test(word) && !word.startsWith("--") ? `-${word.at(-1)}` : name;
    if (inline !== undefined) values.push([name, inline]);
    else if (valued.has(letter)) values.push([letter, argv[++at] ?? ""]);
    if (word.startsWith("--")) options.push(name);
    else for (const each of word.slice(1)) options.push(`-${each}`);
    at++;
  }
  return { at, options, doubleDash: false, values };
}

type Variables = (name: string) => string | undefined;

function groupOf(name: string, options: readonly string[], byDefault: boolean, variable: Variables): boolean {
  if (name === "dumb-init") return !options.includes("-c") && !options.includes("--single-child") && variable("DUMB_INIT_SETSID") !== "0";
  return byDefault || options.includes("-g") || (name !== "catatonit" && variable("TINI_KILL_PROCESS_GROUP") !== undefined);
}

/** glibc's getopt looks on for options behind the program: a `--` that it meets first it takes for itself, and nothing else. */
function withoutTaken(words: Next["argv"], setting: Setting): Next["argv"] {
  const { distribution } = setting.base ?? {};
  if (distribution === undefined || distribution.family === "alpine") return words;
  const taken = textsOf(words).findIndex((word) => /^-./.test(word));
  return taken > 0 && textsOf(words)[taken] === "--" ? words.filter((_, index) => index !== taken) : words;
}

export const followInit: Follow = (next, setting) => {
  const argv = textsOf(next.argv);
  const name = programName(argv[0] ?? "");
  const init = inits.get(name);
  if (!init) return undefined;
  const valued = new Set(init.options.flatMap((option) => (option.valued ? option.names : [])));
  const { at, options, doubleDash, values } = readOptions(argv, valued);
  const detail: InitDetail = {
    name: init.name,
    options,
    doubleDash,
    supervisor: false,
    signalsGroup: groupOf(init.name, options, init.signalsGroup, (each) => next.sets?.get(each) ?? setting.variable(each)),
    rewrites: values.flatMap(([option, value]) => {
      const [from, to] = value.split(":").map(Number);
      return /^-r$|^--rewrite$/.test(option) && from !== undefined && to !== undefined ? [[from, to] as const] : [];
    }),
  };
  const step: Step = { ...stepOf(next, "init"), init: detail };
  const behind = next.argv.slice(at);
  const rest = init.name === "tini" && !doubleDash ? withoutTaken(behind, setting) : behind;
  return { steps: [step], next: rest.length > 0 ? { argv: rest, directory: next.directory, why: `started by ${init.name}` } : undefined };
};

const mentions = (setting: Setting, pattern: RegExp): boolean =>
  lineage(setting.stage).some(({ instructions }) => instructions.some(({ arguments: { text } }) => pattern.test(text)));

type Supervisor = "s6-overlay" | "s6" | "my_init" | "systemd" | "supervisord" | "runit";

function supervisorOf(name: string, path: string, setting: Setting): Supervisor | undefined {
  if (name === "s6-svscan") return "s6";
  if (path === "/init")
    return setting.base?.init === "s6-overlay" || mentions(setting, /s6-overlay|justcontainers|s6/) ? "s6-overlay" : undefined;
  if (name === "my_init") return "my_init";
  if (name === "supervisord") return "supervisord";
  if (name === "runsvdir" || name === "runit") return "runit";
  if (name === "systemd" || /^\/(?:usr\/)?(?:s?bin|lib\/systemd)\/(?:init|systemd)$/.test(path)) {
    return setting.base?.distribution?.family === "alpine" ? undefined : "systemd";
  }
  return undefined;
}

export const isSupervisor = (name: string, path: string, setting: Setting): boolean => supervisorOf(name, path, setting) !== undefined;

/** The file of supervisord's settings that is at hand. */
function supervisordFile(argv: readonly string[], setting: Setting, directory: string): string | undefined {
  const path = optionValue(argv, "-c", "--configuration");
  const places =
    path === undefined
      ? ["/etc/supervisord.conf", "/etc/supervisor/supervisord.conf", "/etc/supervisor/conf.d/supervisord.conf"]
      : [absolute(path, directory)];
  return places.map((place) => sourceAt(setting, place)?.text).find((text) => text !== undefined);
}

/** undefined: neither an option nor a configuration file that can be read says so. */
function staysInFront(argv: readonly string[], setting: Setting, directory: string): boolean | undefined {
  if (argv.includes("-n") || argv.includes("--nodaemon")) return true;
  const text = supervisordFile(argv, setting, directory);
  if (text !== undefined) return /^\s*nodaemon\s*=\s*(?:true|1|yes|on)\b/im.test(text);
  return /nodaemon\s*=\s*true/.test(runText(setting.stage)) ? true : undefined;
}

const releasePattern = /s6[-_]?overlay[^\n]{0,120}?(?:\/v?|_VERSION["']?[= ]["']?v?|:v?)(\d+)\.\d/i;

/** From release 3 on it ends with an error where it is not PID 1. undefined: an older one. Source: s6-overlay, s6-overlay-suexec. */
function refusal(front: Step, setting: Setting): AppDetail | undefined {
  const texts = lineage(setting.stage).flatMap(({ instructions }) => instructions.map((each) => wholeText(each)));
  const release = texts.map((text) => releasePattern.exec(text)?.[1]).find((found) => found !== undefined);
  if (release !== undefined && Number(release) < 3) return undefined;
  return {
    kind: "task",
    onTerm: "unknown",
    reaps: "unknown",
    alsoStopsOn: [],
    certainty: release === undefined || front.certainty === "unknown" ? "likely" : "certain",
    because: `/init of s6-overlay runs only as PID 1, and ${front.program} stands in front of it: it ends at once, and the container with it`,
    file: undefined,
    refuses: true,
  };
}

/** What a command line comes to; undefined inside of a supervisor's own program. */
export type ChainOf = ((words: readonly string[], directory: string) => readonly Step[]) | undefined;

/** A program of supervisord that a shell keeps the signal from. */
function unheardIn(
  supervisor: Supervisor,
  next: Next,
  setting: Setting,
  chainOf: ChainOf,
): Pick<AppDetail, "unheard" | "because"> | undefined {
  const argv = textsOf(next.argv);
  const text = supervisor === "supervisord" && chainOf ? supervisordFile(argv, setting, next.directory) : undefined;
  const unheard = text === undefined || !chainOf ? undefined : unheardProgram(text, next.directory, chainOf);
  return unheard === undefined ? undefined : { unheard, because: `a shell that supervisord starts keeps the signal from ${unheard}` };
}

/** The end of the chain: what it starts is its own affair. */
export function supervisorStep(next: Next, setting: Setting, before: readonly Step[], chainOf: ChainOf): Step {
  const argv = textsOf(next.argv);
  const name = programName(argv[0] ?? "");
  const supervisor = supervisorOf(name, argv[0] ?? "", setting) ?? "s6-overlay";
  const front = before.find(({ execs }) => !execs);
  const refused = supervisor === "s6-overlay" && front ? refusal(front, setting) : undefined;
  if (refused) return { ...stepOf(next, "app"), program: "/init", app: refused };
  const habit = stopHabits.get(name);
  const inFront = supervisor === "supervisord" ? staysInFront(argv, setting, next.directory) : true;
  const systemd = supervisor === "systemd";
  const program = supervisor === "s6-overlay" ? "s6-svscan" : systemd ? "systemd" : name;
  return {
    ...stepOf(next, "app"),
    program,
    certainty: inFront === true ? "certain" : "unknown",
    init: { name: supervisor, options: [], doubleDash: false, supervisor: true, signalsGroup: false, rewrites: [] },
    app: {
      ...(habit && { habit }),
      kind: inFront === true ? "service" : "unknown",
      onTerm: inFront !== true ? "unknown" : systemd ? "ignores" : "stops",
      reaps: inFront === true ? "yes" : "unknown",
      // The three that supervisord's documentation names beside each other.
      alsoStopsOn: systemd ? ["SIGRTMIN+3"] : supervisor === "supervisord" ? ["SIGINT", "SIGQUIT"] : ["SIGINT"],
      certainty: inFront === true ? certaintyOf(programs.get(program)?.evidence ?? assumed) : "unknown",
      because: habit
        ? `${name} ends on SIGTERM at once, and the services that it has started are killed with it`
        : inFront === true
          ? `${supervisor} supervises its services, stops them and reaps`
          : "whether it stays in the foreground depends on its configuration",
      file: undefined,
      ...(inFront === true && unheardIn(supervisor, next, setting, chainOf)),
    },
  };
}
