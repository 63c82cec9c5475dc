// A Go build behind a COPY of the sources that is the first to load the modules.
import { contextRoots, rootQueries } from "../../context";
import { defineRule } from "../rule";
import { goBuildBehindCopy } from "./goModules";

const mayBuild = /\bgo[ \t]+(?:build|install|test|run|vet|generate)\b/;

export default defineRule({
  id: "go-modules-behind-copy",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `go build` and its like behind a `COPY` of the sources, where nothing has loaded the modules of `go.mod` before and no cache mount keeps them.",
    why: "The builder takes a line from its cache as long as nothing that is copied above it has changed. Here every change of any source file downloads all modules again, also those that `go.mod` has named for years.",
    bad: "FROM golang:1.26\nWORKDIR /src\nCOPY go.mod go.sum ./\nCOPY . .\nRUN go build -o /app ./cmd/app\n",
    good: "FROM golang:1.26\nWORKDIR /src\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o /app ./cmd/app\n",
    whenNot:
      "It is told only where a COPY names go.mod, or where the go.mod of the build context requires other modules. A vendor folder, a workspace (`go.work`), modules that go.mod replaces by folders of the project, a RUN with a mount, and one in front that may load modules (make, a script) are passed over. So are sources beside the Dockerfile without a go.mod there. " +
      "It is an info, as copy-before-install is: a machine that keeps no cache loads all modules either way.",
  },
  messages: {
    listed:
      "Every change of the sources downloads all Go modules again, because {command} is the first that needs them. Run go mod download in front of this {keyword}, behind the one of go.mod",
    whole:
      "Every change of the sources downloads all Go modules again, because {command} is the first that needs them. Copy go.mod and go.sum first, run go mod download, and copy the rest behind it",
    builds: "This downloads them",
  },
  needs: (file) =>
    file.each("RUN").some(({ line }) => mayBuild.test(line.text))
      ? [...rootQueries, ...contextRoots.map((root) => ({ kind: "file", path: `${root}go.mod` }) as const)]
      : [],
  *check(file) {
    if (!file.each("RUN").some(({ line }) => mayBuild.test(line.text))) return;
    for (const stage of file.stages) {
      const found = goBuildBehindCopy(file, stage);
      if (!found) continue;
      const { invocation, copy, at, listed } = found;
      const command = `go ${invocation.subcommand?.value ?? ""}`;
      yield {
        at,
        says: listed ? ["listed", { command, keyword: copy.keyword }] : ["whole", { command }],
        related: [{ at: { start: invocation.nameSpan.start, end: invocation.command.span.end }, says: ["builds"] }],
      };
    }
  },
});
