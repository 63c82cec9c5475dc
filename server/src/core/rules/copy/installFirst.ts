// The edits that copy the lists of dependencies and install them before the rest is copied.
import { contextNames, ignoredBy, ignoreFileOf } from "../../context";
import { linesAbove, removeInstruction, takeOutFirst } from "../../edits";
import type { Facts } from "../../facts";
import { copyOf } from "../../image";
import { targetArgument } from "../../model/arguments";
import type { Dockerfile } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import type { TextEdit } from "../../text/span";
import type { Pair } from "./installsBehindCopy";
import type { ProjectInstall } from "./projectInstall";
import { ofWorkspaces, workspaceOf } from "./workspace";

export interface InstallFirst {
  readonly files: readonly string[];
  readonly edits: () => readonly TextEdit[];
}

/** Scripts that run while installing, packages of the project itself, files that lie elsewhere. */
const needsMore: Readonly<Record<string, RegExp>> = {
  "package.json": /"(?:pre|post)?install"\s*:|"prepare"\s*:|"workspaces"\s*:|"(?:file|link|portal|patch):/,
  "requirements.txt": /^\s*(?:-[re]|--requirement|--editable|-c|--constraint|\.|file:)/m,
};

/** Files of the context's root that the command reads; undefined where one is missing, or one needs more than itself. */
function filesOf({ manifests, others, row }: ProjectInstall, facts: Facts): readonly string[] | undefined {
  const names = new Set(contextNames(facts));
  const ignoreFile = ignoreFileOf(facts);
  const isThere = (name: string): boolean => names.has(name) && !(ignoreFile && ignoredBy(ignoreFile, name));
  const required = manifests.filter(isThere);
  if (row && ofWorkspaces.test(row.program) && workspaceOf(facts, [""])) return undefined;
  if (required.length === 0 || (manifests.some((name) => name.includes("/")) && required.length < manifests.length)) return undefined;
  const complete = required.every((name) => {
    const pattern = needsMore[name];
    const text = facts.files.get(name);
    return pattern === undefined || (typeof text === "string" && !pattern.test(text));
  });
  return complete ? [...required, ...others.filter(isThere)] : undefined;
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

/** undefined where it is not certain which files the command needs, or that moving it changes nothing else. */
export function installFirst(file: Dockerfile & { readonly facts: Facts }, pair: Pair): InstallFirst | undefined {
  const { copy, run, install, folder: part } = pair;
  const named = belowCopy(file, pair);
  const files = install.needsProject || part || !named ? undefined : filesOf({ ...install, manifests: named }, file.facts);
  const folder = folderText(file, pair);
  const taken = takeOut(file, pair);
  const workdirs = workdirsBetween(file, copy, run);
  if (!files || folder === undefined || !taken || copy.form === "exec" || !workdirs) return undefined;
  const written = (flags: Instruction["flags"]) => flags.map(({ span }) => `${file.slice(span)} `).join("");
  const edits = (): readonly TextEdit[] => {
    const lines = [
      `${file.slice(copy.keywordSpan)} ${written(copy.flags)}${files.join(" ")} ${folder}`,
      ...workdirs.map(({ span }) => file.slice(span)),
      `${file.slice(run.keywordSpan)} ${written(run.flags)}${file.slice(install.invocation.command.span)}`,
    ];
    const moved = workdirs.map((workdir) => removeInstruction(file, workdir));
    return [linesAbove(file, copy, lines), ...moved, ...taken];
  };
  return { files, edits };
}
