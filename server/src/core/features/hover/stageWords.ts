// What several hovers say of stages, in the same words.
import type { Stage } from "../../model/types";
import { code } from "./markdown";

/** `build`, or its number where it has no name. */
export const stageTitle = ({ name, index }: Stage): string => (name === undefined ? `number ${index}` : code(name));

export const finalStage = "The last stage: what `docker build` makes.";
export const globalArgReach = "In front of the first FROM: only FROM lines see it, and stages that repeat `ARG` with the name.";
