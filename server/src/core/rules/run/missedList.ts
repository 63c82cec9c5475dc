// Whether the list of a package repository that a pipe writes is missed behind it: without it the package that comes from there is not found.
import { isForeign } from "../../knowledge/foreignPackages";
import { managerOf } from "../../knowledge/packageManagers";
import { inPipe } from "../../shell/astQueries";
import { invocationOf } from "../../shell/invocation";
import type { Command, ShellScript } from "../../shell/types";
import { outputOf } from "./checkedOutput";
import { endsRun, ownBehind } from "./endsRun";

const isList = (path: string): boolean => /^\/etc\/(?:apt\/sources\.list\.d|yum\.repos\.d)\//.test(path);

/** What brings another list, which may have the package, too. */
const mayBringList =
  /sources\.list|yum\.repos|add-apt-repository|apt-add-repository|config-manager|yum-config-manager|\| ?(?:sudo )?(?:ba)?sh\b/g;

const installsForeign = (script: ShellScript, command: Command): boolean => {
  const invocation = command.joinedBy === "||" ? undefined : invocationOf(script, command);
  if (!invocation || managerOf(invocation.program) === undefined || !/^(?:install|in)$/.test(invocation.subcommand?.value ?? ""))
    return false;
  return invocation.operands.some(({ text }) => isForeign(text.replace(/=.*$/, ""))) && endsRun(script, command);
};

/** @param download the first command of a pipe */
export function endsWithoutList(script: ShellScript, download: Command): boolean {
  const last = inPipe(script, download, download.pipeline.length - 1);
  const path = last && outputOf(script, last);
  if (!last || path === undefined || download.inside.length > 0 || !isList(path)) return false;
  const lists = script.source.text.match(mayBringList)?.length ?? 0;
  // The one that this pipe writes, and another one that names it: `rm /etc/apt/sources.list.d/x.list`.
  const own = script.source.text.split(path).length - 1;
  return lists <= own && ownBehind(script, last).some((command) => installsForeign(script, command));
}
