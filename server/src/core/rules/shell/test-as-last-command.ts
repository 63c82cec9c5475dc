// `[ … ] && command` at the end of a RUN: when the test says no, its status is that of the RUN.
import { type Answer, type ImageFile, imageAt, pathIn } from "../../image";
import { lastCommand } from "../../shell/astQueries";
import type { Command, ShellScript } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import { defineRule, type FileContext } from "../rule";

/** `[ ! -d /x ]` in front of the last command. */
interface FileTest {
  readonly command: Command;
  readonly path: string;
  readonly operator: string;
  readonly negated: boolean;
}

const asksForFile = /^-[deafhLrswx]$/;

function fileTest(command: Command | undefined): FileTest | undefined {
  if (!command || (command.name !== "[" && command.name !== "test")) return undefined;
  const words = command.words.slice(1).map(({ value }) => value);
  if (command.name === "[" && words.pop() !== "]") return undefined;
  const negated = words[0] === "!";
  const [operator, path, more] = negated ? words.slice(1) : words;
  return operator && asksForFile.test(operator) && path && more === undefined ? { command, path, operator, negated } : undefined;
}

/** The test whose answer decides how the script ends. */
function decidingTest(script: ShellScript): FileTest | undefined {
  const last = lastCommand(script);
  if (last?.joinedBy !== "&&" || last.inside.length > 0) return undefined;
  const before = script.commands[script.commands.indexOf(last) - 1];
  return before?.inside.length === 0 && before.joinedBy !== "||" ? fileTest(before) : undefined;
}

function answer(file: FileContext, run: Instruction, { path }: FileTest): Answer<ImageFile> | undefined {
  const stage = file.stageOf(run);
  const at = pathIn(file.scopeBefore(run), path);
  return stage && at !== undefined ? imageAt(file, file.facts, stage, run).file(at) : undefined;
}

export default defineRule({
  id: "test-as-last-command",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds a `RUN` that ends with a test for a file and `&&`, as in `[ ! -d /data ] && mkdir /data`.",
    why: "When the answer is no, the command behind `&&` is passed over, but the status of the test becomes that of the `RUN`: it is 1, and the build stops.",
    bad: "FROM debian:12-slim\nRUN [ ! -d /opt/data ] && mkdir /opt/data\n",
    good: "FROM debian:12-slim\nRUN [ -d /opt/data ] || mkdir /opt/data\n",
    whenNot: "The build is meant to stop there. A warning where the file is certainly there, and so the build certainly stops.",
  },
  messages: {
    may: "When {path} is {state} the test ends with status 1, and so does this RUN: the build stops. Turn the test round and write ||",
    does: "{path} is there already, so the test ends with status 1, and so does this RUN: the build stops. Turn the test round and write ||",
  },
  *check(file) {
    for (const run of file.each("RUN")) {
      if (run.heredocs.length === 0 && !(run.line.text.includes("&&") && /\[|\btest\b/.test(run.line.text))) continue;
      const script = file.scripts(run).at(-1);
      const test = script && decidingTest(script);
      if (!test) continue;
      const found = answer(file, run, test);
      const { command, path, operator, negated } = test;
      const at = command.span;
      // What a COPY brings without its text being known may be a folder.
      const fits = found?.is === "yes" && (operator === "-e" || (operator === "-f" && found.value.source !== undefined));
      if (negated && fits) yield { at, says: ["does", { path }], severity: "warning" };
      else if (found?.is !== (negated ? "no" : "yes")) yield { at, says: ["may", { path, state: negated ? "there" : "missing" }] };
    }
  },
});
