// COPY to a target with an asterisk, which the builder takes as it is written.
import { targetArgument } from "../../model/arguments";
import { baseName } from "../../text/path";
import { replace } from "../../text/span";
import { defineRule } from "../rule";

/** `/x/*`, `/x/*.conf`: the folder in front of a last part with a wildcard. */
const lastPart = /^([^*"'\s]*\/)[^/*"'\s]*\*[^/"'\s]*\/?$/;

export default defineRule({
  id: "wildcard-in-copy-target",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds an asterisk in the target of `COPY` and `ADD`.",
    why: "Wildcards count in sources alone. A target is a name: the files come to a file or folder that is called `*`, where nothing looks for them, and of several files only one is left.",
    bad: "FROM debian:12-slim\nCOPY conf/* /etc/app/*\n",
    good: "FROM debian:12-slim\nCOPY conf/* /etc/app/\n",
    fixSafety: "Needs a look: the files then come to the folder itself.",
    whenNot: "Brackets and question marks are passed over: they are parts of real names, as in the routes of some frameworks (`[id].tsx`).",
  },
  messages: {
    literal: "A target has no wildcards: this makes a file or folder that is called {name}. Name the folder that the files come to",
    write: "Write {folder}",
  },
  on: ["COPY", "ADD"],
  *checkInstruction(instruction) {
    const target = instruction.arguments.text.includes("*") ? targetArgument(instruction) : undefined;
    // `${VERSION%%.*}` is a pattern of its own.
    if (!target?.text.replace(/\$\{[^{}]*\}/g, "").includes("*") || target.text.includes("\\")) return;
    const { text, span: at } = target;
    const folder = instruction.form === "exec" ? undefined : lastPart.exec(text)?.[1];
    yield {
      at,
      says: ["literal", { name: baseName(text.replace(/["']/g, "").replace(/\/$/, "")) }],
      fix: folder === undefined ? undefined : { title: ["write", { folder }], safety: "review", edits: () => [replace(at, folder)] },
    };
  },
});
