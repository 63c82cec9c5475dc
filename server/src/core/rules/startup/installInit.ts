// Edits that bring an init into the final stage: a package beside others, a RUN of its own, or a stage with the static release.
import { type AddedInit, type PackagedInit, packagedInit, type ReleasedInit, releasedInit } from "../../knowledge/initInstall";
import { managerOf } from "../../knowledge/packageManagers";
import { lineage } from "../../model/lineage";
import type { Dockerfile, Stage } from "../../model/types";
import { hasOption } from "../../shell/invocation";
import { type PackageInstall, packageInstalls } from "../../shell/packages";
import { scriptsOf } from "../../shell/scriptsOf";
import type { Instruction } from "../../syntax/types";
import { insert, type TextEdit } from "../../text/span";
import { keywordLike, lineEnd, lineStart } from "./layout";
import type { Simulated } from "./simulated";

export interface InstalledInit {
  /** `release`: the static binary of the init's own release, its checksum in the file. */
  readonly from: "package" | "release";
  /** How ENTRYPOINT names it. */
  readonly path: string;
  readonly edits: readonly TextEdit[];
}

const isRoot = (user: string | undefined): boolean => user === undefined || /^(?:root|0)(?::.*)?$/.test(user.trim());

/** The user at the start of a stage: the parent stage's last one, else the base image's. */
const startUser = (stage: Stage, { base }: Simulated): string | undefined => stage.parent?.endScope.user?.arguments.text ?? base?.user;

const runsOf = (stage: Stage): readonly Instruction[] => stage.instructions.filter(({ keyword }) => keyword === "RUN");

const installsIn = (file: Dockerfile, run: Instruction): readonly PackageInstall[] => scriptsOf(file, run).flatMap(packageInstalls);

/** A package of the wanted name is there already. */
const isThere = (file: Dockerfile, stage: Stage, name: string): boolean =>
  lineage(stage).some((at) =>
    runsOf(at).some((run) => installsIn(file, run).some(({ packages }) => packages.some((each) => each.name === name))),
  );

/** Put aside for a later removal, taken from elsewhere, or not certain to run. */
function isPlain({ invocation, packages }: PackageInstall): boolean {
  const { command } = invocation;
  if (command.inside.length > 0 || command.joinedBy === "||" || command.background || command.pipeline.length > 1) return false;
  if (hasOption(invocation, "--virtual", "-t", "--target-release", "--repository", "-X", "--download-only", "-d", "--root")) return false;
  return packages.length > 0 && packages.every((each) => !each.local);
}

/** Words added behind the last package, on a line of its own where the packages stand so. */
function joined(file: Dockerfile, run: Instruction, install: PackageInstall, name: string): TextEdit | undefined {
  const last = install.packages.at(-1)?.word.span;
  if (!last) return undefined;
  const start = lineStart(file, last.start);
  const indent = file.text.slice(start, last.start);
  const inBody = run.heredocs.some(({ bodySpan }) => bodySpan.start <= last.start && last.start < bodySpan.end);
  const continuation = inBody ? "\\" : file.tree.escape;
  return insert(last.end, indent.trim() === "" && indent !== "" ? ` ${continuation}${lineEnd(file)}${indent}${name}` : ` ${name}`);
}

function joinedInstall(file: Dockerfile, stage: Stage, wanted: PackagedInit, rootAtStart: boolean): TextEdit | undefined {
  const manager = managerOf(wanted.manager);
  for (const run of runsOf(stage)) {
    const { user } = file.scopeBefore(run);
    if (run.form !== "shell" || !(user && stage.instructions.includes(user) ? isRoot(user.arguments.text) : rootAtStart)) continue;
    const install = installsIn(file, run).find((each) => each.manager === manager && isPlain(each));
    const edit = install && joined(file, run, install, wanted.name);
    if (edit) return edit;
  }
  return undefined;
}

/** Behind the FROM, where the stage is still root's; a blank line below it stays one above. */
function ownRun(file: Dockerfile, { from }: Stage, { commandLine }: PackagedInit): TextEdit {
  const eol = lineEnd(file);
  const blankBelow = /^\r?\n[ \t]*\r?\n/.test(file.text.slice(from.span.end, from.span.end + 80));
  return insert(from.span.end, `${blankBelow ? eol : ""}${eol}${keywordLike(from, file, "RUN")} ${commandLine}`);
}

