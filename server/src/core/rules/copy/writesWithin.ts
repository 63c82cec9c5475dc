// Whether the commands of a RUN may put files into a folder.
import { type CommandStep, commandSteps, touchedBy } from "../../image";
import { quietCommands, userCommands } from "../../knowledge/commandEffects";
import { historyOf } from "../../model/lineage";
import type { Invocation } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import { isWithin } from "../../text/path";
import type { FileContext } from "../rule";
import type { TreeChange } from "./changedTrees";

/** Write to folders of the system alone. */
const ofSystem: ReadonlySet<string> = new Set(
  "apt apt-get apk dnf microdnf yum update-ca-certificates a2enmod a2dismod docker-php-ext-install docker-php-ext-configure docker-php-ext-enable groupmod ldconfig".split(
    " ",
  ),
);
const ofFiles: ReadonlySet<string> = new Set([
  "mkdir",
  "touch",
  "rm",
  "rmdir",
  "chmod",
  "chown",
  "chgrp",
  "cp",
  "mv",
  "ln",
  "install",
  "sed",
  "tee",
]);

/** Packages that it names or lists come to the system's folders. */
const isPlainPip = ({ program, operands, options }: Invocation): boolean =>
  program === "pip" &&
  !options.some(({ name }) => /^(?:-e|--editable|-t|--target|--prefix|--root)$/.test(name)) &&
  operands.every(({ text }) => !text.includes("/") && text !== ".");

const isPlainMkdir = ({ program }: Invocation): boolean => program === "mkdir";

function mayWrite({ runs, command, site }: CommandStep, step: CommandStep, folder: string): boolean {
  if (!runs) return command.words.length > 0 || touchedBy(step).writes.some((place) => !place || isWithin(place.path, folder));
  if (ofSystem.has(runs.program) || userCommands.has(runs.program) || isPlainPip(runs)) return site.directory.startsWith("$");
  if (!quietCommands.has(runs.program) && !ofFiles.has(runs.program)) return true;
  return touchedBy(step).writes.some(
    (place) =>
      !place ||
      (isWithin(place.path, folder) && !(isPlainMkdir(runs) && place.path === folder && place.is === "path")) ||
      (isWithin(folder, place.path) && runs.program !== "mkdir"),
  );
}

const none: ReadonlySet<string> = new Set();
/** Bring no file. */
const ofAttributes: ReadonlySet<string> = new Set(["chmod", "chown", "chgrp", "mkdir"]);

/** @param before commands from here on do not count; an offset of the file */
export function mayWriteWithin(
  file: FileContext,
  run: Instruction,
  folder: string,
  before = run.span.end,
  harmless: ReadonlySet<string> = none,
): boolean {
  const scripts = file.scripts(run);
  if (scripts.length === 0) return true;
  return scripts.some(
    (script) =>
      script.errors.length > 0 ||
      commandSteps(file, run, script).some(
        (step) => step.command.span.start < before && !harmless.has(step.runs?.program ?? "") && mayWrite(step, step, folder),
      ),
  );
}

/** Farther up nothing is looked at. */
const furthest = 200;

/** A command that works in the folder or names it, above the change, may have put far more there than the COPY. */
export function fillsBetween(file: FileContext, run: Instruction, { path, copies: [first], invocation }: TreeChange): boolean {
  const stage = file.stageOf(run);
  if (!stage || !first) return false;
  const worksThere = (each: Instruction): boolean => {
    const { workdir } = file.scopeBefore(each);
    return (workdir !== undefined && isWithin(workdir, path)) || each.arguments.text.includes(path);
  };
  const between = historyOf(stage, run).slice(-furthest);
  if (between.some((each) => each.keyword === "RUN" && worksThere(each) && mayWriteWithin(file, each, path, each.span.end, ofAttributes)))
    return true;
  return worksThere(run) && mayWriteWithin(file, run, path, invocation.command.span.start, ofAttributes);
}
