// Whether a stage says that its containers run under an id that is not known beforehand, as on OpenShift: in a label, a comment, or by what it gives to group 0.
import { flagOf } from "../../model/arguments";
import { wholeText } from "../../model/instructionText";
import { lineage } from "../../model/lineage";
import type { Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import type { FileContext } from "../rule";

const inComment =
  /\bopen ?shift\b|\barbitrary\b.{0,60}\b(?:u?ids?|users?|groups?)\b|\bany\s+(?:non-?root\s+)?(?:u?id|user)(?![\w-])|\bnon-?root\s+users\b/i;

const group = "(?:0|root)(?![\\w.-])";
/** Of root the group says nothing: `root:root`. */
const owner = `(?!["']?(?:root|0)[:.])["']?[\\w\${}-]{0,80}["']?[:.]["']?${group}`;
const options = "(?:-[\\w-]+\\s+){0,6}";
const toGroup = new RegExp(
  [
    `\\bchown\\s+${options}${owner}`,
    `\\bchgrp\\s+${options}["']?${group}`,
    `\\b(?:useradd|adduser|usermod)\\s(?:[^\\n;&|]{0,200}\\s)?(?:-\\w{0,5}[gG]|--gid|--groups|--ingroup)[ =]?["']?${group}`,
  ].join("|"),
);
const ownerOfCopy = new RegExp(`^${owner}$`);

function saysSo(instruction: Instruction): boolean {
  const { keyword, pairs, innerComments } = instruction;
  if (innerComments.some(({ text }) => inComment.test(text))) return true;
  if (keyword === "LABEL") return pairs.some(({ key }) => key.replace(/["']/g, "").startsWith("io.openshift."));
  if (keyword === "COPY" || keyword === "ADD") return ownerOfCopy.test(flagOf(instruction, "chown")?.value ?? "");
  return keyword === "RUN" && toGroup.test(wholeText(instruction));
}

/** The comments in front of the first FROM are about all. */
function isCommented(file: FileContext, stage: Stage): boolean {
  const { span } = stage.from;
  const end = file.stages[stage.index + 1]?.from.span.start ?? file.text.length;
  const header = file.stages[0]?.from.span.start ?? 0;
  return file.tree.comments.some(
    ({ text, span: { start } }) => (start < header || (start > span.start && start < end)) && inComment.test(text),
  );
}

/** Of the stage and those that it stands on. */
export function unknownIds(file: FileContext): (stage: Stage | undefined) => boolean {
  const known = new Map<Stage, boolean>();
  const says = (stage: Stage): boolean => {
    const found = known.get(stage) ?? (isCommented(file, stage) || stage.instructions.some(saysSo));
    known.set(stage, found);
    return found;
  };
  return (stage) => stage !== undefined && lineage(stage).some(says);
}
