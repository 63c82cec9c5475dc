// A command whose failure export hides.
import { expansions } from "../../shell/expansions";
import type { Command } from "../../shell/types";
import { insert, remove } from "../../text/span";
import { defineRule, type Fix } from "../rule";
import { isPlainText, scriptsWith } from "./scripts";

const declares: ReadonlySet<string> = new Set(["export", "readonly", "local", "declare", "typeset"]);
const messages = {
  masked: "The status of {keyword} is that of this command: when what is inside $(…) fails, nobody notices. Assign first, then {keyword}",
  split: "Assign first, then export",
} as const;

/** `export A=$(x)` → `A=$(x) && export A`, in a list of `&&`. */
function fixFor({ name, words, joinedBy, inside }: Command): Fix<typeof messages> | undefined {
  const [keyword, assignment] = words;
  const variable = assignment && /^([A-Za-z_]\w*)=/.exec(assignment.text)?.[1];
  const plain = name === "export" && words.length === 2 && inside.length === 0 && (joinedBy === "&&" || joinedBy === undefined);
  if (!plain || !keyword || !assignment || !variable) return undefined;
  const at = { start: keyword.span.start, end: assignment.span.start };
  return {
    title: ["split"],
    safety: "review",
    edits: () => [remove(at), insert(assignment.span.end, ` && export ${variable}`)],
  };
}

export default defineRule({
  id: "masked-exit-status",
  aliases: ["SC2155"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: false,
  docs: {
    what: 'Finds `export NAME="$(command)"`, and the same with `local`, `readonly` and `declare`.',
    why: "`export` succeeds whatever the command inside did, so a failed download or lookup leaves an empty variable and the build goes on.",
    bad: 'FROM debian:12-slim\nRUN export VERSION="$(cat /etc/version)" && echo "$VERSION"\n',
    good: 'FROM debian:12-slim\nRUN VERSION="$(cat /etc/version)" && export VERSION && echo "$VERSION"\n',
    fixSafety: "Needs a look: a command that failed unseen until now ends the build.",
    whenNot: "Commands that do not fail, such as `mktemp`.",
  },
  messages,
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    for (const script of scriptsWith(instruction, context, /\b(export|readonly|local|declare|typeset)\b/)) {
      const told = new Set<Command>();
      for (const { kind, command, wordSpan } of expansions(script)) {
        if (kind !== "command" || !command || told.has(command) || !declares.has(command.name ?? "")) continue;
        const [keyword] = command.words;
        if (!keyword || !/^\w+\+?=/.test(context.text(wordSpan))) continue;
        told.add(command);
        yield {
          at: keyword.span,
          says: ["masked", { keyword: keyword.text }],
          fix: isPlainText(instruction) ? fixFor(command) : undefined,
        };
      }
    }
  },
});
