// ca-certificates added to an install that stands above a download, in the same stage or in one that it builds on.
import { addToInstall } from "../../edits";
import { userInForce } from "../../image";
import { lineage } from "../../model/lineage";
import type { Scope, Stage } from "../../model/types";
import type { TextEdit } from "../../text/span";
import type { FileContext } from "../rule";

const asRoot = (scope: Scope): boolean => {
  const { isRoot, by } = userInForce(scope);
  return isRoot ?? by === undefined;
};

/** undefined where no install stands above the offset. Each stage is read once. */
export function certificateInstall(file: FileContext): (stage: Stage | undefined, offset: number) => TextEdit | undefined {
  const known = new Map<Stage, TextEdit | undefined>();
  const ofStage = (stage: Stage): TextEdit | undefined => {
    if (!known.has(stage)) known.set(stage, addToInstall(file, stage, { manager: "apt-get", name: "ca-certificates" }, asRoot));
    return known.get(stage);
  };
  return (stage, offset) =>
    (stage ? lineage(stage).toReversed() : []).map(ofStage).find((edit) => edit !== undefined && edit.span.start < offset);
}
