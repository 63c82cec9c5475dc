// Follows a shell to what it becomes or waits for, and a script file to its interpreter.

import type { ImageFile, SourceFile } from "../image";
import { absolute } from "../image";
import type { Shell } from "../knowledge/distributions";
import { shellLess } from "../model/baseImage";
import { daemonizes } from "../shell/background";
import { programName, shellCall } from "../shell/dialect";
import { known, textsOf } from "../shell/field";
import type { Dialect } from "../shell/types";
import { type Follow, type Followed, type Next, stepOf } from "./follow";
import { appStep } from "./followApp";
import { leavingDetail } from "./goesBehind";
import { isKnownName } from "./knownNames";
import { setBy } from "./setBy";
import { type Setting, sourceAt, surroundingsOf } from "./setting";
import { type ShellOutcome, shellOutcome } from "./shellOutcome";
import type { Launched } from "./shellState";
import type { AppDetail, Certainty, ShellDetail, Step } from "./types";

function shellNamed(name: string, setting: Setting): Shell | undefined {
  switch (name) {
    case "sh":
      return setting.sh.shell;
    case "bash":
      return setting.image.bash;
    case "dash":
      return { kind: "dash", version: undefined };
    case "ash":
      return setting.sh.shell?.kind === "ash" ? setting.sh.shell : { kind: "ash", version: "1.37" };
    default:
      return undefined;
  }
}

const dialectOf = (name: string, shell: Shell | undefined): Dialect => {
  if (shell && shell.kind !== "none") return shell.kind;
  return name === "zsh" || name === "ksh" ? name : "sh";
};

interface Line {
  readonly name: string;
  readonly text: string;
  readonly source: ShellDetail["source"];
  readonly file: SourceFile | undefined;
  readonly zero: string;
  readonly parameters: Next["argv"];
}

/** What the shell of an argv reads; `missing`: a script whose text is not known; `none`: `-c` without a line. */
function lineOf(next: Next, setting: Setting): Line | "interactive" | "missing" | "none" {
  const { argv } = next;
  const call = shellCall(textsOf(argv));
  const name = programName(argv[0]?.text ?? "");
  const subject = call && argv[call.rest];
  if (!call || !subject) return call?.takesScript ? "none" : "interactive";
  if (call.takesScript) {
    const zero = argv[call.rest + 1]?.text ?? name;
    return subject.known
      ? { name, text: subject.text, source: "line", file: undefined, zero, parameters: argv.slice(call.rest + 2) }
      : "missing";
  }
  const file = sourceAt(setting, absolute(subject.text, next.directory));
  if (!file) return "missing";
  return { name, text: file.text, source: "script", file, zero: subject.text, parameters: argv.slice(call.rest + 1) };
}

function detailOf(line: Line, outcome: ShellOutcome): ShellDetail {
  const main = outcome.launched[0] ?? outcome.job;
  const waits =
    outcome.kind === "run" ? "foreground" : outcome.kind === "wait" ? "background" : outcome.kind === "loop" ? "loop" : undefined;
  return {
    source: line.source,
    waits,
    trap: outcome.trap,
    ...(outcome.loop?.company && { company: true }),
    ...(outcome.kind === "run" && main?.followed && { followed: true as const }),
    ...((main?.piped || outcome.otherwise.some((kind) => kind !== "end")) && { forks: true as const }),
    file: line.file,
    command: main?.text === line.text ? { start: main.node.pos, end: main.node.end } : undefined,
    text: line.text,
  };
}

function certaintyOf(outcome: ShellOutcome, setting: Setting, line: Line): Certainty {
  if (outcome.parseFailed || (outcome.kind === "run" && outcome.effect === "unknown")) return "unknown";
  const dependsOnSh = line.source === "line" && line.name === "sh" && (outcome.kind === "run" || outcome.kind === "implicit");
  if (outcome.otherwise.some((kind) => kind !== outcome.kind && kind !== "end")) return "likely";
  return dependsOnSh && setting.sh.certainty !== "certain" ? "likely" : "certain";
}

