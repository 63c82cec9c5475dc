// What helps an install that stands behind a COPY of more than it needs.
import { contextNames, contextRoots } from "../../context";
import type { Facts } from "../../facts";
import type { Pair } from "./installsBehindCopy";
import type { ProjectInstall } from "./projectInstall";
import { ofWorkspaces, workspaceOf } from "./workspace";

export type Advice = "order" | "workspace" | "packages" | "folder" | "behind" | "split";

/** What is enough to install in a workspace: not the list of dependencies in its root alone. */
export function adviceFor(facts: Facts, { folder, install }: Pair): Advice {
  const { program } = install.invocation;
  if (folder && folder.manifest === undefined) return isAlone(install) ? "behind" : "split";
  const roots = folder ? [`${folder.source}/`, ...contextRoots.map((root) => `${root}${folder.source}/`)] : contextRoots;
  if (program === "pnpm" && contextNames(facts)?.includes("pnpm-workspace.yaml")) return "workspace";
  if (ofWorkspaces.test(program) && workspaceOf(facts, roots)) return program === "pnpm" ? "workspace" : "packages";
  return folder ? "folder" : "order";
}

/** Nothing behind it in its RUN builds with what it has installed. */
function isAlone({ invocation }: ProjectInstall): boolean {
  const { commands } = invocation.script;
  return commands.slice(commands.indexOf(invocation.command) + 1).every(({ name, words }) => {
    return (
      name === undefined ||
      /^(?:rm|find|echo|true|mkdir|chown|chmod|ls)$/.test(name) ||
      words.some(({ value }) => value === "cache" || value === "--version")
    );
  });
}
