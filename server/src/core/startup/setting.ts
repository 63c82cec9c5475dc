// Everything around the start command that decides what it does: base image, shells, environment, files, questions to the outside.
import type { Facts } from "../facts";
import { type Image, openImage, type SourceFile, userInForce } from "../image";
import { type BaseImage, baseImageOfVariant } from "../knowledge/baseImages";
import type { Shell } from "../knowledge/distributions";
import { imageBelow } from "../model/baseImage";
import { lineage } from "../model/lineage";
import type { Dockerfile, Stage } from "../model/types";
import { isWindowsStage } from "../model/windows";
import type { Dialect } from "../shell/types";
import type { Surroundings } from "./shellState";
import type { Certainty } from "./types";

export interface Setting {
  readonly doc: Dockerfile;
  readonly facts: Facts;
  readonly stage: Stage;
  readonly base: BaseImage | undefined;
  readonly windows: boolean;
  /** The finished image. */
  readonly image: Image;
  /** `/bin/sh`; undefined: not known which shell it is. */
  readonly sh: { readonly shell: Shell | undefined; readonly certainty: Certainty };
  /** ENV at run time; undefined: not set by this file (the base image may set it). */
  variable(name: string): string | undefined;
}

function shOf(image: Image, base: BaseImage | undefined): Setting["sh"] {
  const { shell } = image;
  if (shell.is === "perhaps") return { shell: undefined, certainty: "unknown" };
  if (shell.because.kind === "instruction") return { shell: shell.is === "yes" ? shell.value : undefined, certainty: "likely" };
  return { shell: base?.shell, certainty: base?.known ? "certain" : "likely" };
}

/** A registry in a variable, a name, and a tag that may hold variables. */
const openReference = /^(?:\$\{?\w+\}?\/?)?([a-z0-9][\w.-]*(?:\/[a-z0-9][\w.-]*)*):([^:@/]+)$/;

/** Where a variable leaves open which release it is, the name tells how the image starts. */
function baseBelow(stage: Stage): BaseImage | undefined {
  if (stage.baseImage) return imageBelow(stage);
  const [, repository, tag] = openReference.exec(lineage(stage)[0]?.image?.text ?? "") ?? [];
  return repository === undefined ? undefined : baseImageOfVariant({ registry: undefined, repository, tag });
}

export function settingOf(doc: Dockerfile, facts: Facts, stage: Stage): Setting {
  const base = baseBelow(stage);
  const image = openImage(doc, facts, stage);
  return {
    doc,
    facts,
    stage,
    base,
    windows: isWindowsStage(stage),
    image,
    sh: shOf(image, base),
    variable(name) {
      const answer = image.variable(name);
      if (answer.is === "yes") return answer.value;
      return name === "HOME" ? userInForce(stage.endScope).home : undefined; // Docker sets it from /etc/passwd
    },
  };
}

/** The text at a path of the image, where it is known. */
export function sourceAt({ image }: Setting, path: string): SourceFile | undefined {
  const file = image.file(path);
  return file.is === "yes" ? file.value.source : undefined;
}

/** What a script finds in the finished image. */
export const surroundingsOf = (setting: Setting, dialect: Dialect): Surroundings => ({
  environment: setting.variable,
  textAt: (path) => sourceAt(setting, path)?.text,
  isProgram: (name, directory) => setting.image.commandFile(name, directory, "exact").is === "yes",
  dialect,
});
