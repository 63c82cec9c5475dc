// A package added to a stage: beside others that an instruction installs there as root, or by a RUN of its own.
import { managerOf } from "../knowledge/packageManagers";
import { lineage } from "../model/lineage";
import type { Dockerfile, Scope, Stage } from "../model/types";
import { hasOption } from "../shell/invocation";
import { type PackageInstall, packageInstalls } from "../shell/packages";
import { scriptsOf } from "../shell/scriptsOf";
import type { Instruction } from "../syntax/types";
import type { TextEdit } from "../text/span";
import { linesBelow } from "./instructionLines";
import { addPackage } from "./packageList";

export interface WantedPackage {
  /** The distribution's package manager. */
  readonly manager: string;
  readonly name: string;
}

/** Whether root is the user there, which the image decides where the file does not. */
export type RunsAsRoot = (scope: Scope) => boolean;

const runsOf = (stage: Stage): readonly Instruction[] => stage.instructions.filter(({ keyword }) => keyword === "RUN");

const installsIn = (file: Dockerfile, run: Instruction): readonly PackageInstall[] => scriptsOf(file, run).flatMap(packageInstalls);

/** The stage or one of its parents installs a package of this name. */
export function installsPackage(file: Dockerfile, stage: Stage, name: string): boolean {
  const installs = lineage(stage)
    .flatMap(runsOf)
    .flatMap((run) => installsIn(file, run));
  return installs.some(({ packages }) => packages.some((each) => each.name === name));
}

/** Not put aside for a later removal, nor taken from elsewhere, and certain to run. */
function isPlain({ invocation, packages }: PackageInstall): boolean {
  const { command } = invocation;
  if (command.inside.length > 0 || command.joinedBy === "||" || command.background || command.pipeline.length > 1) return false;
  if (hasOption(invocation, "--virtual", "-t", "--target-release", "--repository", "-X", "--download-only", "-d", "--root")) return false;
  return packages.length > 0 && packages.every((each) => !each.local);
}

/** undefined where no instruction of the stage installs others as root. */
export function addToInstall(file: Dockerfile, stage: Stage, { manager, name }: WantedPackage, asRoot: RunsAsRoot): TextEdit | undefined {
  const wanted = managerOf(manager);
  for (const run of runsOf(stage)) {
    if (run.form !== "shell" || !asRoot(file.scopeBefore(run))) continue;
    const install = installsIn(file, run).find((each) => each.manager === wanted && isPlain(each));
    const edit = install && addPackage(file, run, install, name);
    if (edit) return edit;
  }
  return undefined;
}

/** What the stage's first line sees. */
const startOf = (file: Dockerfile, { instructions: [first], endScope }: Stage): Scope => (first ? file.scopeBefore(first) : endScope);

/** Behind the FROM; a blank line below it stays one above. undefined where the stage does not begin as root. */
export function installByRun(file: Dockerfile, stage: Stage, commandLine: string, asRoot: RunsAsRoot): TextEdit | undefined {
  if (!asRoot(startOf(file, stage))) return undefined;
  const { from } = stage;
  const blankBelow = /^\r?\n[ \t]*\r?\n/.test(file.text.slice(from.span.end, from.span.end + 80));
  return linesBelow(file, from, [...(blankBelow ? [""] : []), `RUN ${commandLine}`]);
}
