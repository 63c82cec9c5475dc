// The programs of supervisord's settings that hear nothing of a stop: their script stays in front of them, and it is the script that gets the signal.
// Measured (4.2.5): the shell ends on SIGTERM, supervisord with it, and what the shell ran is killed with the container.
import { absolute } from "../image";
import { processesOf } from "./deliver";
import type { Step } from "./types";

interface Section {
  readonly name: string;
  readonly lines: ReadonlyMap<string, string>;
}

const mostPrograms = 30;

function programsOf(settings: string): readonly Section[] {
  return settings
    .split(/^(?=\[)/m)
    .slice(0, mostPrograms)
    .flatMap((text) => {
      const name = /^\[program:([^\]\n]+)\]/.exec(text)?.[1];
      if (name === undefined) return [];
      const lines = [...text.matchAll(/^([\w.-]+)[ \t]*=([^\n]*)/gm)];
      // A semicolon behind a blank begins a comment.
      const valueIn = (written: string): string => (written.split(/[ \t];/)[0] ?? "").trim();
      return [{ name, lines: new Map(lines.map(([, key = "", value = ""]) => [key, valueIn(value)] as const)) }];
    });
}

const isOn = (value: string | undefined): boolean => /^(?:true|1|yes|on)$/i.test(value ?? "");

/** The program behind a shell that certainly stays and hands nothing on. */
function behindShell(chain: readonly Step[]): string | undefined {
  const [first, ...others] = processesOf(chain);
  const last = others.at(-1);
  if (first?.role !== "shell" || first.certainty !== "certain" || first.shell?.trap || first.shell?.forks) return undefined;
  return last?.app?.kind === "service" && last.app.onTerm === "stops" && last.certainty === "certain" ? last.program : undefined;
}

/** @param chainOf what a command line comes to; undefined: each of them hears it, or that is not known */
export function unheardProgram(
  settings: string,
  workdir: string,
  chainOf: (words: readonly string[], directory: string) => readonly Step[],
) {
  for (const { name, lines } of programsOf(settings)) {
    const command = lines.get("command") ?? "";
    if (command === "" || /["'`$%\\]/.test(command) || isOn(lines.get("stopasgroup")) || lines.get("autostart") === "false") continue;
    const program = behindShell(chainOf(command.split(/[ \t]+/), absolute(lines.get("directory") ?? ".", workdir)));
    if (program !== undefined) return `${program} of supervisord's program ${name}`;
  }
  return undefined;
}
