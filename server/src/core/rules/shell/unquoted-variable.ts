// A variable whose value falls apart at blanks.
import { managerOf } from "../../knowledge/packageManagers";
import { type Expansion, expansions, isSplit } from "../../shell/expansions";
import { invocations } from "../../shell/invocation";
import type { ShellScript } from "../../shell/types";
import { variablesSet } from "../../shell/variables";
import { insert } from "../../text/span";
import { defineRule, type InstructionContext } from "../rule";
import { isPlainText, scriptsWith, withShell } from "./scripts";

/** Numbers, and what is one word everywhere. */
const oneWord = /^(\d+|[?#$!]|RANDOM|SECONDS|UID|EUID|PPID|LINENO|HOSTNAME|SHLVL)$/;

/** Set to literal text before: one word stays one, and a list with blanks is meant to fall apart. */
function isLiteral(script: ShellScript, name: string): boolean {
  const settings = variablesSet(script).filter((setting) => setting.name === name && setting.by !== "unset" && setting.by !== "command");
  return settings.length > 0 && settings.every(({ value }) => value !== undefined);
}

function isKnown(script: ShellScript, name: string, { scope }: InstructionContext): boolean {
  return scope.lookup(name) !== undefined || isLiteral(script, name);
}

/** A name that stands for several things. */
const listName = /(?:s|list|deps|mark|all|extra|opt|args?)$/i;
const takesPackages = /^(?:apt-mark|apt-cache|dpkg|rpm)$/;

/** The word is nothing but the variable, and its name or its place says that it holds a list: in quotes it would be one argument. */
function isList(script: ShellScript, { name = "", span }: Expansion, { text }: InstructionContext): boolean {
  if (/\S/.test(text({ start: span.start - 1, end: span.start })) || /[^\s;|&)]/.test(text({ start: span.end, end: span.end + 1 })))
    return false;
  const program = invocations(script).findLast(({ words }) => (words[0]?.span.start ?? 0) <= span.start)?.program ?? "";
  return listName.test(name) || takesPackages.test(program) || managerOf(program) !== undefined;
}

export default defineRule({
  id: "unquoted-variable",
  aliases: ["SC2086"],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds `$name` without quotes around it where the shell cuts the value at blanks and expands `*` in it.",
    why: "A value with a blank becomes two arguments, and an empty one none: `rm -r $dir/x` with `dir='a b'` removes `a` and `b/x`.",
    bad: 'FROM debian:12-slim\nRUN dir="$(ls -d /opt/*)" && rm -r $dir\n',
    good: 'FROM debian:12-slim\nRUN dir="$(ls -d /opt/*)" && rm -r "$dir"\n',
    fixSafety:
      "Needs a look: a value that is meant to be several arguments becomes one. None where the name or the command says that it is a list.",
    whenNot: "A list that is meant to fall apart: `apt-get install $PACKAGES`.",
    differs:
      "ShellCheck also reports a list that the same script sets to literal text with blanks in it. ARG and ENV are passed over, as in hadolint.",
  },
  messages: { unquoted: "The value of {text} is cut at blanks into several arguments. Put it in double quotes", quote: 'Write "{text}"' },
  on: withShell,
  *checkInstruction(instruction, context) {
    for (const script of scriptsWith(instruction, context, /\$/)) {
      for (const expansion of expansions(script)) {
        const { kind, name, span, text } = expansion;
        if (kind !== "variable" || name === undefined || oneWord.test(name) || !isSplit(expansion) || isKnown(script, name, context))
          continue;
        yield {
          at: span,
          says: ["unquoted", { text }],
          fix:
            isPlainText(instruction) && !isList(script, expansion, context)
              ? { title: ["quote", { text }], safety: "review", edits: () => [insert(span.start, '"'), insert(span.end, '"')] }
              : undefined,
        };
      }
    }
  },
});
