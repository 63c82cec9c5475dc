// COPY or ADD with backslashes between folders.
import { argumentsOf } from "../../model/arguments";
import { replace } from "../../text/span";
import { defineRule } from "../rule";

/** A letter needs no escape, so the backslash stood for a folder; two of them are one as it should be. */
const between = /(?<!\\)\\(?=[\w.])/;

export default defineRule({
  id: "backslash-copy-path",
  aliases: [],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds paths with backslashes in `COPY` and `ADD` where the backslash is the escape character.",
    why: "The builder takes the backslash away and reads `bin\\Release` as `binRelease`: the source is not found, or the target is another.",
    bad: "FROM mcr.microsoft.com/dotnet/runtime:9.0\nCOPY bin\\Release /app/\n",
    good: "FROM mcr.microsoft.com/dotnet/runtime:9.0\nCOPY bin/Release /app/\n",
    fixSafety: "Needs a look: it changes which path is copied to the one that was written.",
    differs: "With `# escape=`` at the top of the file a backslash is a plain character, and nothing is reported.",
  },
  messages: {
    escaped: "The builder reads {written} as {read}, since a backslash only escapes. Write / between folders",
    write: "Write {path}",
  },
  on: ["COPY", "ADD"],
  *checkInstruction(instruction, context) {
    if (context.escape !== "\\" || instruction.form === "exec" || !instruction.arguments.text.includes("\\")) return;
    for (const { text, span } of argumentsOf(instruction)) {
      const read = between.test(text) && !/["'$]/.test(text) ? context.scope.expand(text) : undefined;
      if (read === undefined) continue;
      const path = text.replace(/\\+/g, "/");
      yield {
        at: span,
        says: ["escaped", { written: text, read }],
        fix: { title: ["write", { path }], safety: "review", edits: () => [replace(span, path)] },
      };
    }
  },
});
