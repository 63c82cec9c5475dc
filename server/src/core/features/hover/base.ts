// Says in one sentence what a stage is built on, and what is known of a public base image.
import type { ImageConfig } from "../../facts";
import type { BaseImage } from "../../knowledge/baseImages";
import type { Distribution } from "../../knowledge/distributions";
import { imageBelow, knownImage } from "../../model/baseImage";
import type { ImageReference, Stage } from "../../model/types";
import { code } from "./markdown";
import { stageTitle } from "./stageWords";

const familyNames: Readonly<Record<Distribution["family"], string>> = {
  debian: "Debian",
  ubuntu: "Ubuntu",
  alpine: "Alpine",
  busybox: "BusyBox",
  fedora: "Fedora",
  rhel: "Red Hat family",
  amazon: "Amazon Linux",
  opensuse: "openSUSE",
  arch: "Arch Linux",
  photon: "Photon OS",
  azurelinux: "Azure Linux",
  wolfi: "Wolfi",
  distroless: "distroless (Debian)",
  scratch: "empty",
  windows: "Windows",
};

/** What the stage's image or parent stage brings; undefined where nothing is known. */
export function describeBase(stage: Stage): string | undefined {
  if (stage.parent) {
    const root = stage.baseImage ? `, which begins with ${code(stage.baseImage.text)}` : "";
    return `Built on stage ${stageTitle(stage.parent)}${root}.`;
  }
  const image = stage.resolvedImage ?? stage.image;
  const text = image && describeImage(image);
  return text && image.text !== "scratch" ? `${code(image.text)}: ${text}` : text;
}

/** What runs the shell form of a stage without SHELL. */
export function describeShell(stage: Stage | undefined): string {
  const known = imageBelow(stage);
  if (known?.distribution?.family === "windows") return "`cmd /S /C`, the default of Windows images";
  if (known?.shell?.kind === "none") return `\`/bin/sh -c\`, which ${code(known.name)} does not have`;
  const kind = known?.shell ? ` (${known.shell.kind})` : "";
  return `\`/bin/sh -c\`${kind}${known?.known ? "" : ", unless the base image sets another SHELL"}`;
}

/** One sentence, and another one of what its configuration says, where that has been told; undefined where nothing is known of it. */
export function describeImage(image: ImageReference): string | undefined {
  if (image.text === "scratch") return "Nothing: no files, no shell, no package manager. Only what COPY and ADD bring is there.";
  const known = knownImage(image);
  if (!known) return undefined;
  const parts = [system(known), shell(known), known.packageManager && `packages by ${code(known.packageManager)}`];
  const text = [...parts, ...(image.told ? [] : start(known))].filter(Boolean).join(", ");
  const sentences = [...(text === "" ? [] : [`${text}.`]), ...(image.told ? [configuration(known, image.told)] : [])];
  return sentences.length === 0 ? undefined : sentences.join(" ");
}

function system({ distribution }: BaseImage): string | undefined {
  if (!distribution) return undefined;
  return [familyNames[distribution.family], distribution.release].filter(Boolean).join(" ");
}

function shell({ shell: found }: BaseImage): string | undefined {
  if (!found) return undefined;
  return found.kind === "none" ? "no shell" : `\`/bin/sh\` is ${found.kind}`;
}

const sources = { engine: "The image on this machine", registry: "The image in its registry" } as const;

/** More variables than this are not shown. */
const mostVariables = 12;

/** The configuration as its engine or registry tells it. */
function configuration(known: BaseImage, told: ImageConfig): string {
  const list = (name: string, values: readonly string[]): readonly string[] =>
    values.length === 0 ? [] : [`${name} ${values.map(code).join(" ")}`];
  const variables = Object.entries(told.env).map(([name, value]) => `${name}=${value}`);
  const parts = [
    ...start(known),
    ...list("WORKDIR", told.workdir ? [told.workdir] : []),
    ...list("SHELL", told.shell ? [JSON.stringify(told.shell)] : []),
    ...list("EXPOSE", told.ports),
    ...list("VOLUME", told.volumes),
    ...list("HEALTHCHECK", told.healthcheck ? [told.healthcheck.join(" ")] : []),
    ...told.onbuild.map((trigger) => `ONBUILD ${code(trigger)}`),
    ...list("ENV", variables.slice(0, mostVariables)),
    ...(variables.length > mostVariables ? [`${variables.length - mostVariables} variables more`] : []),
  ];
  return parts.length === 0 ? `${sources[told.from]} sets nothing.` : `${sources[told.from]} has ${parts.join(", ")}.`;
}

/** What the image starts by itself, its user and stop signal; only for images of the table. */
function start(known: BaseImage): readonly string[] {
  if (!known.known) return [];
  const list = (keyword: string, argv: readonly string[] | null | undefined): readonly string[] =>
    argv && argv.length > 0 ? [`${keyword} ${code(JSON.stringify(argv))}`] : [];
  return [
    ...list("ENTRYPOINT", known.entrypoint),
    ...list("CMD", known.cmd),
    ...(known.user === undefined ? [] : [`USER ${code(known.user)}`]),
    ...(known.stopSignal === undefined ? [] : [`STOPSIGNAL ${code(known.stopSignal)}`]),
  ];
}