function whyNext(line: Line, outcome: ShellOutcome): string {
  const place = line.source === "line" ? "the command line" : `${line.file?.path ?? "the script"}`;
  if (outcome.kind === "exec") return `${place} ends in exec`;
  if (outcome.kind === "implicit") return `${line.name} becomes the last command of -c`;
  return outcome.kind === "wait" ? `${place} starts it in the background` : `${place} runs it and waits`;
}

/** A shell that does all the work itself: a loop, or commands that end. */
function shellAlone(next: Next, kind: AppDetail["kind"], because: string, detail: ShellDetail | undefined): Step {
  return {
    ...stepOf(next, kind === "interactive" || detail === undefined ? "app" : "shell"),
    certainty: kind === "unknown" ? "unknown" : "certain",
    ...(detail && { shell: detail }),
    app: {
      kind,
      onTerm: kind === "unknown" ? "unknown" : "ignores",
      reaps: kind === "unknown" ? "unknown" : "yes",
      alsoStopsOn: [],
      certainty: "certain",
      because,
      file: undefined,
    },
  };
}

/** `ENTRYPOINT ["sh", "-c"]` alone: tried with dash 0.5.12 and bash 5.2. */
function withoutLine(next: Next): Step {
  const name = programName(next.argv[0]?.text ?? "");
  const code = /^(?:sh|bash|dash|ash)$/.test(name) ? "with code 2" : "with an error";
  const because = `\`${name} -c\` is given no command line, so it ends at once ${code} (-c requires an argument)`;
  return shellAlone(next, "task", because, undefined);
}

/** `node server.js &` at the end of it all. */
function jobStep(next: Next, { argv }: Launched, detail: ShellDetail): Step {
  const app = leavingDetail({ program: programName(argv[0]?.text ?? ""), how: "job" });
  return { ...stepOf(next, "shell"), shell: detail, app: { ...app, reaps: "yes" } };
}

/** The loop is the application, and a trap is its handler. */
function loopStep(next: Next, { trap, loop }: ShellOutcome, detail: ShellDetail): Step {
  const step = shellAlone(next, "service", "the script loops for ever", detail);
  if (!step.app || !trap || trap.ignores || trap.ends === "no") return step;
  const onTerm = trap.signals.includes("SIGTERM") ? (trap.ends === "yes" && loop?.breath ? "stops" : "unknown") : "ignores";
  return { ...step, app: { ...step.app, onTerm, because: "the script loops for ever, and its trap is the handler" } };
}

