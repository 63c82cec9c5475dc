// COPY of several sources to a target that is not written as a folder.
import { copyOf, pathIn } from "../../image";
import { sourceArguments, targetArgument } from "../../model/arguments";
import { insert } from "../../text/span";
import { defineRule } from "../rule";
import { folderJudge } from "./madeFolders";

export default defineRule({
  id: "several-sources-into-file",
  aliases: ["DL3021"],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds `COPY` with several sources whose target does not end in `/`.",
    why:
      "Several files need a folder. Without the slash the classic builder refuses the line, and BuildKit writes one file over " +
      "the other when no folder of that name exists yet.",
    bad: "FROM alpine:3.22\nCOPY a.conf b.conf /etc/app\n",
    good: "FROM alpine:3.22\nCOPY a.conf b.conf /etc/app/\n",
    fixSafety: "Needs a look: where no such folder exists, the files then really land in one, which is what several sources ask for.",
    differs:
      "A target that is `.`, the working directory or a variable without a known value is passed over, and so is one that is a folder when the line runs: " +
      "the system has it, or a line above makes it or puts something below it.",
  },
  messages: {
    file: "{count} sources need a folder, but {target} does not end in `/`. Where it is no folder yet, one file replaces the other",
    slash: "Write {target}/",
  },
  *check(file) {
    const isFolder = folderJudge(file);
    for (const instruction of file.each("COPY")) {
      const count = sourceArguments(instruction).length + instruction.heredocs.length;
      const target = count > 1 ? targetArgument(instruction) : undefined;
      const scope = file.scopeBefore(instruction);
      const copy = target && copyOf(instruction, scope);
      if (!copy || /\/["']?$/.test(target.text)) continue;
      const { span: at, text: written } = target;
      const path = copy.knownTarget;
      if (!file.options.strict) {
        if (copy.isFolder || path === undefined || path === pathIn(scope, ".") || /\\["']?$/.test(written)) continue;
        if (isFolder(path, instruction)) continue;
      }
      const quoted = /["']$/.test(written) || instruction.form === "exec";
      yield {
        at,
        says: ["file", { count, target: written }],
        fix: { title: ["slash", { target: written }], safety: "review", edits: () => [insert(quoted ? at.end - 1 : at.end, "/")] },
      };
    }
  },
});
