// A JSON array that is no valid JSON, so that the builder takes it for a command line or for words.
import { looksLikeArray, readMeant, repairArray } from "../../edits";
import { defineRule } from "../rule";

/** Valid JSON that holds more than strings is refused by the builder, and reported as an error. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

export default defineRule({
  id: "broken-json-array",
  aliases: [],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds JSON arrays with single quotes, a missing quote, a missing or trailing comma, or no closing bracket.",
    why:
      "The builder does not complain: what is no JSON is taken for a command line, and the shell looks for a program called `[node,`. " +
      "In COPY, ADD and VOLUME the brackets become part of the paths.",
    bad: "FROM node:22\nCMD ['node', 'server.js']\n",
    good: 'FROM node:22\nCMD ["node", "server.js"]\n',
    fixSafety: "Needs a look: the command then runs without a shell, as the array asks for.",
  },
  messages: {
    shell:
      "This is no valid JSON, so {keyword} runs it as a shell command that begins with {first}. JSON takes double quotes and no comma at the end",
    words:
      "This is no valid JSON, so {keyword} takes the brackets and quotes for parts of paths. JSON takes double quotes and no comma at the end",
    refused: "This is no valid JSON, and {keyword} takes nothing else: the build fails. JSON takes double quotes and no comma at the end",
    write: "Write {array}",
  },
  tells: ["shell-not-json"],
  isCause: ["shell-form-command", "shell-form-without-shell", "shell-syntax-error"],
  on: ["CMD", "ENTRYPOINT", "RUN", "COPY", "ADD", "VOLUME", "SHELL", "HEALTHCHECK"],
  *checkInstruction(instruction) {
    if (instruction.form !== "shell") return;
    const { keyword, healthcheck, heredocs } = instruction;
    const line = keyword === "HEALTHCHECK" ? healthcheck?.command : instruction.arguments;
    if (!line?.text.startsWith("[") || heredocs.length > 0 || isJson(line.text)) return;
    const meant = readMeant(line.text);
    const isBroken = meant ? looksLikeArray(line.text, meant) : /^\[["'“]/.test(line.text);
    if (!isBroken) return;
    const repaired = repairArray(instruction);
    const first = line.text.split(/\s/, 1)[0] ?? "[";
    yield {
      at: line.span,
      says:
        keyword === "SHELL"
          ? ["refused", { keyword }]
          : /^(?:COPY|ADD|VOLUME)$/.test(keyword)
            ? ["words", { keyword }]
            : ["shell", { keyword, first }],
      fix: repaired && { title: ["write", { array: repaired.newText }], safety: "review", edits: () => [repaired] },
    };
  },
});
