// Who needs to write to files later on that another user owns now.
import { isRoot, userInForce } from "../../image";
import { flagOf } from "../../model/arguments";
import { lineage, runText } from "../../model/lineage";
import type { Dockerfile, Stage } from "../../model/types";
import { dropsRoot } from "../../startup/dropsRoot";
import type { Instruction } from "../../syntax/types";

/** A user by its name or number, and whether it is in group 0; `someone`: which one is not known. */
export type LaterUser = { readonly name: string; readonly inRootGroup: boolean } | "someone";

const makesUser = /\b(?:useradd|adduser|usermod)\b/;

/** A number that has no line in /etc/passwd gets group 0, as OpenShift's random ones do; images have their own up to 1000. */
const isInRootGroup = (stage: Stage, name: string, group: string | undefined): boolean =>
  group === undefined ? /^\d+$/.test(name) && Number(name) > 1000 && !makesUser.test(runText(stage)) : isRoot(group);

/** The stages that have the file: those that stand on its own, and, where it is copied out, any below. */
function stagesWith(doc: Dockerfile, own: Stage): readonly Stage[] {
  return doc.stages.filter((stage) => stage === own || lineage(stage).includes(own) || (own.usedBy.length > 0 && stage.index > own.index));
}

function usersFrom(doc: Dockerfile, stage: Stage, from: number): readonly (string | undefined)[] {
  const named = stage.instructions
    .filter(({ keyword, index }) => keyword === "USER" && index > from)
    .map((user) => doc.scopeBefore(user).expand(user.arguments.text)?.trim());
  return [...named, userInForce(stage.endScope).text];
}

/** undefined: nobody but the one who owns the files, as far as the file tells. */
export function laterUser(doc: Dockerfile, instruction: Instruction): LaterUser | undefined {
  const own = doc.stageOf(instruction);
  if (!own) return undefined;
  const chown = flagOf(instruction, "chown")?.value;
  const owner = instruction.keyword === "RUN" ? userInForce(doc.scopeBefore(instruction)).text : (chown ?? "root");
  const stages = stagesWith(doc, own);
  for (const stage of stages) {
    for (const text of usersFrom(doc, stage, instruction.index)) {
      const [name = "", group] = (text ?? "").split(":");
      if (name === (owner ?? "").split(":")[0] || (isRoot(name) && isRoot(owner ?? "root"))) continue;
      if (text === undefined && stage.effective("USER") === undefined) continue; // the base image's own user, who runs the RUN, too
      if (name === "") return "someone";
      if (!isRoot(name)) return { name, inRootGroup: isInRootGroup(stage, name, group) };
    }
  }
  return stages.some((stage) => dropsRoot(stage)) ? "someone" : undefined;
}
