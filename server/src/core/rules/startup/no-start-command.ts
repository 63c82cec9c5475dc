// A final image that serves something but has nothing to run.
import { shellNames } from "../../knowledge/programs";
import { programName } from "../../shell/dialect";
import { startup } from "../../startup";
import { defineRule } from "../rule";
import { startupQueries } from "./simulated";

/** Only who runs a service writes these. */
const signs: readonly string[] = ["EXPOSE", "HEALTHCHECK", "STOPSIGNAL"];

export default defineRule({
  id: "no-start-command",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds a final stage with `EXPOSE`, `HEALTHCHECK` or `STOPSIGNAL` that has neither `CMD` nor `ENTRYPOINT`, on a base image that has none or only a shell.",
    why: "`docker run` without a command fails there, or starts a shell that ends at once without a terminal.",
    bad: "FROM debian:12-slim\nCOPY server /usr/local/bin/\nEXPOSE 8080\n",
    good: 'FROM debian:12-slim\nCOPY server /usr/local/bin/\nEXPOSE 8080\nCMD ["server"]\n',
    whenNot: "In images that are only a base for others, or always get their command on the command line.",
    differs: "With the profile `all` the rule also reports final stages that show no sign of a service.",
  },
  messages: {
    nothing: "Nothing says what this image runs: {base} has no CMD and no ENTRYPOINT, and the file sets none. Add CMD",
    shell: "This image runs only {program}, the CMD of {base}: without a terminal it ends at once. Add CMD",
  },
  needs: startupQueries,
  *check(file) {
    const stage = file.finalStage;
    if (!stage?.image) return;
    if (!file.options.strict && !stage.instructions.some(({ keyword }) => signs.includes(keyword))) return;
    const found = startup(file, file.facts);
    if (!found?.start.baseKnown || found.deciding || found.windows) return;
    const base = stage.baseImage?.text ?? stage.image.text;
    const [program] = found.argv ?? [];
    if (program === undefined) yield { at: stage.image.span, says: ["nothing", { base }] };
    else if (found.argv?.length === 1 && shellNames.has(programName(program)))
      yield { at: stage.image.span, says: ["shell", { program, base }] };
  },
});