/** The last line of a script hands its arguments on, or runs what they say: `exec "$@"`, `eval "$@"`, `sh -c "$*"`. */
const handsOn = /(?:^|\n)[ \t]*(?:(?:exec|eval|(?:ba|da)?sh[ \t]+-l?c)[ \t]+){0,3}["']?\$\{?[@*]\}?["']?[ \t]*$/;

const lastLine = (text: string): string => text.trimEnd().slice(-400);
const isExec = ({ text }: ShellDetail): boolean => /\bexec\b[^\n]*$/.test(lastLine(text));

/** Without a CMD it is for `docker run` to say what runs. */
const runsWhatIsGiven = ({ source, text }: ShellDetail): boolean => source === "script" && handsOn.test(lastLine(text));

/** The shell that goes no further: a loop, work that ends, nothing to run, a script that cannot be followed. @param isWithout no argument is given */
function endsHere(next: Next, outcome: ShellOutcome, detail: ShellDetail, isWithout: boolean): Step | undefined {
  const program = outcome.launched[0]?.argv[0]?.text ?? "";
  // `/steps/$1.sh` without an argument.
  if (/^\.[a-z]+$/.test(programName(program)))
    return shellAlone(next, "unknown", "the arguments of `docker run` decide which script runs", undefined);
  // `"/bin/bash ./run.sh"`: one word.
  const isOneWord = /\s/.test(program) && isKnownName(programName(program.split(/\s/)[0] ?? ""));
  if (/^\[./.test(program) || isOneWord)
    return shellAlone(next, "task", `there is no program called \`${program}\`, so the shell ends at once`, detail);
  switch (outcome.kind) {
    case "unknown":
      return shellAlone(next, "unknown", "the script is too long to be followed", undefined);
    case "hidden":
      return shellAlone(
        next,
        "unknown",
        "a function of a file that the script sources does the work, and its text is not known here",
        undefined,
      );
    case "loop":
      return loopStep(next, outcome, detail);
    case "end":
      if (isWithout && runsWhatIsGiven(detail))
        return shellAlone(next, "task", "no command is given that it could run", {
          ...detail,
          idle: isExec(detail) ? "becomes" : "runs",
        });
      if (outcome.job) return jobStep(next, outcome.job, detail);
      return shellAlone(next, "task", "every command in it does its work and ends", detail);
    case "nothing":
      return shellAlone(next, "task", 'exec "$@" has nothing to run: there is no CMD', { ...detail, idle: "becomes" });
    default:
      return undefined;
  }
}

/** Of an image without a shell that nothing has brought one to. */
const isAbsent = ({ stage, image }: Setting, program: string): boolean =>
  shellLess(stage) !== undefined && image.program(programName(program)).is === "no";

function absentStep(next: Next, { stage }: Setting): Step {
  const step = shellAlone(next, "task", "", undefined);
  const because = `the image ${stage.baseImage?.text ?? ""} has no ${step.program}, so the container cannot start`;
  return { ...step, app: step.app && { ...step.app, onTerm: "unknown", because, absent: true } };
}

export const followShell: Follow = (next, setting): Followed => {
  if (isAbsent(setting, next.argv[0]?.text ?? "")) return { steps: [absentStep(next, setting)], next: undefined };
  const line = lineOf(next, setting);
  if (line === "interactive")
    return { steps: [shellAlone(next, "interactive", "a shell without a command waits at a terminal", undefined)], next: undefined };
  if (line === "none") return { steps: [withoutLine(next)], next: undefined };
  if (line === "missing")
    return { steps: [shellAlone(next, "unknown", "the script's text is not known here", undefined)], next: undefined };
  const shell = shellNamed(line.name, setting);
  const outcome = shellOutcome({
    text: line.text,
    source: line.source,
    shell,
    zero: line.zero,
    parameters: line.parameters,
    directory: next.directory,
    surroundings: surroundingsOf(setting, dialectOf(line.name, shell)),
  });
  const detail = detailOf(line, outcome);
  const alone = endsHere(next, outcome, detail, line.parameters.length === 0);
  if (alone) return { steps: [alone], next: undefined };
  const step: Step = {
    ...stepOf(next, "shell"),
    execs: outcome.kind === "exec" || outcome.kind === "implicit",
    certainty: certaintyOf(outcome, setting, line),
    shell: detail,
  };
  // What goes into the background is not what the shell waits for.
  const main = outcome.launched.findLast(({ argv }) => !daemonizes(textsOf(argv))) ?? outcome.launched.at(-1);
  return {
    steps: [step],
    next: main && { argv: main.argv, directory: main.directory, why: whyNext(line, outcome), sets: setBy(main, next) },
  };
};

const shebang = /^#!\s*(\S+)(?:[ \t]+([^\n\r]*))?/;

/** `#!/usr/bin/env -S node --flag` and plain interpreters. */
function interpreter(text: string): readonly string[] {
  const [, program = "/bin/sh", rest = ""] = shebang.exec(text) ?? [];
  const words = rest.trim() === "" ? [] : rest.trim().split(/\s+/);
  const named = words[0] === "-S" ? words.slice(1) : words;
  return programName(program) === "env" && named.length > 0 ? named : [program, ...named];
}

/** A file whose text is known: it runs by its interpreter, by `/bin/sh` where it names none. */
export function followScript(next: Next, setting: Setting, found: ImageFile): Followed | undefined {
  const { source: file } = found;
  if (!file || file.text.includes("\0")) return undefined;
  const words = interpreter(file.text);
  if (shebang.test(file.text) || /\.(?:sh|bash)$/.test(file.path) || !file.path.includes(".")) {
    const argv = [...known(words), ...known([file.path]), ...next.argv.slice(1)];
    return { steps: [], next: { argv, directory: next.directory, why: next.why } };
  }
  return { steps: [appStep(next, setting, found)], next: undefined };
}
