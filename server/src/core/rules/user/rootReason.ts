// Whether the container runs as root on purpose: a comment tells why, or it is a tool that only a trial run was made of as another user.
import { composeServices, givesUser, userOfService } from "../../context";
import { withoutGroup } from "../../image";
import { commentAbove, givesReason } from "../../model/explained";
import { instructionText } from "../../model/instructionText";
import { lineage } from "../../model/lineage";
import type { Stage } from "../../model/types";
import { programName } from "../../shell/dialect";
import { plainWords } from "../../shell/words";
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

const shells = /^(?:(?:ba|da|z|a)?sh|pwsh|tail|sleep)$/;
const trial = /(?:^|\s)(?:-{1,2}version|-v|-V|--help|version|info)(?:$|[\s;&|)])/m;

/** The program that the stage itself or its parents start; undefined: none of theirs. */
function programOf(stage: Stage): string | undefined {
  const start = stage.effective("ENTRYPOINT") ?? stage.effective("CMD");
  const first = start?.json?.[0]?.value ?? (start && plainWords(start.arguments.text)?.[0]);
  return first === undefined ? undefined : programName(first);
}

/**
 * `USER x`, a RUN, `USER root` and nothing to build behind it: root was put back for whoever starts the image. On purpose where that is no server:
 * it starts a shell, or what the RUN only tried out (`--version`), or a page of the project shows how to start it as that other user.
 */
export function isTool(file: FileContext, stage: Stage, last: Instruction, before: string | undefined): boolean {
  if (before === undefined || buildsBelow(stage, last)) return false;
  if (givesUser(file.facts, withoutGroup(before))) return true;
  if (lineage(stage).some(({ instructions }) => instructions.some(({ keyword }) => keyword === "EXPOSE"))) return false;
  const program = programOf(stage);
  if (program === undefined || shells.test(program)) return true;
  const tried = stage.instructions.findLast(({ index, keyword }) => index < last.index && keyword === "RUN");
  const text = tried ? instructionText(tried) : "";
  return trial.test(text) && text.includes(program);
}

/** Every Compose service that builds this file says that it runs as root. */
export function isRootInCompose(file: FileContext): boolean {
  const services = composeServices(file, file.facts);
  return services.length > 0 && services.every((each) => /^(?:root|0)$/.test(userOfService(each) ?? ""));
}

/** An image without a package manager is never root to install something: whoever writes it there means the container. */
export const isMeant = (stage: Stage): boolean => /distroless|(?:^|\/)cgr\.dev\/chainguard\/static/.test(stage.baseImage?.text ?? "");
