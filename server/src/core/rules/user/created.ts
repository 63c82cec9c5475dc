// Users that a stage creates.
import type { Stage } from "../../model/types";
import { type Invocation, invocations } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import { historyOf } from "../images";
import type { Context } from "../rule";

export interface CreatedUser {
  readonly name: string;
  readonly invocation: Invocation;
  readonly by: Instruction;
}

/** A RUN, or a copied /etc/passwd, that mentions the name: it may well create it. */
export const createdIn = (stage: Stage, name: string): boolean =>
  historyOf(stage).some(({ keyword, arguments: { text }, heredocs }) =>
    keyword === "RUN"
      ? text.includes(name) || heredocs.some(({ body }) => body.text.includes(name))
      : (keyword === "COPY" || keyword === "ADD") && /passwd/.test(text),
  );

/** `useradd`, `adduser` with a literal name. */
export function usersCreatedBy(instruction: Instruction, context: Pick<Context, "scripts">): readonly CreatedUser[] {
  if (instruction.keyword !== "RUN" || !/user/.test(instruction.arguments.text)) return [];
  return context.scripts(instruction).flatMap((script) =>
    invocations(script).flatMap((invocation) => {
      if (invocation.program !== "useradd" && invocation.program !== "adduser") return [];
      // Both take the name last; `adduser NAME GROUP` adds to a group.
      const [first, second] = invocation.operands;
      const word = invocation.program === "useradd" ? invocation.operands.at(-1) : second === undefined ? first : undefined;
      return word?.value === undefined || !/^[a-z_][\w.-]*$/i.test(word.value) ? [] : [{ name: word.value, invocation, by: instruction }];
    }),
  );
}
