// COPY of the lists of dependencies in front of COPY of everything, and nothing between them.
import { purposeOf } from "../../context";
import { manifestParts } from "../../knowledge/manifestParts";
import { mountsOf } from "../../model/mounts";
import { commandsOf } from "../../shell/commandsOf";
import type { Instruction } from "../../syntax/types";
import { baseName } from "../../text/path";
import { defineRule, type FileContext } from "../rule";
import { installQueries } from "./installQueries";
import { neededFor } from "./installReads";
import { installsBehindCopy } from "./installsBehindCopy";
import { type ListCopy, listCopies } from "./listCopies";

const ofGo = /^(?:build|generate|install|run|test|vet)$/;

/** go fetches what go.mod lists by itself; a command of its own does that in front of the sources. */
function downloadsByGo(file: FileContext, { paths, whole }: ListCopy): boolean {
  if (!paths.some((path) => baseName(path).startsWith("go."))) return false;
  const names = manifestParts.find(({ name }) => name.test("go.mod"));
  if (names?.local.test(file.facts.files.get("go.mod") ?? "")) return false;
  const runs = (file.stageOf(whole)?.instructions ?? []).filter(({ keyword, index }) => keyword === "RUN" && index > whole.index);
  const builds = (run: Instruction): boolean =>
    !/-mod[= ]vendor\b/.test(run.arguments.text) &&
    !mountsOf(run).some(({ type }) => type === "cache") &&
    commandsOf(run, file, ["go"]).some(({ subcommand }) => ofGo.test(subcommand?.value ?? ""));
  return runs.some(builds);
}

export default defineRule({
  id: "split-without-install",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `COPY` of lists of dependencies (`go.mod`, `package.json`) that `COPY . .` brings again behind it, with no `RUN` between the two.",
    why:
      "Such a line is there so that the install behind it is taken from the cache as long as the lists are the same. " +
      "With nothing between the two it does nothing: every change of any file runs all that follows again.",
    bad: "FROM golang:1.26\nWORKDIR /src\nCOPY go.mod go.sum ./\nCOPY . .\nRUN go build -o /app .\n",
    good: "FROM golang:1.26\nWORKDIR /src\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o /app .\n",
    differs:
      "On by default: the line never does what it is there for. No fix: what may run between the two depends on what the lists name. " +
      "Where an install behind both can move between them, copy-before-install says so instead. A COPY to another folder or under another name, " +
      "one with `--exclude`, and Dockerfiles for development are passed over.",
  },
  messages: {
    download:
      "COPY of everything behind it brings {files} again, and nothing runs in between, so every change of any file fetches all modules again. Run go mod download between the two",
    needless:
      "COPY of everything behind it brings {files} again, and nothing runs in between, so this line keeps nothing in the cache. Leave it out, or run what needs only {files} between the two",
    again: "The same files again",
  },
  needs: (file, facts) =>
    /^\s*COPY\s.*\bgo\.(?:mod|\*)/im.test(file.text)
      ? [...installQueries(file, facts), { kind: "file", path: "go.mod" }]
      : installQueries(file, facts),
  reads: ["FROM", "ARG", "ENV", "WORKDIR", "COPY", "ADD", "RUN", "SHELL", "ONBUILD"],
  *check(file) {
    const found = [...listCopies(file)];
    if (found.length === 0 || purposeOf(file.facts) === "development") return;
    const told = new Set([...installsBehindCopy(file)].filter((pair) => neededFor(file, pair)).map(({ copy }) => copy));
    for (const each of found) {
      if (told.has(each.whole)) continue;
      const files = each.paths.map(baseName).join(" ");
      yield {
        at: each.lists.keywordSpan,
        says: [downloadsByGo(file, each) ? "download" : "needless", { files }],
        related: [{ at: each.whole.keywordSpan, says: ["again"] }],
      };
    }
  },
});
