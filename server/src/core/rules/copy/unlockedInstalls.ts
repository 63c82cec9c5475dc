// The installs of a file that do not keep to a lock file.
import { mayInstallDependencies } from "../../knowledge/dependencyInstalls";
import { elsewhereOptions, lacksNpmCi } from "../../knowledge/lockedInstalls";
import { remember } from "../../model/remember";
import type { Scope, Stage } from "../../model/types";
import type { ScriptReader } from "../../shell/commandsOf";
import { hasOption, type Invocation, invocations } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import type { FileContext } from "../rule";
import { type ProjectInstall, projectInstall } from "./projectInstall";

/** `npm ci || npm install`, `if [ -f package-lock.json ] …`: somebody has thought of it. */
const isFallback = ({ command }: Invocation): boolean =>
  command.joinedBy === "||" || command.inside.includes("if") || command.inside.includes("case");

function isUnlocked({ invocation, row }: ProjectInstall): boolean {
  const { subcommand, program } = invocation;
  if (!row?.locked || subcommand?.value === "ci" || (subcommand?.value === "sync" && program === "pipenv")) return false;
  return !isFallback(invocation) && !hasOption(invocation, ...row.locked.already, ...elsewhereOptions);
}

const unlockedIn = (run: Instruction, { scripts }: ScriptReader): readonly ProjectInstall[] =>
  scripts(run)
    .flatMap((script) => invocations(script))
    .flatMap((invocation) => projectInstall(invocation) ?? [])
    .filter(isUnlocked);

const unlockedPrograms = remember((run: Instruction, scope: Scope, context: ScriptReader): readonly string[] =>
  mayInstallDependencies.test(run.line.text) && !scope.lookup("CI")
    ? unlockedIn(run, context).map(({ invocation }) => invocation.program)
    : [],
);

/** The first of each program in a stage; the others are told with it. */
export function* firstUnlocked(file: FileContext): Iterable<{ readonly run: Instruction; readonly install: ProjectInstall }> {
  const told = new Map<Stage | undefined, Set<string>>();
  for (const run of file.each("RUN")) {
    const scope = file.scopeBefore(run);
    const programs = told.get(scope.stage) ?? new Set();
    if (unlockedPrograms(run, scope, file).every((program) => programs.has(program))) continue;
    told.set(scope.stage, programs);
    for (const install of unlockedIn(run, file)) {
      const { program } = install.invocation;
      if (!programs.has(program)) yield { run, install };
      programs.add(program);
    }
  }
}

/** `npm ci` does not exist in the image: there is nothing to advise. */
export const cannotLock = (stage: Stage | undefined, { row }: ProjectInstall): boolean =>
  row?.program === "npm" && /(?:^|[/-])node$/.test(stage?.baseImage?.repository ?? "") && lacksNpmCi(stage?.baseImage?.tag ?? "");
