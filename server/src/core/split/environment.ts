// What a toolchain wants besides its files: an environment for Python's packages, certificates, an image with nothing in it for a static program.
import { buildsStaticGo, isRoot, needsSystem, userInForce } from "../image";
import type { Dockerfile } from "../model/types";
import type { Instruction } from "../syntax/types";
import { type Artefact, startsOf } from "./artefacts";
import { packageJsonAt } from "./lists";
import { installRun } from "./packages";
import { isStopped, type Placed, type RunReading, type Site, type Stopped, stopped } from "./types";
import type { Layout } from "./write";

export interface Known {
  readonly doc: Dockerfile;
  readonly site: Site;
  /** Up to the cut. */
  readonly readings: readonly RunReading[];
  readonly runs: ReadonlyMap<Instruction, RunReading>;
  readonly cut: Instruction;
  readonly later: readonly Instruction[];
  readonly placed: readonly Placed[];
  readonly libraries: readonly string[];
  readonly artefacts: readonly Artefact[];
}

type Around = Pick<Layout, "base" | "top" | "extra" | "prepare" | "finish" | "owner" | "artefacts">;

const virtualEnvironment = "/opt/venv";

/** A user other than root owned what it made. */
function ownerOf(doc: Dockerfile, cut: Instruction): string {
  const scope = doc.scopeBefore(cut);
  const user = scope.user?.arguments.text.trim() ?? "";
  return user === "" || (userInForce(scope).isRoot ?? isRoot(user)) ? "" : `--chown=${user} `;
}

function pythonSurroundings({ doc, readings, artefacts }: Known): Partial<Around> | Stopped {
  const first = readings.find(({ steps }) => steps.some(({ invocation, role }) => role === "build" && invocation.program === "pip"));
  if (!first) return {};
  const user = ownerOf(doc, first.instruction);
  if (user !== "")
    return stopped(first.instruction.keywordSpan, "pip installs into the home directory of the user {user} here", {
      user: user.slice(8).trim(),
    });
  if (doc.each("ENV").some(({ pairs }) => pairs.some(({ key }) => key === "VIRTUAL_ENV" || key === "PYTHONHOME" || key === "PIP_TARGET")))
    return stopped(first.instruction.keywordSpan, "The file sets up an environment for Python by itself");
  const path = `ENV PATH=${virtualEnvironment}/bin:$PATH`;
  return {
    prepare: { before: first.instruction, lines: [`RUN python -m venv ${virtualEnvironment}`, path] },
    extra: [path],
    artefacts: [{ source: virtualEnvironment, target: virtualEnvironment }, ...artefacts],
  };
}

/** Dependencies of the build can go where what is started is compiled, or named by the dependencies of production. */
function prune({ doc, readings, site }: Known): readonly string[] {
  const commands = readings.flatMap(({ steps }) =>
    steps.filter(({ role }) => role === "build").map(({ invocation }) => invocation.words.map(({ text }) => text).join(" ")),
  );
  const builds = commands.some((line) => /^npm run (?:build|compile)\b/.test(line));
  const installs = commands.find((line) => /^npm (?:ci|i|install)\b/.test(line));
  const leaner = /--(?:production|omit|only)|-D\b/;
  const inProduction = doc.each("ENV").some(({ pairs }) => pairs.some(({ key, value }) => key === "NODE_ENV" && value === "production"));
  if (!builds || !installs || commands.some((line) => leaner.test(line)) || inProduction) return [];
  const starts = startsOf(doc).map(({ words }) => words.map(({ text }) => text).join(" "));
  const line = starts.find((each) => /^(?:npm (?:run )?start|node )/.test(each));
  if (starts.length !== 1 || line === undefined) return [];
  const script = line.startsWith("npm") ? packageJsonAt(site.image, site.image.workdir)?.scripts.get("start") : line;
  const old = Number(/^(\d+)/.exec(/:(\d+)/.exec(site.base.image)?.[1] ?? "")?.[1] ?? 99) < 16;
  return script !== undefined && /^node (?:\.\/)?(?:dist|build|out|lib)\//.test(script)
    ? [old ? "RUN npm prune --production" : "RUN npm prune --omit=dev"]
    : [];
}

const certificates = "/etc/ssl/certs/ca-certificates.crt";

/** Go's own, for images without the distribution's: programs look for it where the toolchain was. Source: Go's package time, LoadLocation. */
const timeZones = "/usr/local/go/lib/time/zoneinfo.zip";

/** Everything that the final stage does is possible without a shell, a package manager and users by name. */
function needsNoSystem({ placed, later, libraries, runs }: Known): boolean {
  const final = [...placed.filter(({ final: where }) => where !== undefined).map(({ instruction }) => instruction), ...later];
  return (
    !final.some(needsSystem) &&
    libraries.length === 0 &&
    [...runs.values()].every(({ kind }) => kind === "build" || kind === "tree" || kind === "packages")
  );
}

function compiledSurroundings(known: Known): Partial<Around> {
  const { site, artefacts } = known;
  const { toolchain, packageManager, image } = site.base;
  if (toolchain === "go" && packageManager === "apk") return { artefacts: [{ source: timeZones, target: timeZones }, ...artefacts] };
  if (toolchain === "java" || toolchain === "c" || packageManager === "apk") return {};
  if (toolchain === "go" && image.startsWith("debian:") && buildsStaticGo(known.doc, [...known.runs.keys()]) && needsNoSystem(known)) {
    // `nonroot` is the same image with another user; which user it is, the file says, or it stays root.
    const tag = known.doc.finalStage?.effective("USER") ? "nonroot" : "latest";
    return { base: `gcr.io/distroless/static-debian13:${tag}` };
  }
  return { artefacts: [{ source: certificates, target: certificates }, ...artefacts] };
}

/** @returns why not, where the toolchain is used in a way that does not move */
export function environment(known: Known): Around | Stopped {
  const { doc, site, cut, libraries, artefacts } = known;
  const { toolchain } = site.base;
  const own =
    toolchain === "python" ? pythonSurroundings(known) : toolchain === "node" ? { finish: prune(known) } : compiledSurroundings(known);
  if (isStopped(own)) return own;
  const install = installRun(libraries, site.base, ["--no-install-recommends"], false);
  return {
    base: site.base.image,
    prepare: undefined,
    finish: [],
    owner: ownerOf(doc, cut),
    artefacts,
    ...own,
    extra: own.extra ?? [],
    top: install ? [install] : [],
  };
}
