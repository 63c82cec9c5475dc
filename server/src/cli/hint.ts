// What is said of a name that nothing has: which one was probably meant.
import { nearestOfMany, ruleNames, rules } from "../core";
import { UsageError } from "./exit";

/** `; did you mean --format?`, or nothing where no name is near. @param dashes in front of an option's name */
export function didYouMean(name: string, known: readonly string[], dashes = ""): string {
  const near = nearestOfMany(name, known);
  return near === undefined ? "" : `; did you mean ${dashes}${near}?`;
}

/** @param more words that may stand in place of a rule's name */
export const noSuchRule = (name: string, more: readonly string[] = []): UsageError =>
  new UsageError(`no rule is named ${name}${didYouMean(name, [...more, ...ruleNames(rules)])} (dockwright explain lists them)`);
