// Package lists that are loaded once more at the end, for those who install in the finished image: CI images do so.
import { explanationAbove, givesReason } from "../../model/explained";
import { invocations } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import type { FileContext } from "../rule";
import type { LeftLists } from "./listsLeft";
import { cleans } from "./listsRemoved";
import { ofApt, updates } from "./listsUsed";

const people = /\b(?:users?|whoever|those who|who install)\b/i;

/** Right behind their removal, or under a comment that says what for: an image with lists is meant. The RUN installs nothing. */
export function isRefresh(file: FileContext, run: Instruction): boolean {
  const all = file.scripts(run).flatMap((script) => invocations(script));
  const update = all.findLastIndex(updates);
  const isOther = all.some(
    ({ program, subcommand }) => ofApt.test(program) && !/^(?:update|(?:auto)?clean)$/.test(subcommand?.value ?? ""),
  );
  if (update < 0 || isOther || all.slice(update).some(cleans)) return false;
  const comment = explanationAbove(file, run.span.start);
  return all.slice(0, update).some(cleans) || people.test(comment) || givesReason(comment);
}

/** Nothing installs behind the last update, which is there for its lists. */
export function areForUsers(file: FileContext, left: readonly LeftLists[]): boolean {
  const last = left.at(-1);
  return last !== undefined && !last.relied && isRefresh(file, last.run);
}
