// What shell-form-command says of each kind of command line.
import { baseName } from "../../text/path";
import type { Found } from "../rule";
import { brokenMessages } from "./brokenStart";
import { fixTitles, type StartFix } from "./fixTitles";
import { type Obstacle, scriptName, waitsAsScript } from "./obstacle";
import { ownHandler } from "./ownHandler";
import type { Simulated } from "./simulated";

export const messages = {
  stays:
    "{shell} stays PID 1 in front of {program} and keeps {signal} to itself: `docker stop` waits 10 s, then kills {program}. Put exec in front of {command}, or write a JSON array{more}",
  staysNeeded:
    "{shell} stays PID 1 in front of {program} and keeps {signal} to itself: `docker stop` waits 10 s, then kills {program}. Put exec in front of {command}{more}",
  starts:
    "{shell} stays PID 1 in front of {script}, which starts {program} with &, and {signal} ends at {shell}: `docker stop` waits 10 s, then kills everything. Write a JSON array, and give {script} a trap that passes {signal} on",
  idle: "{shell} is PID 1 and keeps {signal} to itself, and {program} would not act on it either: `docker stop` waits 10 s, then kills both. An init in front of them lets {signal} end the container",
  both: "{shell} is PID 1 in front of {program} and keeps {signal} to itself, and {program} has no handler for it that it would need as PID 1: `docker stop` waits 10 s, then kills both. Write a JSON array, and put an init in front of {program}",
  keepAlive:
    "{shell} is PID 1 and keeps {signal} to itself, and {program} would not act on it either: `docker stop` waits 10 s, then kills both. STOPSIGNAL SIGKILL ends them at once, and an init lets {signal} end them",
  script:
    "{shell} stays PID 1 in front of {script}, which runs {program} without exec, and {signal} ends at {shell}: `docker stop` waits 10 s, then kills {program}. Write a JSON array, and put exec in front of {command} in {script}",
  mayStay:
    "A shell starts {program} and may stay in front of it, which keeps {signal} from {program}: which shell {base} has is not known here. Put exec in front of {command}, or write a JSON array{more}",
  commandLine: "{keyword} is a command line, which a shell runs. A JSON array starts the program without one",
  ...brokenMessages,
  ...fixTitles,
} as const;

export type Finding = Found<typeof messages>;

/** `CMD sh -c "exec app"`, `CMD ./start.sh`: the word that the shell starts is another shell or a script, which becomes the program. */
export function commandOf({ step }: Obstacle, { chain }: Simulated): string | undefined {
  const started = chain[chain.indexOf(step) + 1];
  if (started?.role !== "shell") return undefined;
  if (started.shell?.source === "line") return started.program;
  return started.shell?.file && baseName(started.shell.file.path);
}

/** Behind a script that does not become the program either, the array alone would help as little as `exec` alone. */
export function saysOfStays(
  obstacle: Obstacle,
  program: string,
  found: Simulated,
  both: boolean,
  fix: readonly StartFix[],
): Finding["says"] {
  const { step, next } = obstacle;
  const { signal } = found.stop;
  const script = scriptName(next);
  const { waits, trap } = next.shell ?? {};
  if (next.shell?.source === "script" && waits === "background" && script !== undefined && !trap?.signals.includes(signal))
    return ["starts", { shell: step.program, script, program, signal }];
  if (waitsAsScript(next) && script !== undefined && next.certainty !== "unknown") {
    const below = found.processes[found.processes.indexOf(next) + 1];
    const command = below?.role === "wrapper" || below?.role === "init" ? below.program : program;
    return ["script", { shell: step.program, script, program, signal, command }];
  }
  const shellNeeded = !fix.some(({ title: [key] }) => key === "asArray");
  if (both) return ["both", { shell: step.program, program, signal }];
  const command = commandOf(obstacle, found) ?? program;
  return [shellNeeded ? "staysNeeded" : "stays", { shell: step.program, program, signal, command, more: ownHandler(obstacle, found) }];
}
