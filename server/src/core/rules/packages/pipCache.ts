// Whether an install of pip leaves something in its cache: wheels that the stage has made are not loaded, and the cache may be removed behind it.
import type { Stage } from "../../model/types";
import type { Invocation } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import { cleansUp } from "./removals";

/** `/wheels/*.whl` */
const isWheel = (text: string): boolean => /\.whl["']?$/.test(text);
const firstWheels = new WeakMap<Stage, number>();

/** Place of the first RUN of the stage that makes wheels or loads them into a folder. */
function wheelsFrom(stage: Stage): number {
  const known = firstWheels.get(stage);
  if (known !== undefined) return known;
  const makes = ({ keyword, arguments: { text } }: Instruction): boolean =>
    keyword === "RUN" && /\bpip[\d.]* (?:wheel|download)\b/.test(text);
  const found = stage.instructions.find(makes)?.index ?? Number.POSITIVE_INFINITY;
  firstWheels.set(stage, found);
  return found;
}

/** Only wheels that lie there, and `pip wheel` of the same stage has made them, with all that they need: nothing is loaded. */
export const takesOwnWheels = ({ operands, options }: Invocation, run: Instruction, stage: Stage | undefined): boolean =>
  operands.length > 0 &&
  operands.every(({ text }) => isWheel(text) && !text.includes("://")) &&
  !options.some(({ name }) => /^(?:-r|--requirement|-e|--editable)$/.test(name)) &&
  stage !== undefined &&
  wheelsFrom(stage) <= run.index;

/** `rm -rf ~/.cache`, `pip cache purge` */
export const cleansPip = (later: Invocation): boolean =>
  cleansUp(later, ["~/.cache"]) || (later.program === "pip" && later.subcommand?.value === "cache");
