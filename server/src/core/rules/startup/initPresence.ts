// Whether this file puts an init where ENTRYPOINT looks for it; "perhaps" wherever anything else could.
import { initPackages, inits } from "../../knowledge/inits";
import { argumentsOf } from "../../model/arguments";
import type { Stage } from "../../model/types";
import { programName } from "../../shell/dialect";
import { packageInstalls } from "../../shell/packages";
import { lineage } from "../../startup/argv";
import { programFile } from "../../startup/imageFiles";
import { absolute, settingOf } from "../../startup/setting";
import type { Instruction } from "../../syntax/types";
import type { FileContext } from "../rule";
import type { Simulated } from "./simulated";

export type Presence =
  | { readonly kind: "missing" }
  /** By the distribution's package of that name, at that path. */
  | { readonly kind: "elsewhere"; readonly name: string; readonly path: string }
  | { readonly kind: "perhaps" };

const perhaps: Presence = { kind: "perhaps" };

const textOf = (instruction: Instruction): string =>
  [instruction.arguments.text, ...instruction.heredocs.map(({ body }) => body.text)].join("\n");

/** A script, an archive, a list of packages that only the build knows. */
const opaque = /\.sh\b|\.bash\b|xargs|\btar\b|\bunzip\b|\bcurl\b|\bwget\b|\bmake\b|\$\(|`|\b(?:ba|z|da)?sh\s+[^-\s]|ansible|\bnix\b/;

/** A folder that may hold programs is filled as a whole. */
const programFolder = /^\/(?:$|(?:usr|usr\/local)$|(?:usr\/|usr\/local\/)?s?bin$)/;

function bringsFolder(file: FileContext, instruction: Instruction): boolean {
  const destination = argumentsOf(instruction).at(-1)?.text ?? "";
  const scope = file.scopeBefore(instruction);
  return (
    programFolder.test(absolute(scope.expand(destination) ?? destination, scope.workdir ?? "/")) ||
    /\.(?:tar|tgz|txz|zip|gz|xz)/.test(textOf(instruction))
  );
}

/** On merged-/usr systems `/bin` is `/usr/bin`. */
const merged = (path: string): string => path.replace(/^\/usr(?=\/s?bin\/)/, "");

interface Installed {
  readonly name: string;
  readonly sure: boolean;
}

function installedBy(file: FileContext, stages: readonly Stage[], init: string): Installed | undefined {
  for (const instruction of stages.flatMap(({ instructions }) => instructions)) {
    if (instruction.keyword !== "RUN") continue;
    for (const install of file.scripts(instruction).flatMap(packageInstalls)) {
      const hit = install.packages.find(({ name }) => name === init || name === `${init}-static`);
      if (hit?.name) return { name: hit.name, sure: /^(?:apt|apk|dnf|yum|microdnf|zypper)/.test(install.manager) };
      if (install.packages.some(({ name }) => name === undefined)) return { name: init, sure: false };
    }
  }
  return undefined;
}

function atOtherPath(found: Simulated, written: string, name: string): Presence {
  const family = found.base?.distribution?.family;
  const wanted = inits.get(name)?.name;
  const path = family && wanted && name === wanted ? initPackages[family]?.[wanted]?.path : undefined;
  if (!path?.startsWith("/") || !written.startsWith("/") || programName(written) !== name) return perhaps;
  return merged(path) === merged(written) ? perhaps : { kind: "elsewhere", name, path };
}

export function initPresence(file: FileContext, found: Simulated, written: string): Presence {
  const stage = file.finalStage;
  const init = inits.get(programName(written))?.name;
  const { base } = found;
  if (!stage || !init || !base?.known || base.init !== undefined) return perhaps;
  if (base.entrypoint?.some((word) => inits.has(programName(word)))) return perhaps;
  if (programFile(settingOf(file, file.facts, stage), written, "/", "any")) return perhaps;
  const stages = lineage(stage);
  const others = stages.flatMap(({ instructions }) => instructions.filter(({ keyword }) => /^(?:RUN|COPY|ADD)$/.test(keyword)));
  if (written.startsWith("/") && others.some((each) => textOf(each).includes(written))) return perhaps;
  if (others.some((each) => each.keyword !== "RUN" && bringsFolder(file, each))) return perhaps;
  const installed = installedBy(file, stages, init);
  if (installed)
    return installed.sure && !others.some((each) => /\bln\b/.test(textOf(each))) ? atOtherPath(found, written, installed.name) : perhaps;
  const mayBring = others.some(
    (each) => textOf(each).includes(init) || (each.keyword === "RUN" && (each.form === "exec" || opaque.test(textOf(each)))),
  );
  return mayBring ? perhaps : { kind: "missing" };
}
