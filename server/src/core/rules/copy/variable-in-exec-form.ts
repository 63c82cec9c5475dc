// A variable in a JSON array, which no shell reads.
import { imageAt } from "../../image";
import type { Dockerfile, Scope } from "../../model/types";
import { programName, shellCall } from "../../shell/dialect";
import { quoteForShell, toJsonArray } from "../../shell/words";
import type { Instruction, JsonItem } from "../../syntax/types";
import { replace } from "../../text/span";
import { defineRule } from "../rule";

/** They read `$` themselves, or hand their arguments to something that does. */
const readsDollar =
  /^(?:powershell|pwsh|cmd|env|awk|gawk|mawk|perl|ruby|php|sed|grep|egrep|make|envsubst|expect|tclsh|find|jq|yq|psql|mysql|fish|rc|node|python[\d.]*|supervisord?|s6-.*|execlineb|with-contenv|confd|gomplate|chamber|doppler)$/;
const script = /\.(?:sh|bash|py|rb|pl)$|entrypoint/;
const variable = /(?<!\\)\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?::?[-+?=][^}]*)?\})/;
const shouted = /^[A-Z][A-Z0-9_]+$/;

function variableIn({ value }: JsonItem, scope: Scope): string | undefined {
  const found = variable.exec(value);
  const name = found?.[1] ?? found?.[2];
  return found && name !== undefined && (shouted.test(name) || scope.lookup(name)) ? found[0] : undefined;
}

/** CMD is handed to the ENTRYPOINT of the finished image; a script may well read its arguments once more. */
function mayBeReadAgain(file: Dockerfile, instruction: Instruction): boolean {
  if (instruction.keyword !== "CMD") return false;
  const entrypoint = file.stageOf(instruction)?.effective("ENTRYPOINT");
  if (!entrypoint) return false;
  const argv = entrypoint.json?.map(({ value }) => value);
  return argv === undefined || argv.some((word) => script.test(word)) || shellCall(argv) !== undefined;
}

/** Variables stay in double quotes, all else is quoted for the shell. */
const forShell = (word: string): string => (variable.test(word) ? `"${word.replace(/["\\`]/g, "\\$&")}"` : quoteForShell([word]));

function inShell({ keyword }: Instruction, argv: readonly string[]): string {
  const line = argv.map(forShell).join(" ");
  if (keyword === "ENTRYPOINT") return toJsonArray(["sh", "-c", `exec ${line} "$@"`, "sh"]);
  return toJsonArray(["sh", "-c", keyword === "RUN" || keyword === "HEALTHCHECK" ? line : `exec ${line}`]);
}

export default defineRule({
  id: "variable-in-exec-form",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `$NAME` in the JSON array of `CMD`, `ENTRYPOINT`, `RUN` and `HEALTHCHECK` where no shell reads it.",
    why: "The builder puts no variables into these arrays, and without a shell nobody else does: the program gets the text `$NAME`.",
    bad: 'FROM eclipse-temurin:21\nENV JAR=/app.jar\nCMD ["java", "-jar", "$JAR"]\n',
    good: 'FROM eclipse-temurin:21\nENV JAR=/app.jar\nCMD ["sh", "-c", "exec java -jar \\"$JAR\\""]\n',
    fixSafety: "Needs a look: the command then starts through a shell, which replaces itself by the program.",
    whenNot: "The program reads such names itself. Shells, and programs that are known to do that, are passed over.",
  },
  messages: {
    literal:
      "No shell reads this array, so {program} gets the text {variable} instead of a value. Start it through a shell, or write the value",
    shell: "Start it through sh -c",
  },
  *check(file) {
    for (const instruction of file.each("CMD", "ENTRYPOINT", "RUN", "HEALTHCHECK")) {
      const { json } = instruction;
      if (instruction.form !== "exec" || !json || !instruction.arguments.text.includes("$")) continue;
      const argv = json.map(({ value }) => value);
      const [program = ""] = argv;
      if (shellCall(argv) || argv.some((word) => readsDollar.test(programName(word))) || mayBeReadAgain(file, instruction)) continue;
      const scope = file.scopeBefore(instruction);
      const item = json.find((each) => variableIn(each, scope) !== undefined);
      if (!item) continue;
      const stage = file.stageOf(instruction);
      const line = instruction.healthcheck?.command ?? instruction.arguments;
      const withoutShell = stage && imageAt(file, file.facts, stage).shell.is === "no";
      yield {
        at: item.span,
        says: ["literal", { program: programName(program), variable: variableIn(item, scope) ?? "" }],
        fix: withoutShell
          ? undefined
          : { title: ["shell"], safety: "review", edits: () => [replace(line.span, inShell(instruction, argv))] },
      };
    }
  },
});
