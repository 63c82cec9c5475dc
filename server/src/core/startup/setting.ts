// Everything around the start command that decides what it does: base image, shells, environment, files, questions to the outside.
import type { FactQuery, Facts } from "../facts";
import { type BaseImage, baseImage } from "../knowledge/baseImages";
import type { Shell } from "../knowledge/distributions";
import { bashOn } from "../knowledge/shells";
import type { Dockerfile, Stage } from "../model/types";
import { lineage } from "./argv";
import type { Placement } from "./copySources";
import type { Certainty } from "./types";

export interface Setting {
  readonly doc: Dockerfile;
  readonly stage: Stage;
  readonly base: BaseImage | undefined;
  readonly windows: boolean;
  /** `/bin/sh`; undefined: not known which shell it is. */
  readonly sh: { readonly shell: Shell | undefined; readonly certainty: Certainty };
  readonly bash: Shell;
  readonly workdir: string;
  /** Directories of PATH, in order. */
  readonly path: readonly string[];
  /** ENV at run time; undefined: not set by this file (the base image may set it). */
  variable(name: string): string | undefined;
  /** Text of a file of the build context; null: not there; undefined: not answered yet, and noted as asked. */
  ask(path: string): string | null | undefined;
  readonly asked: readonly FactQuery[];
  /** What puts files into a stage's image, kept by imageFiles.ts. */
  readonly placements: Map<Stage, readonly Placement[]>;
}

const defaultPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/** Package managers that a RUN uses tell the shell of an unknown base image. */
const hints: readonly (readonly [RegExp, Shell])[] = [
  [/\bapk\s+(?:-\S+\s+)*(?:add|update|upgrade)\b/, { kind: "ash", version: "1.37" }],
  [/\bapt(?:-get)?\s+(?:-\S+\s+)*(?:install|update)\b/, { kind: "dash", version: undefined }],
  [/\b(?:yum|dnf|microdnf|zypper)\s+(?:-\S+\s+)*(?:install|update|in)\b/, { kind: "bash", version: undefined }],
  [/\bpacman\s+-S/, { kind: "bash", version: "5.3" }],
];

const shBecomesBash =
  /\bln\s+(?:-\S+\s+)*(?:\/bin\/|\/usr\/bin\/)?bash\s+\/bin\/sh\b|dpkg-reconfigure\s.*\bdash\b|dpkg-divert\s.*\/bin\/sh\b/;

function runText(stage: Stage): string {
  return lineage(stage)
    .flatMap(({ instructions }) => instructions.filter(({ keyword }) => keyword === "RUN"))
    .map((instruction) => [instruction.arguments.text, ...instruction.heredocs.map(({ body }) => body.text)].join("\n"))
    .join("\n");
}

function shOf(base: BaseImage | undefined, stage: Stage): Setting["sh"] {
  const text = runText(stage);
  if (shBecomesBash.test(text)) return { shell: bashOn(base?.distribution), certainty: "likely" };
  if (base?.shell) return { shell: base.shell, certainty: base.known ? "certain" : "likely" };
  const hint = hints.find(([pattern]) => pattern.test(text));
  return { shell: hint?.[1], certainty: hint ? "likely" : "unknown" };
}

function isWindows(base: BaseImage | undefined, stage: Stage): boolean {
  return base?.distribution?.family === "windows" || lineage(stage).some(({ platform }) => /^windows(?:\/|$)/i.test(platform?.value ?? ""));
}

/** `.`, `..` and doubled slashes taken out. */
export function normalize(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (part !== ".." || !path.startsWith("/")) parts.push(part);
  }
  return (path.startsWith("/") ? "/" : "") + parts.join("/");
}

export const absolute = (path: string, directory: string): string =>
  path.startsWith("/") || path.startsWith("$") ? normalize(path) : normalize(`${directory}/${path}`);

export function settingOf(doc: Dockerfile, facts: Facts, stage: Stage): Setting {
  const base = stage.baseImage && baseImage(stage.baseImage);
  const asked = new Map<string, FactQuery>();
  const sh = shOf(base, stage);
  const variable = (name: string): string | undefined => {
    const definition = stage.endScope.lookup(name);
    return definition?.kind === "env" ? definition.value : undefined;
  };
  return {
    doc,
    stage,
    base,
    windows: isWindows(base, stage),
    sh,
    bash: sh.shell?.kind === "bash" ? sh.shell : bashOn(base?.distribution),
    workdir: stage.endScope.workdir ?? "/",
    path: (variable("PATH") ?? defaultPath).split(":"),
    variable,
    placements: new Map(),
    ask(path) {
      const answer = facts.files.get(path);
      if (answer === undefined) asked.set(path, { kind: "file", path });
      return answer;
    },
    get asked() {
      return [...asked.values()];
    },
  };
}
