// A final image that serves something but has nothing to run.
import { purposeOf } from "../../context";
import { shellNames } from "../../knowledge/programs";
import { sourceArguments, targetArgument } from "../../model/arguments";
import type { Stage } from "../../model/types";
import { programName } from "../../shell/dialect";
import { startup } from "../../startup";
import { defineRule, type FileContext } from "../rule";
import { startupQueries } from "./simulated";

/** Only who runs a service writes these. */
const signs: readonly string[] = ["EXPOSE", "HEALTHCHECK", "STOPSIGNAL"];

const isBase = /(?:^|[\s/_:.-])base(?:$|[\s/_:.-])/i;

/** A base for other images: its stage, its labels or the comment at its head say so, or it has something for its children. */
function isForOthers(file: FileContext, { name, from, instructions }: Stage): boolean {
  const [first] = file.instructions;
  const head = [...(first?.comments ?? []), ...from.comments].map(({ text }) => text).join(" ");
  return (
    isBase.test(name ?? "") ||
    /\bbase(?:[ -]image)?\b.*\b(?:for|image)\b|\bbase image\b/i.test(head) ||
    instructions.some(
      ({ keyword, pairs }) =>
        keyword === "ONBUILD" ||
        (keyword === "LABEL" &&
          pairs.some(({ key, value }) => /(?:title|name|ref)$/i.test(key) && isBase.test((value ?? "").replace(/["']/g, "")))),
    )
  );
}

const programFolder = /(?:^|\/)s?bin\/?$/;

/** Several programs are copied to where programs lie: whoever runs the image says which. */
function isToolBox({ instructions }: Stage): boolean {
  const programs = instructions
    .filter(({ keyword }) => keyword === "COPY" || keyword === "ADD")
    .flatMap((instruction) => {
      const words = sourceArguments(instruction).map(({ text }) => text);
      return programFolder.test(targetArgument(instruction)?.text ?? "") ? words : [];
    });
  return programs.length > 1 || programs.some((source) => /[*?]/.test(source) || programFolder.test(source));
}

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
    whenNot:
      "In images that are only a base for others, or always get their command on the command line. A stage or label with `base` in its name, a head comment that says so, " +
      "a file or folder of such a name, and `ONBUILD` are taken for such a base; several programs copied onto the PATH for a tool box, of which `docker run` says which to run; a file that is called after development or tests is passed over, too. Only base images of which the start command is known are judged.",
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
    if (!file.options.strict && (purposeOf(file.facts) || isForOthers(file, stage) || isToolBox(stage))) return;
    const found = startup(file, file.facts);
    if (!found?.start.baseKnown || found.deciding || found.windows) return;
    const base = stage.baseImage?.text ?? stage.image.text;
    const [program] = found.argv ?? [];
    if (program === undefined) yield { at: stage.image.span, says: ["nothing", { base }] };
    else if (found.argv?.length === 1 && shellNames.has(programName(program)))
      yield { at: stage.image.span, says: ["shell", { program, base }] };
  },
});
