// The finished image starts in a mode for development.
import { debugVariables } from "../../knowledge/debugModes";
import { commentAbove } from "../../model/explained";
import { lineage } from "../../model/lineage";
import type { Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { baseName } from "../../text/path";
import { defineRule, type FileContext } from "../rule";
import { debugWord } from "./debugWord";
import { xdebugInstall } from "./xdebugInstall";

const forDevelopment = /\b(?:dev\w*|local|debug\w*|test\w*)\b/i;

function told(text: string) {
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
        const at = xdebugInstall(file, instruction);
        if (at) yield { at, says: ["xdebug"] };
      }
    }
    for (const keyword of ["ENTRYPOINT", "CMD"] as const) {
      const start = stage.effective(keyword);
      const word = start && debugWord(file, start);
      if (word) yield { at: word.span, says: told(word.text) };
    }
  },
});
