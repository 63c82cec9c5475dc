// `# syntax=` with a version that does not know a flag of the file.
import { flagDocs } from "../../knowledge/docs/flags";
import { syntaxVersion } from "../../model/syntaxVersion";
import { replace } from "../../text/span";
import { defineRule } from "../rule";

/** Its place took `labs`, with version 1.2. Source: BuildKit's release notes of dockerfile/1.2.0. */
const givenUp = /^(?:docker\.io\/)?docker\/dockerfile(?:-upstream)?:(?:[\d.]+-)?experimental$/;

export default defineRule({
  id: "outdated-syntax",
  aliases: [],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds a flag that the version named by `# syntax=docker/dockerfile:…` does not know yet, and the given up channel `docker/dockerfile:experimental`.",
    why: "That version builds the file, however new Docker itself is, and stops with “unknown flag”.",
    bad: "# syntax=docker/dockerfile:1.2\nFROM alpine:3.22\nCOPY --link app /app\n",
    good: "# syntax=docker/dockerfile:1\nFROM alpine:3.22\nCOPY --link app /app\n",
    fixSafety: "Needs a look: the newest version 1 of the syntax is taken from then on.",
    differs: "The channel `experimental` is an info: what it knows builds as before.",
  },
  messages: {
    unknown:
      "{instruction} --{flag} came with version {since} of the syntax, but the first line asks for {version}: the build stops here. Ask for docker/dockerfile:1",
    experimental:
      "{image} is a channel that Docker has given up: what it tried out is in docker/dockerfile:1, and it gets no updates. It builds this file however new Docker is, without what came since (COPY --link, heredocs, checks). Ask for docker/dockerfile:1",
    newest: "Write docker/dockerfile:1",
  },
  *check(file) {
    const channel = file.tree.directives.find(({ name, value }) => name === "syntax" && givenUp.test(value));
    if (channel) {
      const edits = () => [replace(channel.valueSpan, "docker/dockerfile:1")];
      const fix = { title: ["newest"], safety: "review", edits } as const;
      yield { at: channel.valueSpan, severity: "info", says: ["experimental", { image: channel.value }], fix };
    }
    const version = syntaxVersion(file.tree);
    if (!version) return;
    const { directive, text } = version;
    for (const instruction of file.instructions) {
      for (const flag of instruction.flags) {
        const since = flagDocs[instruction.keyword]?.[flag.name]?.since;
        if (since === undefined || version.has(since)) continue;
        yield {
          at: flag.nameSpan,
          says: ["unknown", { instruction: instruction.keyword, flag: flag.name, since, version: text }],
          fix: { title: ["newest"], safety: "review", edits: () => [replace(directive.valueSpan, "docker/dockerfile:1")] },
        };
      }
    }
  },
});
