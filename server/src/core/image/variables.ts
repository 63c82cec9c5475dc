// The environment of the image: what ENV and ARG of the file set, and what the base image may set.
import { plainImageName } from "../knowledge/baseImages";
import { maySet, setsOnlyPath } from "../knowledge/imageVariables";
import { imageBelow } from "../model/baseImage";
import type { ImageReference, Scope, Stage } from "../model/types";
import type { Answer } from "./types";

const ofDocker = /^(?:PATH|HOME|HOSTNAME)$/;

const toldMaySet = (image: ImageReference | undefined, name: string): boolean | undefined =>
  image?.told && (Object.hasOwn(image.told.env, name) || ofDocker.test(name));

/** Whether the external image below a stage may set the variable; undefined: it is not known what it sets. */
export const baseMaySet = (stage: Stage | undefined, name: string): boolean | undefined =>
  toldMaySet(stage?.baseImage, name) ?? (stage?.baseImage && maySet(plainImageName(stage.baseImage), name));

/** The image below the stage certainly sets no variable but PATH. */
export function isBare(stage: Stage | undefined): boolean {
  const told = stage?.baseImage?.told;
  return told ? Object.keys(told.env).every((name) => name === "PATH") : setsOnlyPath(imageBelow(stage)?.name ?? "");
}

/** @param running at the start of the container, where ARG counts no more. */
export function variableIn(scope: Scope, stage: Stage, name: string, running: boolean): Answer<string> {
  const definition = scope.lookup(name);
  if (definition && (definition.kind === "env" || !running)) {
    const { instruction, value } = definition;
    if (value === undefined) return { is: "perhaps", because: { kind: "unread", what: `$${name}`, instruction } };
    const because = instruction ? ({ kind: "instruction", instruction } as const) : ({ kind: "base", image: "the builder" } as const);
    return { is: "yes", value, because };
  }
  return baseMaySet(stage, name) === false
    ? { is: "no", because: { kind: "base", image: imageBelow(stage)?.name ?? "" } }
    : { is: "perhaps", because: { kind: "unread", what: "the base image", instruction: undefined } };
}
