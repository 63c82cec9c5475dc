// COPY or ADD of a file that is not in the build context.
import { baseName } from "../../text/path";
import { replace } from "../../text/span";
import { defineRule } from "../rule";
import { missingQueries, missingSources } from "./missingSources";

export default defineRule({
  id: "missing-copy-source",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `COPY` and `ADD` of a file or folder that does not lie beside the Dockerfile.",
    why: "The build stops at this line: “not found”. Often a file was renamed, or its name is written in another case than on disk.",
    bad: "FROM node:22\nWORKDIR /app\nCOPY package.json server.js ./\n",
    good: "FROM node:22\nWORKDIR /app\nCOPY package.json Server.js ./\n",
    files: { "package.json": "{}", "Server.js": "" },
    fixSafety: "Needs a look: the name that is nearest need not be the one that was meant.",
    whenNot:
      "The context is another folder than the Dockerfile's: when a source lies at the same path in a folder above, or most of them " +
      "are not here, or one lies here without its first folder (`shop/run.sh`, no `shop`, but `run.sh`) and nothing else is taken from here, nothing is said. Where a folder above holds .git or a .dockerignore, it is an info, and so it is where an example of the file (`NAME.example`, `.sample`, `.dist`, `.template`) lies in its place. A file that a workflow, Makefile, script, README or CONTRIBUTING of the project makes (`cp … NAME`, `> NAME`, `touch NAME`) is passed over, and so is what lies in a folder that is not here and that one of these makes (`mkdir`, `cd`, `curl -o FOLDER/…`, `path:` of a step that downloads). Names of build results, what `.gitignore` names, and what lies in a submodule (`.gitmodules`) are passed over too, and a wildcard " +
      "beside a source that is there: that is how optional files are copied.",
  },
  messages: {
    missing: "There is no {source} beside this Dockerfile, so the build stops here unless the context is another folder",
    near: "There is no {source} beside this Dockerfile, but {near}. File names are compared letter by letter",
    nothing: "Nothing beside this Dockerfile fits {source}: BuildKit copies nothing, the classic builder stops here",
    write: "Write {near}",
  },
  needs: missingQueries,
  *check(file) {
    for (const { source, near, isUncertain } of missingSources(file, file.facts)) {
      const { at, path, text, wildcard } = source;
      const severity = isUncertain ? "info" : undefined;
      if (near === undefined) {
        yield { at, severity, says: [wildcard ? "nothing" : "missing", { source: text }] };
        continue;
      }
      const whole = text.slice(0, text.lastIndexOf(baseName(path))) + near;
      const isPlain = file.slice(at) === text;
      yield {
        at,
        severity,
        says: ["near", { source: text, near: whole }],
        fix: isPlain ? { title: ["write", { near: whole }], safety: "review", edits: () => [replace(at, whole)] } : undefined,
      };
    }
  },
});
