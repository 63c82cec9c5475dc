// The finished image starts in a mode for development.
import { debugCalls, debugPrograms, debugVariables } from "../../knowledge/debugModes";
import { commentAbove } from "../../model/explained";
import { lineage } from "../../model/lineage";
import type { Stage } from "../../model/types";
import { commandsOf } from "../../shell/commandsOf";
import type { Instruction } from "../../syntax/types";
import { baseName } from "../../text/path";
import type { Span } from "../../text/span";
import { defineRule, type FileContext } from "../rule";

const forDevelopment = /\b(?:dev\w*|local|debug\w*|test\w*)\b/i;

interface Word {
  readonly text: string;
  readonly span: Span;
}

/** Words of a start command, whether it is an array or a command line. */
function startWords(file: FileContext, start: Instruction): readonly (readonly Word[])[] {
  if (start.json) return [start.json.map(({ value, span }) => ({ text: value, span }))];
  return file
    .scripts(start)
    .flatMap(({ commands }) => commands.map(({ words }) => words.map(({ text, value, span }) => ({ text: value ?? text, span }))));
}

/** The word that switches it on: `--reload` of uvicorn, `nodemon`. */
function debugWord(words: readonly Word[]): Word | undefined {
  const names = words.map(({ text }) => baseName(text));
  const program = names.findIndex((name) => debugPrograms.has(name));
  // `-m debugpy` too, but not an argument far behind.
  if (program >= 0 && program < 3) return words[program];
  for (const call of debugCalls) {
    const at = names.findIndex((name) => call.program.test(name));
    const word = at < 0 ? undefined : words.slice(at + 1).find(({ text }) => call.word.test(text));
    if (word) return word;
  }
  return undefined;
}

function told({ text }: Word) {
  const [kind] = /jdwp|--inspect(?:-brk)?|debugpy|dlv/.exec(text) ?? [];
  return kind === undefined ? (["start", { word: baseName(text) }] as const) : (["debugger", { word: kind }] as const);
}

/** The variables that are still so in the container. */
function* variables(file: FileContext, stage: Stage, instruction: Instruction) {
  for (const { key, value, valueSpan } of instruction.pairs) {
    const plain = value?.replace(/^["']|["']$/g, "");
    if (plain === undefined || !valueSpan || !debugVariables.get(key)?.test(plain) || forDevelopment.test(commentAbove(file, instruction)))
      continue;
    const last = stage.endScope.lookup(key);
    if (last?.instruction === instruction) yield { key, at: valueSpan };
  }
}

const installers = ["pecl", "docker-php-ext-enable", "install-php-extensions", "apt-get", "apt", "apk", "dnf", "yum"];
const isXdebug = (text: string): boolean => /^(?:php[\d.]*-(?:pecl-)?)?xdebug(?:-[\d.]+|=.*)?$/.test(text);

function* xdebug(file: FileContext, run: Instruction): Iterable<Span> {
  const text = run.line.text + run.heredocs.map(({ body }) => body.text).join("\n");
  if (!text.includes("xdebug") || /(?:phpdismod|pecl uninstall)[^;&|]*xdebug/.test(text)) return;
  for (const { operands, command } of commandsOf(run, file, installers)) {
    const word = operands.find((each) => isXdebug(each.value ?? each.text));
    if (!word || command.inside.length > 0) continue;
    yield word.span;
    return;
  }
}

export default defineRule({
  id: "debug-mode",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds modes for development in the final image: `NODE_ENV=development`, `FLASK_DEBUG=1`, `uvicorn --reload`, `manage.py runserver`, nodemon, xdebug, a Java debugger.",
    why: "Such a mode shows sources and settings in error pages, watches all files, and is slow. Debuggers that listen on a port, and Flask's in the browser, run whatever they are sent.",
    bad: 'FROM python:3.13\nENV FLASK_DEBUG=1\nCMD ["flask", "run"]\n',
    good: 'FROM python:3.13\nCMD ["gunicorn", "app:app"]\n',
    whenNot:
      "The image is for development. It is off by default because nothing in the file itself tells that for certain: a Dockerfile.dev looks like another one. " +
      "A final stage named dev, test or debug is passed over, so is a variable that a later ENV sets anew, and one below a comment that speaks of development.",
  },
  messages: {
    port: "{name} lets a debugger in: whoever reaches its port runs what they like in the program. Leave it to a stage for development",
    variable:
      "The container runs with {name} for development: error pages show sources and settings, and all is slow. Set it for production, or put it into a stage for development",
    start: "{word} is for development: it watches files, and shows sources in error pages. Start the program as in production",
    debugger: "{word} lets a debugger in: whoever reaches its port runs what they like in the program. Start it without",
    xdebug: "xdebug slows every request down and lets debuggers in. Install it in a stage for development alone",
  },
  *check(file) {
    const stage = file.finalStage;
    if (!stage || /dev|test|debug|local/i.test(stage.name ?? "")) return;
    for (const instruction of lineage(stage).flatMap(({ instructions }) => instructions)) {
      if (instruction.keyword === "ENV") {
        for (const { key, at } of variables(file, stage, instruction)) {
          const port = /jdwp|--inspect/.test(file.slice(at));
          yield { at, says: port ? ["port", { name: key }] : ["variable", { name: key }] };
        }
      } else if (instruction.keyword === "RUN") {
        for (const at of xdebug(file, instruction)) yield { at, says: ["xdebug"] };
      }
    }
    for (const keyword of ["ENTRYPOINT", "CMD"] as const) {
      const start = stage.effective(keyword);
      const word =
        start &&
        startWords(file, start)
          .map(debugWord)
          .find((found) => found !== undefined);
      if (word) yield { at: word.span, says: told(word) };
    }
  },
});
