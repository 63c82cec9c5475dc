// Libraries of the system that packages of pip, npm and cargo load: the full image has them by chance, the light one must be given them.

import type { Facts } from "../facts";
import { runtimePackage } from "../knowledge/buildPackages";
import { crateNative, nodeNative, pythonNative, pythonUnknown } from "../knowledge/nativeModules";
import type { Dockerfile } from "../model/types";
import { packageInstall } from "../shell/packages";
import type { ShellWord } from "../shell/types";
import type { Span } from "../text/span";
import { readManifest } from "./packageJson";
import { absolutePath } from "./paths";
import { contextPath } from "./start";
import { isStopped, type RunReading, type Site, type Step, type Stopped, stopped } from "./types";

const cannotRead = "{file} cannot be read, so that the libraries which its packages need at run time are not known";
const needsLibrary = "{name} uses libraries or programs of the system that the image {image} may lack";

interface Requirement {
  readonly name: string;
  readonly at: Span;
}

function requirementLines(text: string, at: Span): readonly Requirement[] {
  return text.split("\n").flatMap((line) => {
    const found = /^\s*([A-Za-z0-9][\w.-]*)\s*(\[[^\]]*\])?/.exec(line);
    if (!found?.[1] || /\bbinary\b/.test(found[2] ?? "")) return [];
    return [{ name: found[1].toLowerCase().replaceAll("_", "-"), at }];
  });
}

function requirementFile(doc: Dockerfile, word: ShellWord, step: Step, site: Site, facts: Facts): readonly Requirement[] | Stopped {
  const { value, text, span } = word;
  const path =
    value === undefined ? undefined : contextPath(doc, absolutePath(value.replace(/^(?:-r|--requirement=)/, ""), step.cwd), site);
  const content = path === undefined ? undefined : facts.files.get(path);
  if (typeof content !== "string") return stopped(span, cannotRead, { file: path ?? text });
  const nested = /^\s*(?:-r|--requirement|-e|--editable|\.)(?![\w])/m.test(content);
  return nested ? stopped(span, cannotRead, { file: `${path}` }) : requirementLines(content, span);
}

function requirements(doc: Dockerfile, step: Step, site: Site, facts: Facts): readonly Requirement[] | Stopped {
  const install = packageInstall(step.invocation);
  if (install?.manager !== "pip") return [];
  const found: Requirement[] = [];
  for (const { name, local, word } of install.packages) {
    if (name === undefined || local) return stopped(word.span, "What {name} needs at run time is not known", { name: word.text });
    if (/\[[^\]]*binary/.test(word.text)) continue;
    found.push({ name: name.replace(/\[.*$/, "").toLowerCase().replaceAll("_", "-"), at: word.span });
  }
  for (const option of step.invocation.options) {
    if (!/^(?:-r|--requirement)$/.test(option.name)) continue;
    const lines = requirementFile(doc, option.valueWord ?? option.word, step, site, facts);
    if (isStopped(lines)) return lines;
    found.push(...lines);
  }
  return found;
}

function pythonLibraries(doc: Dockerfile, steps: readonly Step[], site: Site, facts: Facts): readonly string[] | Stopped {
  const libraries = new Set<string>();
  for (const step of steps) {
    const needed = requirements(doc, step, site, facts);
    if (isStopped(needed)) return needed;
    for (const { name, at } of needed) {
      if (pythonUnknown.has(name)) return stopped(at, needsLibrary, { name, image: site.base.image });
      const library = pythonNative[name];
      if (library !== undefined) libraries.add(library);
    }
  }
  return [...libraries];
}

function nodeLibraries(steps: readonly Step[], site: Site, facts: Facts): readonly string[] | Stopped {
  const manifest = readManifest(facts);
  const native = manifest && Object.keys({ ...manifest.dependencies }).find((name) => nodeNative.has(name));
  const at = steps.find(({ role }) => role === "build")?.invocation.nameSpan;
  return native !== undefined && at ? stopped(at, needsLibrary, { name: native, image: site.base.image }) : [];
}

function rustLibraries(steps: readonly Step[], site: Site, facts: Facts): readonly string[] | Stopped {
  const build = steps.find(({ role }) => role === "build");
  if (!build || site.base.packageManager === "apk") return [];
  const at = build.invocation.nameSpan;
  const lock = facts.files.get("Cargo.lock");
  if (typeof lock !== "string") return stopped(at, cannotRead, { file: "Cargo.lock" });
  const libraries = new Set<string>();
  for (const [, name = ""] of lock.matchAll(/^name = "([\w-]+-sys)"$/gm)) {
    const known = crateNative[name];
    const library = known === undefined || known === "" ? known : runtimePackage(known, site.base.release);
    if (library === undefined) return stopped(at, needsLibrary, { name, image: site.base.image });
    if (library !== "") libraries.add(library);
  }
  return [...libraries];
}

/** Packages to add to the final stage. An image that stays the same had them only from the RUNs of this file. */
export function nativeLibraries(doc: Dockerfile, readings: readonly RunReading[], site: Site, facts: Facts): readonly string[] | Stopped {
  const steps = readings.flatMap((reading) => reading.steps);
  if (site.base.same) return [];
  switch (site.base.toolchain) {
    case "python":
      return pythonLibraries(doc, steps, site, facts);
    case "node":
      return nodeLibraries(steps, site, facts);
    case "rust":
      return rustLibraries(steps, site, facts);
    default:
      return [];
  }
}
