// The edits that copy the lists of dependencies and install them before the rest is copied.
import { contextNames, ignoredBy, ignoreFileOf } from "../../context";
import { takeOutFirst } from "../../edits";
import { copyOf } from "../../image";
import { targetArgument } from "../../model/arguments";
import type { Dockerfile } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import type { TextEdit } from "../../text/span";
import type { FileContext } from "../rule";
import type { Reads } from "./installReads";
import type { Pair } from "./installsBehindCopy";
import { moveInstall } from "./moveInstall";
import type { ProjectInstall } from "./projectInstall";
import { ofWorkspaces, workspaceOf } from "./workspace";

export interface InstallFirst {
  readonly edits: () => readonly TextEdit[];
}

/** Scripts that run while installing, and packages of the project itself. */
const needsMore = /"(?:pre|post)?install"\s*:|"prepare"\s*:|"workspaces"\s*:/;

/** What lies there is known, none of it is left out of the context, and the list needs no more. */
function isComplete(file: FileContext, { files, folders, known }: Reads, { row, needsProject }: ProjectInstall, lists: readonly string[]) {
  const { facts } = file;
  const ignoreFile = ignoreFileOf(facts);
  const names = contextNames(facts);
  if (!known || needsProject || files.some((name) => name.includes("/"))) return false;
  if (row && ofWorkspaces.test(row.program) && workspaceOf(facts, [""])) return false;
  if (ignoreFile && [...files, ...folders].some((name) => ignoredBy(ignoreFile, name))) return false;
  const there = lists.filter((name) => names?.includes(name));
  if (there.length === 0 || (!row && there.length < lists.length)) return false;
  return there.every((name) => name !== "package.json" || !needsMore.test(facts.files.get(name) ?? '"install":'));
}

/** The one WORKDIR between the two, if any; undefined where something stands between that the install could see. */
function workdirsBetween(file: Dockerfile, copy: Instruction, run: Instruction): readonly Instruction[] | undefined {
  const between = file.instructions.slice(copy.index + 1, run.index);
  const workdirs = between.filter(({ keyword }) => keyword === "WORKDIR");
  const harmless = between.every(({ keyword }) => /^(?:LABEL|EXPOSE|COPY|WORKDIR)$/.test(keyword));
  return harmless && workdirs.length <= 1 ? workdirs : undefined;
}

/** The lists by their places in the context: an absolute one lies where everything is copied. */
function belowCopy(file: Dockerfile, { copy, install: { manifests } }: Pair): readonly string[] | undefined {
  const target = copyOf(copy, file.scopeBefore(copy))?.knownTarget;
  if (!manifests.some((name) => name.startsWith("/"))) return manifests;
  const below = manifests.flatMap((name) =>
    target !== undefined && target !== "/" && name.startsWith(`${target}/`) ? [name.slice(target.length + 1)] : [],
  );
  return below.length === manifests.length ? below : undefined;
}

/** The folder that everything is copied to, as it would be written for single files; the install must run there. */
function folderText(file: Dockerfile, { copy, run, install }: Pair): string | undefined {
  const scope = file.scopeBefore(copy);
  const written = targetArgument(copy)?.text;
  if (written === undefined || /["'$]/.test(written)) return undefined;
  const runsThere = file.scopeBefore(run).workdir;
  const isHere = /^\.\/?$/.test(written) && runsThere === scope.workdir;
  const anywhere = written.startsWith("/") && install.manifests.length > 0 && install.manifests.every((name) => name.startsWith("/"));
  if (!isHere && !anywhere && (!written.startsWith("/") || copyOf(copy, scope)?.knownTarget !== runsThere)) return undefined;
  return written === "." ? "./" : written.endsWith("/") ? written : `${written}/`;
}

/** Takes the install out of its RUN, where it is what that begins with. */
function takeOut(file: Dockerfile, { run, install: { invocation } }: Pair): readonly TextEdit[] | undefined {
  const { command, script } = invocation;
  return script.commands[0] === command ? takeOutFirst(file, run, script) : undefined;
}

const withFlags = (file: Dockerfile, { keywordSpan, flags }: Instruction): string =>
  [keywordSpan, ...flags.map(({ span }) => span)].map((span) => file.slice(span)).join(" ");

/** undefined where it is not certain which files the command needs, or that moving it changes nothing else. */
export function installFirst(file: FileContext, pair: Pair, reads: Reads): InstallFirst | undefined {
  const { copy, run, install, folder: part } = pair;
  const lists = belowCopy(file, pair);
  const folder = folderText(file, pair);
  const taken = takeOut(file, pair);
  const workdirs = workdirsBetween(file, copy, run);
  if (part || !lists || !isComplete(file, reads, install, lists)) return undefined;
  if (folder === undefined || !taken || copy.form === "exec" || !workdirs) return undefined;
  const copied = [
    ...(reads.files.length > 0 ? [`${withFlags(file, copy)} ${reads.files.join(" ")} ${folder}`] : []),
    ...reads.folders.map((name) => `${withFlags(file, copy)} ${name} ${folder}${name}/`),
  ];
  const { command, script } = install.invocation;
  const line = `${withFlags(file, run)} ${file.slice(command.span)}`;
  const left = script.commands.length > 1 ? taken : undefined;
  return { edits: () => moveInstall(file, { copy, run, copied, workdirs, line, taken: left }) };
}
