// The names that an `export` sets at the end of a RUN, in the branches of a case or an if, too, and whether ENV has set all of them already.
import type { Scope } from "../../model/types";
import { lastBranches } from "../../shell/astQueries";
import type { Command, ShellScript } from "../../shell/types";

/** `export NAME`, `export NAME=value` of what ENV says, too. */
export function isSetAnyway({ words }: Command, scope: Scope): boolean {
  return words.slice(1).every(({ text }) => {
    const [name = "", ...value] = text.split("=");
    const variable = scope.lookup(name);
    return variable?.kind === "env" && (value.length === 0 || (variable.value !== undefined && value.join("=") === variable.value));
  });
}

const nameIn = ({ text }: Command["words"][number]): string | undefined => /^["']?([A-Za-z_]\w*)/.exec(text)?.[1];

export const exportedBy = (command: Command): readonly string[] => command.words.slice(1).flatMap((word) => nameIn(word) ?? []);

const branching: ReadonlySet<string> = new Set(["case", "if", "group"]);
/** Beside the exports: they ask, or say something. */
const idle: ReadonlySet<string | undefined> = new Set(["[", "test", ":", "true", "false", "echo", "printf", "exit"]);

/** The exports of a RUN that ends with a case, an if or a group that does nothing but export. */
export function exportsInBranches(script: ShellScript): readonly Command[] {
  const branches = lastBranches(script);
  if (!branches) return [];
  const within = script.commands.filter(
    ({ span, inside }) => span.start >= branches.start && span.end <= branches.end && !inside.includes("substitution"),
  );
  const exports = within.filter(({ name }) => name === "export");
  const doesMore = within.some(
    ({ name, words, inside, redirections }) =>
      !inside.every((each) => branching.has(each)) ||
      (words.length > 0 && name !== "export" && !idle.has(name)) ||
      (name !== "[" && name !== "test" && redirections.some(({ operator }) => operator.includes(">") && !operator.includes("&"))),
  );
  return doesMore ? [] : exports.filter((command) => exportedBy(command).length > 0);
}
