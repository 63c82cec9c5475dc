// Where an instruction may stand in front of a COPY and still be run by the same user.
import { userInForce } from "../../image";
import type { Scope, Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import type { FileContext } from "../rule";

/** Who runs what sees this; of an image that nobody knows, its own user, whoever that is. */
export function userOf(scope: Scope): string {
  const { isRoot, name, by } = userInForce(scope);
  return isRoot ? "root" : (name ?? by?.arguments.text ?? "");
}

/** The last place in front of the COPY where the RUN has the rights that it needs: the COPY, the USER that takes them away; undefined: none. */
export function placeFor(file: FileContext, stage: Stage, copy: Instruction, run: Instruction): Instruction | undefined {
  const user = userOf(file.scopeBefore(run));
  if (userOf(file.scopeBefore(copy)) === user) return copy;
  return stage.instructions.findLast(
    (each) => each.keyword === "USER" && each.index < copy.index && userOf(file.scopeBefore(each)) === user,
  );
}
