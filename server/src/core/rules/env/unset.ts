// When a variable that the file does not define is certainly not set, and when it does not matter.
import { maySet, setsOnlyPath } from "../../knowledge/imageVariables";
import type { Stage } from "../../model/types";
import { imageBelow } from "../images";

/** The image below the stage certainly sets no variable but PATH. */
export const isBare = (stage: Stage | undefined): boolean => setsOnlyPath(imageBelow(stage)?.name ?? "");

/** Whether the image below the stage may set it; undefined where the image is not known. */
export const imageMaySet = (stage: Stage | undefined, name: string): boolean | undefined => maySet(imageBelow(stage)?.name ?? "", name);

/** `${x:-y}`, `${x+y}`, `${x?y}`, and the shell's `${x:=y}`: an answer for the case that it is not set. */
export const answersUnset = (operator: string | undefined): boolean => /^:?[-+?=]$/.test(operator ?? "");
