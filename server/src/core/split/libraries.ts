// Libraries of the system that packages of pip, npm and cargo load: the full image has them by chance, the light one must be given them.

import type { Image } from "../image";
import { runtimePackage } from "../knowledge/buildPackages";
import { crateNative, nodeNative, pythonNative, pythonUnknown } from "../knowledge/nativeModules";
import type { Option } from "../shell/invocation";
import { packageInstall } from "../shell/packages";
import type { Span } from "../text/span";
import { cargoLockPaths, packageJsonAt, requirementOptions, requirementPlace, textAt } from "./lists";
import { isStopped, type RunReading, type Site, type Step, type Stopped, stopped } from "./types";

const cannotRead = "{file} cannot be read, so that the libraries which its packages need at run time are not known";
const needsLibrary = "{name} uses libraries or programs of the system that the image {image} may lack";

interface Requirement {
  readonly name: string;
  readonly at: Span;
}

/** A command of a RUN, and the image in front of that. */
interface Standing {
  readonly step: Step;
  readonly image: Image;
}

function requirementLines(text: string, at: Span): readonly Requirement[] {
  return text.split("\n").flatMap((line) => {
    const found = /^\s*([A-Za-z0-9][\w.-]*)\s*(\[[^\]]*\])?/.exec(line);
    if (!found?.[1] || /\bbinary\b/.test(found[2] ?? "")) return [];
    return [{ name: found[1].toLowerCase().replaceAll("_", "-"), at }];
  });
}

function requirementFile(option: Option, { step, image }: Standing): readonly Requirement[] | Stopped {
  const { text, span } = option.valueWord ?? option.word;
  const place = requirementPlace(option, step.site);
  const content = place && textAt(image, [place.path]);
  const file = (place && image.contextFiles(place.path)[0]) ?? text;
  const nested = content === undefined || /^\s*(?:-r|--requirement|-e|--editable|\.)(?![\w])/m.test(content);
  return nested ? stopped(span, cannotRead, { file }) : requirementLines(content, span);
}

function requirements(standing: Standing): readonly Requirement[] | Stopped {
  const { invocation } = standing.step;
  const install = packageInstall(invocation);
  if (install?.manager !== "pip") return [];
  const found: Requirement[] = [];
  for (const { name, local, word } of install.packages) {
    if (name === undefined || local) return stopped(word.span, "What {name} needs at run time is not known", { name: word.text });
    if (/\[[^\]]*binary/.test(word.text)) continue;
    found.push({ name: name.replace(/\[.*$/, "").toLowerCase().replaceAll("_", "-"), at: word.span });
  }
  for (const option of requirementOptions(invocation)) {
    const lines = requirementFile(option, standing);
    if (isStopped(lines)) return lines;
    found.push(...lines);
  }
  return found;
}

function pythonLibraries(all: readonly Standing[], site: Site): readonly string[] | Stopped {
  const libraries = new Set<string>();
  for (const standing of all) {
    const needed = requirements(standing);
    if (isStopped(needed)) return needed;
    for (const { name, at } of needed) {
      if (pythonUnknown.has(name)) return stopped(at, needsLibrary, { name, image: site.base.image });
      const library = pythonNative[name];
      if (library !== undefined) libraries.add(library);
    }
  }
  return [...libraries];
}

function nodeLibraries(all: readonly Standing[], site: Site): readonly string[] | Stopped {
  for (const { step, image } of all) {
    if (step.role !== "build") continue;
    const manifest = packageJsonAt(image, step.site.directory);
    const native = Object.keys(manifest?.dependencies ?? {}).find((name) => nodeNative.has(name));
    if (native !== undefined) return stopped(step.invocation.nameSpan, needsLibrary, { name: native, image: site.base.image });
  }
  return [];
}

function rustLibraries(all: readonly Standing[], site: Site): readonly string[] | Stopped {
  const build = all.find(({ step }) => step.role === "build");
  if (!build || site.base.packageManager === "apk") return [];
  const at = build.step.invocation.nameSpan;
  const lock = textAt(build.image, cargoLockPaths(build.step.site.directory));
  if (lock === undefined) return stopped(at, cannotRead, { file: "Cargo.lock" });
  const libraries = new Set<string>();
  for (const [, name = ""] of lock.matchAll(/^name = "([\w-]+-sys)"$/gm)) {
    const known = crateNative[name];
    const library = known === undefined || known === "" ? known : runtimePackage(known, site.base.release);
    if (library === undefined) return stopped(at, needsLibrary, { name, image: site.base.image });
    if (library !== "") libraries.add(library);
  }
  return [...libraries];
}

/**
 * Packages to add to the final stage. An image that stays the same had them only from the RUNs of this file.
 * @param imageBefore the image in front of a RUN
 */
export function nativeLibraries(
  readings: readonly RunReading[],
  site: Site,
  imageBefore: (reading: RunReading) => Image,
): readonly string[] | Stopped {
  if (site.base.same) return [];
  const all = readings.flatMap((reading) => reading.steps.map((step) => ({ step, image: imageBefore(reading) })));
  switch (site.base.toolchain) {
    case "python":
      return pythonLibraries(all, site);
    case "node":
      return nodeLibraries(all, site);
    case "rust":
      return rustLibraries(all, site);
    default:
      return [];
  }
}