const binaryPath = (init: AddedInit, stage: Stage): string =>
  stage.baseImage?.repository === "scratch" ? `/${init}` : `/usr/local/bin/${init}`;

/** ADD with a checksum came with Dockerfile 1.6. */
function knowsChecksum({ tree }: Dockerfile): boolean {
  const release = /docker\/dockerfile:1\.(\d+)/.exec(tree.directives.find(({ name }) => name === "syntax")?.value ?? "")?.[1];
  return release === undefined || Number(release) >= 6;
}

/** A stage name that no stage of the file has, alone or with an architecture behind it. */
function freeName(file: Dockerfile, init: string, architectures: ReleasedInit["architectures"] = []): string | undefined {
  const taken = new Set(file.stages.map(({ name }) => name));
  const isFree = (name: string): boolean => !taken.has(name) && architectures.every((each) => !taken.has(`${name}-${each.name}`));
  return [init, `${init}-binary`, `${init}-static`].find(isFree);
}

/** One stage an architecture, and one that the builder chooses; the binary is copied from there. */
function fromRelease(file: Dockerfile, stage: Stage, init: AddedInit): InstalledInit | undefined {
  const { architectures } = releasedInit(init);
  const name = freeName(file, init, architectures);
  if (name === undefined || !knowsChecksum(file)) return undefined;
  const eol = lineEnd(file);
  const word = (keyword: string): string => keywordLike(stage.from, file, keyword);
  const as = word("AS");
  const stages = architectures.map(({ name: architecture, url, sum }) =>
    [`${word("FROM")} scratch ${as} ${name}-${architecture}`, `${word("ADD")} --chmod=755 --checksum=sha256:${sum} ${url} /${init}`].join(
      eol,
    ),
  );
  const chosen = `${word("FROM")} ${name}-\${TARGETARCH} ${as} ${name}`;
  const path = binaryPath(init, stage);
  return {
    from: "release",
    path,
    edits: [
      insert(stage.from.span.start, [...stages, chosen, ""].join(eol + eol)),
      insert(stage.from.span.end, `${eol}${word("COPY")} --from=${name} /${init} ${path}`),
    ],
  };
}

/** tini's package on Debian has a static binary, too: for images without a C library and a package manager. */
function fromDebian(file: Dockerfile, stage: Stage): InstalledInit | undefined {
  const name = freeName(file, "tini");
  if (name === undefined) return undefined;
  const eol = lineEnd(file);
  const word = (keyword: string): string => keywordLike(stage.from, file, keyword);
  const path = binaryPath("tini", stage);
  const install = "apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*";
  return {
    from: "package",
    path,
    edits: [
      insert(
        stage.from.span.start,
        `${word("FROM")} debian:bookworm-slim ${word("AS")} ${name}${eol}${word("RUN")} ${install}${eol}${eol}`,
      ),
      insert(stage.from.span.end, `${eol}${word("COPY")} --from=${name} /usr/bin/tini-static ${path}`),
    ],
  };
}

/** Best first; empty: it cannot be put in with certainty. */
export function installInit(file: Dockerfile, found: Simulated, init: AddedInit): readonly InstalledInit[] {
  const stage = file.finalStage;
  if (!stage) return [];
  const family = found.base?.distribution?.family;
  const released = (): readonly InstalledInit[] => [fromRelease(file, stage, init) ?? []].flat();
  if (init === "tini" && (family === "scratch" || family === "distroless" || stage.baseImage?.repository === "scratch"))
    return [fromDebian(file, stage) ?? [], released()].flat();
  const rootAtStart = isRoot(startUser(stage, found));
  const wanted = packagedInit(init, found.base);
  if (!wanted) return released();
  const { path } = wanted;
  if (isThere(file, stage, wanted.name)) return [{ from: "package", path, edits: [] }];
  const join = wanted.repository === undefined ? joinedInstall(file, stage, wanted, rootAtStart) : undefined;
  if (join) return [{ from: "package", path, edits: [join] }];
  // Of an image that is not in the tables only the name tells the distribution.
  if (!rootAtStart || !found.base?.known) return released();
  return [{ from: "package", path, edits: [ownRun(file, stage, wanted)] }];
}
