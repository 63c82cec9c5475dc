// Whether an image only brings files to others: it starts no program of its own, and makes no user.
import { flagOf } from "../../model/arguments";
import { imageBelow } from "../../model/baseImage";
import { lineage, runText } from "../../model/lineage";
import type { Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";

/** They say something, copy, or wait. */
const idle = /^(?:(?:\/usr)?\/bin\/)?(?:cat|echo|printf|true|cp|ls|sleep|tail|pause)(?:\s|$)/;
const shell = /^(?:(?:\/usr)?\/bin\/)?(?:ba|a|da)?sh(?: -l)?$/;

const isIdle = (words: readonly string[]): boolean => {
  const line = words.join(" ").trim();
  return line === "" || idle.test(line) || shell.test(line);
};

const wordsOf = ({ json, arguments: { text } }: Instruction): readonly string[] => json?.map(({ value }) => value) ?? [text];

const isTidying = ({ arguments: { text }, heredocs }: Instruction): boolean =>
  heredocs.length === 0 && text.split(/&&|;/).every((part) => /^[\s\\]*(?:chmod|chown|chgrp|mkdir|ln|mv|rm)\s/.test(part));

/** Its files come out of another stage or image, and no RUN does more than to give them their places and modes. */
const isFilledByStages = ({ instructions }: Stage): boolean =>
  instructions.some((copy) => flagOf(copy, "from") !== undefined) &&
  instructions.every(
    (each) => (each.keyword !== "RUN" || isTidying(each)) && (!/^(?:COPY|ADD)$/.test(each.keyword) || flagOf(each, "from") !== undefined),
  );

export function carriesFiles(stage: Stage): boolean {
  const [entry, command] = [stage.effective("ENTRYPOINT"), stage.effective("CMD")];
  const start = entry ?? command;
  const image = imageBelow(stage);
  if (start ? !isIdle(wordsOf(start)) : !image?.known || !isIdle(image.cmd ?? []) || !isFilledByStages(stage)) return false;
  if (!entry && image?.entrypoint) return false;
  const users = lineage(stage).some(({ instructions }) => instructions.some(({ keyword }) => keyword === "USER"));
  return !users && image?.user === undefined && !/\b(?:useradd|adduser|usermod)\b/.test(runText(stage));
}
