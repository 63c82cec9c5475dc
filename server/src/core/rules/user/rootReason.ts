// Whether a comment above USER tells why the container runs as root.
import { commentAbove, givesReason } from "../../model/explained";
import type { Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import type { FileContext } from "../rule";

/** Something of the stage is still built as the user of this instruction. */
export const buildsBelow = (stage: Stage, { index }: Instruction): boolean =>
  stage.instructions.some((each) => each.index > index && /^(?:RUN|COPY|ADD|ONBUILD)$/.test(each.keyword));

/** One about the commands below it tells why these run as root, and not why the container does. */
export function isRootExplained(file: FileContext, stage: Stage, last: Instruction): boolean {
  const comment = commentAbove(file, last);
  if (!/\broot\b|privileg|permission/i.test(comment)) return false;
  if (buildsBelow(stage, last) && /\b(?:install\w*|packages?|apt|apk|dnf|yum|build|copy|chown|chmod)\b/i.test(comment)) return false;
  return (
    givesReason(comment) ||
    /\b(?:drop\w*|gosu|su-exec|entrypoint|container|runtime|start\w*|run(?:s|ning)? as|socket|ports?)\b/i.test(comment)
  );
}
