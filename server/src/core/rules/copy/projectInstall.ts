// A command of a RUN that installs what the project's own files list.
import { type DependencyInstall, dependencyInstalls } from "../../knowledge/dependencyInstalls";
import { hasOption, type Invocation } from "../../shell/invocation";
import { roughly } from "../../shell/options";

export interface ProjectInstall {
  readonly invocation: Invocation;
  /** Files that it cannot do without. */
  readonly manifests: readonly string[];
  /** Files that it reads where they are there. */
  readonly others: readonly string[];
  /** It builds or links the project itself, too. */
  readonly needsProject: boolean;
  readonly row: DependencyInstall | undefined;
}

const words = ({ subcommand, operands }: Invocation): string => [...(subcommand ? [subcommand] : []), ...operands].map(roughly).join(" ");

/** `pip install -r requirements.txt`, `uv pip install -r …`, nothing else. */
function pipInstall(invocation: Invocation): ProjectInstall | undefined {
  if (!/^(?:uv pip )?install$/.test(`${invocation.program === "uv" ? "uv " : ""}${words(invocation)}`)) return undefined;
  const files = invocation.options.filter(({ name }) => /^(?:-r|--requirement|-c|--constraint)$/.test(name));
  if (invocation.options.some(({ name }) => /^(?:-e|--editable)$/.test(name))) return undefined;
  const manifests = files.map(({ value }) => value ?? "");
  const known = manifests.length > 0 && manifests.every((name) => /^[\w./-]+$/.test(name));
  return known ? { invocation, manifests, others: [], needsProject: false, row: undefined } : undefined;
}

/** undefined: it installs nothing, or packages that it names itself. */
export function projectInstall(invocation: Invocation): ProjectInstall | undefined {
  if (invocation.program === "pip" || (invocation.program === "uv" && invocation.subcommand?.value === "pip"))
    return pipInstall(invocation);
  const row = dependencyInstalls.find(({ program }) => program === invocation.program);
  if (!row?.commands.includes(words(invocation)) || hasOption(invocation, "-g", "--global", "--version", "--help")) return undefined;
  const needsProject = row.withoutProject !== undefined && !hasOption(invocation, ...row.withoutProject);
  return { invocation, manifests: row.manifests, others: [...row.locks, ...row.settings], needsProject, row };
}
