// Follows an init (tini, dumb-init, catatonit) to its child, and names the supervisors that start services of their own.

import { absolute } from "../image";
import { assumed, certaintyOf } from "../knowledge/evidence";
import { inits } from "../knowledge/inits";
import { programs } from "../knowledge/programs";
import { lineage, runText } from "../model/lineage";
import { programName } from "../shell/dialect";
import { textsOf } from "../shell/field";
import { type Follow, type Next, stepOf } from "./follow";
import { optionValue } from "./optionValue";
import { type Setting, sourceAt } from "./setting";
import type { InitDetail, Step } from "./types";

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

function groupOf(name: string, options: readonly string[], byDefault: boolean, setting: Setting): boolean {
  if (name === "dumb-init")
    return !options.includes("-c") && !options.includes("--single-child") && setting.variable("DUMB_INIT_SETSID") !== "0";
  return byDefault || options.includes("-g") || (name !== "catatonit" && setting.variable("TINI_KILL_PROCESS_GROUP") !== undefined);
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
    signalsGroup: groupOf(init.name, options, init.signalsGroup, setting),
    rewrites: values.flatMap(([option, value]) => {
      const [from, to] = value.split(":").map(Number);
      return /^-r$|^--rewrite$/.test(option) && from !== undefined && to !== undefined ? [[from, to] as const] : [];
    }),
  };
  const step: Step = { ...stepOf(next, "init"), init: detail };
  const rest = next.argv.slice(at);
  return { steps: [step], next: rest.length > 0 ? { argv: rest, directory: next.directory, why: `started by ${init.name}` } : undefined };
};

const mentions = (setting: Setting, pattern: RegExp): boolean =>
  lineage(setting.stage).some(({ instructions }) => instructions.some(({ arguments: { text } }) => pattern.test(text)));

type Supervisor = "s6-overlay" | "my_init" | "systemd" | "supervisord" | "runit";

function supervisorOf(name: string, path: string, setting: Setting): Supervisor | undefined {
  if (path === "/init" || name === "s6-svscan") {
    return setting.base?.init === "s6-overlay" || name === "s6-svscan" || mentions(setting, /s6-overlay|justcontainers|s6/)
      ? "s6-overlay"
      : undefined;
  }
  if (name === "my_init") return "my_init";
  if (name === "supervisord") return "supervisord";
  if (name === "runsvdir" || name === "runsvdir-start" || name === "runit") return "runit";
  if (name === "systemd" || /^\/(?:usr\/)?(?:s?bin|lib\/systemd)\/(?:init|systemd)$/.test(path)) {
    return setting.base?.distribution?.family === "alpine" ? undefined : "systemd";
  }
  return undefined;
}

export const isSupervisor = (name: string, path: string, setting: Setting): boolean => supervisorOf(name, path, setting) !== undefined;

/** undefined: neither an option nor a configuration file that can be read says so. */
function staysInFront(argv: readonly string[], setting: Setting, directory: string): boolean | undefined {
  if (argv.includes("-n") || argv.includes("--nodaemon")) return true;
  const path = optionValue(argv, "-c", "--configuration");
  const places =
    path === undefined
      ? ["/etc/supervisord.conf", "/etc/supervisor/supervisord.conf", "/etc/supervisor/conf.d/supervisord.conf"]
      : [absolute(path, directory)];
  for (const place of places) {
    const file = sourceAt(setting, place);
    if (file) return /^\s*nodaemon\s*=\s*(?:true|1|yes|on)\b/im.test(file.text);
  }
  return /nodaemon\s*=\s*true/.test(runText(setting.stage)) ? true : undefined;
}

/** The end of the chain: what it starts is its own affair. */
export function supervisorStep(next: Next, setting: Setting): Step {
  const argv = textsOf(next.argv);
  const name = programName(argv[0] ?? "");
  const supervisor = supervisorOf(name, argv[0] ?? "", setting) ?? "s6-overlay";
  const inFront = supervisor === "supervisord" ? staysInFront(argv, setting, next.directory) : true;
  const systemd = supervisor === "systemd";
  const program = supervisor === "s6-overlay" ? "s6-svscan" : systemd ? "systemd" : name;
  return {
    ...stepOf(next, "app"),
    program,
    certainty: inFront === true ? "certain" : "unknown",
    init: { name: supervisor, options: [], doubleDash: false, supervisor: true, signalsGroup: false, rewrites: [] },
    app: {
      kind: inFront === true ? "service" : "unknown",
      onTerm: inFront !== true ? "unknown" : systemd ? "ignores" : "stops",
      reaps: inFront === true ? "yes" : "unknown",
      // The three that supervisord's documentation names beside each other.
      alsoStopsOn: systemd ? ["SIGRTMIN+3"] : supervisor === "supervisord" ? ["SIGINT", "SIGQUIT"] : ["SIGINT"],
      certainty: inFront === true ? certaintyOf(programs.get(program)?.evidence ?? assumed) : "unknown",
      because:
        inFront === true
          ? `${supervisor} supervises its services, stops them and reaps`
          : "whether it stays in the foreground depends on its configuration",
      file: undefined,
    },
  };
}
