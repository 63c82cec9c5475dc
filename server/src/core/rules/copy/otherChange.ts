// Of the commands of one RUN that change the same files: one for the owner, one for the mode. Both store every file again.
import { isDeep, type TreeChange } from "./changedTrees";

/** What of the files the other one changes, too: with one flag on the COPY the RUN would still store them. */
export function otherKind(change: TreeChange, others: readonly TreeChange[]): TreeChange | undefined {
  const isMode = change.invocation.program === "chmod";
  return others.find(
    ({ invocation, copies }) =>
      (invocation.program === "chmod") !== isMode && isDeep(invocation) && copies.some((copy) => change.copies.includes(copy)),
  );
}
