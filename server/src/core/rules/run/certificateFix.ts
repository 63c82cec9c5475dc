// ca-certificates added to an install that stands above a download, in the same stage or in one that it builds on.
import { addToInstall } from "../../edits";
import { userInForce } from "../../image";
import { lineage } from "../../model/lineage";
import type { Scope, Stage } from "../../model/types";
import type { TextEdit } from "../../text/span";
import type { FileContext } from "../rule";
import { type Certificates, certificatesIn } from "./certificates";

const asRoot = (scope: Scope): boolean => {
  const { isRoot, by } = userInForce(scope);
  return isRoot ?? by === undefined;
};

interface Certified {
  readonly known: Certificates;
  /** undefined where they are there, or no install stands above. */
  readonly added: TextEdit | undefined;
}

export type CertifiedAt = (stage: Stage | undefined, offset: number) => Certified;

/** Each stage is read once. */
export function certifiedAt(file: FileContext): CertifiedAt {
  const certificates = certificatesIn(file);
  const edits = new Map<Stage, TextEdit | undefined>();
  const editIn = (stage: Stage): TextEdit | undefined => {
    if (!edits.has(stage)) edits.set(stage, addToInstall(file, stage, { manager: "apt-get", name: "ca-certificates" }, asRoot));
    return edits.get(stage);
  };
  return (stage, offset) => {
    const known = certificates(stage, offset);
    const stages = stage && known !== "there" ? lineage(stage).toReversed() : [];
    return { known, added: stages.map(editIn).find((edit) => edit !== undefined && edit.span.start < offset) };
  };
}
