// An install of what another stage has installed, and what a COPY has brought from there already.
import { copyOf } from "../../image";
import { mayInstallDependencies } from "../../knowledge/dependencyInstalls";
import { lineage } from "../../model/lineage";
import { stageCopiedFrom } from "../../model/references";
import type { Stage } from "../../model/types";
import { invocations } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import { baseName, isWithin } from "../../text/path";
import type { FileContext } from "../rule";
import { directoryOf } from "./folderCopies";
import type { Pair } from "./installsBehindCopy";
import { type ProjectInstall, projectInstall } from "./projectInstall";

/** What each of them makes beside the list of dependencies. */
const made: Readonly<Record<string, string>> = {
  npm: "node_modules",
  yarn: "node_modules",
  pnpm: "node_modules",
  bun: "node_modules",
  composer: "vendor",
  uv: ".venv",
  poetry: ".venv",
};

/** Which packages it takes: `--omit=dev`, `--prod`, those of one part alone. */
const choices = ({ invocation: { options } }: ProjectInstall): string =>
  options
    .filter(({ name }) => /omit|prod|dev|only|optional|include|filter|workspace|focus|group|extra|^-[wFP]$/.test(name))
    .map(({ name, value }) => `${name}=${value ?? ""}`)
    .sort()
    .join(" ");

/** Farther up nothing is looked at. */
const furthest = 100;

const installsSame = (file: FileContext, stage: Stage, install: ProjectInstall): boolean =>
  lineage(stage)
    .flatMap(({ instructions }) => instructions)
    .slice(-furthest)
    .filter(({ keyword, line, heredocs }) => keyword === "RUN" && (heredocs.length > 0 || mayInstallDependencies.test(line.text)))
    .flatMap((run) => file.scripts(run).flatMap((script) => invocations(script)))
    .some((invocation) => {
      const other = invocation.program === install.invocation.program ? projectInstall(invocation) : undefined;
      return other !== undefined && choices(other) === choices(install);
    });

export interface InstalledAgain {
  readonly copy: Instruction;
  readonly stage: string;
  /** `node_modules` */
  readonly modules: string;
}

export function installedAgain(file: FileContext, { run, install }: Pair): InstalledAgain | undefined {
  const modules = made[install.invocation.program];
  const own = file.stageOf(run);
  if (modules === undefined || !own) return undefined;
  const directory = directoryOf(file, run, install);
  for (const copy of own.instructions) {
    if (copy.index > run.index) return undefined;
    const stage = copy.keyword === "COPY" && copy.arguments.text.includes(modules) ? stageCopiedFrom(file, copy) : undefined;
    const read = stage && copyOf(copy, file.scopeBefore(copy));
    if (!stage || !read?.sources.some((source) => baseName(source) === modules)) continue;
    const isHere = directory === undefined || read.knownTarget === undefined || isWithin(read.knownTarget, directory);
    if (isHere && installsSame(file, stage, install)) return { copy, modules, stage: stage.name ?? String(stage.index) };
  }
  return undefined;
}
