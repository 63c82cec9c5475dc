// What helps an install that stands behind a COPY of more than it needs.
import { contextNames, contextRoots } from "../../context";
import type { Facts } from "../../facts";
import { type Invocation, invocationOf } from "../../shell/invocation";
import { packageInstall } from "../../shell/packages";
import { placeOf, type Reads } from "./installReads";
import type { Pair } from "./installsBehindCopy";
import { type ProjectInstall, projectInstall } from "./projectInstall";
import { ofWorkspaces, workspaceOf } from "./workspace";

export type Advice = "order" | "project" | "workspace" | "packages" | "behind" | "split";

/** Its own lock file says that a package is none of a workspace above. */
const locksItself = (facts: Facts, { install: { row } }: Pair): boolean =>
  contextNames(facts)?.some((name) => row?.locks.includes(name)) ?? false;

/** What is enough to install in a workspace: not the list of dependencies in its root alone. */
export function adviceFor(facts: Facts, pair: Pair, { files, folders }: Reads): Advice {
  const { folder, install } = pair;
  const { program } = install.invocation;
  if (folder?.ofWorkspace) return "workspace";
  if ((folder && folder.manifest === undefined) || files.length + folders.length === 0) return isAlone(install) ? "behind" : "split";
  const place = folder && placeOf(facts, `${folder.source}/`);
  const above = folder ? [`${folder.source}/`, ...contextRoots.map((root) => `${root}${folder.source}/`)] : contextRoots;
  const roots = place === undefined ? (locksItself(facts, pair) && !folder ? [""] : above) : [place];
  const ofPnpm = "pnpm-workspace.yaml"; // without packages it holds settings alone
  const isUnread = typeof facts.files.get(ofPnpm) !== "string";
  if (program === "pnpm" && isUnread && roots.includes("") && contextNames(facts)?.includes(ofPnpm)) return "workspace";
  if (ofWorkspaces.test(program) && workspaceOf(facts, roots)) return program === "pnpm" ? "workspace" : "packages";
  return install.needsProject ? "project" : "order";
}

const tidies = /^(?:rm|find|echo|true|mkdir|chown|chmod|ls|cd)$/;

/** It installs by names or by lists, tidies up, or asks: none of that needs the sources. */
function isHarmless(invocation: Invocation): boolean {
  const { program, words } = invocation;
  if (tidies.test(program) || words.some(({ value }) => value === "cache" || value === "--version")) return true;
  const packages = packageInstall(invocation)?.packages ?? [];
  return projectInstall(invocation) !== undefined || (packages.length > 0 && packages.every(({ local }) => !local));
}

/** Nothing behind it in its RUN builds with what it has installed. */
function isAlone({ invocation: { script, command } }: ProjectInstall): boolean {
  return script.commands.slice(script.commands.indexOf(command) + 1).every((each) => {
    const invocation = invocationOf(script, each);
    return invocation ? isHarmless(invocation) : each.words.length === 0;
  });
}

/** Without its options. */
export const textOf = ({ program, subcommand, operands }: Invocation): string =>
  [program, ...(subcommand ? [subcommand.text] : []), ...operands.map(({ text }) => text)].join(" ");
