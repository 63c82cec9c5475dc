// Follows make, just, deno task and their kin to the command of the task that they run.
import { absolute } from "../image";
import { type TaskRunner, taskRunners } from "../knowledge/taskRunners";
import { commandKind } from "../shell/commandKind";
import { programName } from "../shell/dialect";
import { known, textsOf } from "../shell/field";
import { plainWords } from "../shell/words";
import { type Followed, type Next, stepOf } from "./follow";
import { dashInFront, withoutShell } from "./followRunner";
import { unseenScript } from "./followScripts";
import { optionValue } from "./optionValue";
import { type Setting, sourceAt } from "./setting";
import { firstOperand } from "./wrapperWords";

/** More rules than these nobody chains for one start. */
const mostRules = 8;

/** The lines of a rule or a recipe, of one without lines those of what it depends on; undefined: it is not there. */
function recipeOf(text: string, task: string | undefined, format: "make" | "just", left = mostRules): readonly string[] | undefined {
  const lines = text.split("\n");
  const head = format === "make" ? /^([\w./-]+)[ \t]*:(?![:=])/ : /^@?([\w-]+)[^:=\n]*:(?!=)/;
  const at = lines.findIndex((line) => {
    const name = head.exec(line)?.[1];
    return name !== undefined && !name.startsWith(".") && (task === undefined || name === task);
  });
  if (at < 0) return undefined;
  const body: string[] = [];
  for (const line of lines.slice(at + 1)) {
    if (/^(?:\t|[ ]{2,})/.test(line)) body.push(line.trim());
    else if (line.trim() !== "" && !line.startsWith("#")) break;
  }
  const own = body.filter((line) => line !== "" && !line.startsWith("#"));
  const last =
    own.length > 0
      ? undefined
      : /:([^=#|]*)/
          .exec(lines[at] ?? "")?.[1]
          ?.trim()
          .split(/\s+/)
          .at(-1);
  return last && left > 0 ? recipeOf(text, last, format, left - 1) : own;
}

/** `"tasks": { "start": "…" }`, of package.json its scripts; undefined: not there. */
function jsonTask(text: string, task: string): string | undefined {
  const from = text.search(/"(?:tasks|scripts)"\s*:/);
  const name = task.replace(/[^\w:-]/g, "");
  const found = new RegExp(`"${name}"\\s*:\\s*(?:\\{\\s*"command"\\s*:\\s*)?"((?:[^"\\\\\n]|\\\\.)*)"`).exec(
    from < 0 ? "" : text.slice(from),
  );
  return found?.[1]?.replace(/\\(.)/g, "$1");
}

/** The last command is what stays. "open": it hangs on variables; undefined: it is not at hand. */
function commandOf(
  row: TaskRunner,
  words: readonly string[],
  task: string | undefined,
  directory: string,
  setting: Setting,
): string | undefined {
  const named = row.format === "json" ? undefined : optionValue(words, "-f", "--file", "--makefile", "--justfile");
  for (const file of named === undefined ? row.files : [named]) {
    const text = sourceAt(setting, absolute(file, directory))?.text;
    if (text === undefined) continue;
    const line =
      row.format === "json"
        ? task && jsonTask(text, task)
        : row.format &&
          recipeOf(text, task, row.format)
            ?.at(-1)
            ?.replace(/^[@+-]+/, "");
    if (line) return /\$[({]?\w|\{\{|^#!|\\$/.test(line) ? "open" : line;
  }
  return undefined;
}

function nextOf(name: string, row: TaskRunner, line: string, next: Next, directory: string, setting: Setting): Next | undefined {
  const why = `started by ${name}`;
  const inShell: Next = { argv: known(["sh", "-c", line]), directory, why };
  if (row.shell === "own") return withoutShell("yarn", line, { ...next, directory }, setting);
  const words = row.shell === "meta" ? plainWords(line) : undefined;
  return words ? { argv: known(words), directory, why } : inShell;
}

/** undefined: no such program, or it does a piece of work. */
export function followTasks(next: Next, setting: Setting): Followed | undefined {
  const argv = textsOf(next.argv);
  const name = programName(argv[0] ?? "");
  const row = taskRunners.get(name);
  const word = row && firstOperand(argv, 1, row.valued);
  if (!row || word === undefined || (row.words && !row.words.includes(argv[word] ?? ""))) return undefined;
  const task = argv[row.words ? firstOperand(argv, word + 1, row.valued) : word];
  const directory = absolute(optionValue(argv, "-C", "--directory", "--cwd", "-d", "--working-directory", "--dir") ?? ".", next.directory);
  const line = commandOf(row, argv, task, directory, setting);
  const step = {
    ...stepOf(next, "wrapper"),
    forwards: row.forwards,
    reaps: row.reaps,
    certainty: row.evidence === "measured" ? ("certain" as const) : ("likely" as const),
  };
  const followed = line === undefined || line === "open" ? undefined : nextOf(name, row, line, next, directory, setting);
  if (followed) return { steps: [step], next: followed };
  if (line === undefined && commandKind(argv) === "task") return undefined;
  const unseen = unseenScript(task ?? name, `what the task ${task ?? ""} of ${name} runs is not at hand`.replace("  ", " "));
  const isDash = row.shell === "sh" && setting.sh.shell?.kind === "dash";
  return { steps: [step, ...(isDash ? [dashInFront(name, "the line of the recipe")] : []), unseen], next: undefined };
}
