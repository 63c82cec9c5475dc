// Whether a RUN itself brings the project whose packages it installs: it unpacks, clones, moves or makes it in front of the install.
import { changesOf, commandSteps, layerFilesOf } from "../../image";
import { hasOption, type Invocation } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import { folderOf, isWithin } from "../../text/path";
import { covers, type Span } from "../../text/span";
import type { FileContext } from "../rule";
import { manifestOf } from "./folderCopies";
import type { ProjectInstall } from "./projectInstall";

/** What they change in a folder is that something comes into it. */
const fills: ReadonlySet<string> = new Set(["tar", "bsdtar", "unzip", "mv", "cp", "rsync", "ln"]);

/** They write the list of dependencies. */
const makesProject =
  /^(?:(?:npm|yarn|pnpm|bun|uv|poetry|cargo|composer|bundle) init|(?:npm|yarn|pnpm|bun) create|go mod init|composer create-project)$/;

const wordsOf = ({ program, subcommand, operands }: Invocation): string =>
  [program, subcommand?.value, ...(program === "go" ? operands.slice(0, 1) : []).map(({ value }) => value)].join(" ");

export function isMadeHere(file: FileContext, run: Instruction, install: ProjectInstall): boolean {
  const path = manifestOf(file, run, install);
  if (path === undefined) return false;
  const folder = folderOf(path);
  const until = install.invocation.command.span.start;
  const before = file
    .scripts(run)
    .flatMap((script) => commandSteps(file, run, script))
    .filter(({ command }) => command.span.start < until);
  const filling: readonly Span[] = before.flatMap(({ runs, command }) => (runs && fills.has(runs.program) ? [command.span] : []));
  const making: readonly Span[] = before.flatMap(({ runs, command }) =>
    runs?.program === "mkdir" && !hasOption(runs, "-p", "--parents") ? [command.span] : [],
  );
  const inOne = (spans: readonly Span[], at: Span): boolean => spans.some((span) => covers(span, at));
  const isBrought = changesOf(file, run).some(({ path: changed, how, at }) => {
    if (at.start >= until || how === "removed") return false;
    if (how === "written") return isWithin(path, changed);
    return (inOne(filling, at) && isWithin(path, changed)) || (inOne(making, at) && changed === folder);
  });
  const isLoaded = layerFilesOf(file, run).loads.some(
    ({ path: load, at }) => at.start < until && (load.endsWith("/*") ? isWithin(path, load.slice(0, -2)) : load === path),
  );
  const isInit = before.some(({ runs, site }) => runs && isWithin(folder, site.directory) && makesProject.test(wordsOf(runs)));
  return isBrought || isLoaded || isInit;
}
