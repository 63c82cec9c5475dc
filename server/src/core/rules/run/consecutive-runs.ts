// RUN instructions one behind the other that could be one layer.

import { canJoin, joinRuns } from "../../edits";
import type { Instruction } from "../../syntax/types";
import { defineRule, type FileContext } from "../rule";

const flagsOf = (file: FileContext, { flags }: Instruction): string => flags.map(({ span }) => file.slice(span)).join(" ");
const commandCount = (file: FileContext, run: Instruction): number =>
  file.scripts(run).reduce((count, { commands }) => count + commands.length, 0);

export default defineRule({
  id: "consecutive-runs",
  aliases: ["DL3059"],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds two `RUN` instructions of one command each, one behind the other.",
    why: "Each makes a layer. What the first one leaves behind cannot be removed by the second, and a change of the first runs the second again anyway.",
    bad: "FROM debian:12-slim\nRUN mkdir /app\nRUN touch /app/log\n",
    good: "FROM debian:12-slim\nRUN mkdir /app \\\n    && touch /app/log\n",
    fixSafety: "Needs a look: the second command no longer has a cache entry of its own.",
    whenNot: "A build stage, or a slow first step that is to stay in the cache while the second one changes.",
  },
  messages: { found: "This RUN stands directly behind another one. Joined with && they make one layer", join: "Join it to the RUN above" },
  *check(file) {
    let before: Instruction | undefined;
    for (const instruction of file.instructions) {
      const first = before;
      before = instruction.keyword === "RUN" ? instruction : undefined;
      if (!first || !before || flagsOf(file, first) !== flagsOf(file, before)) continue;
      if (commandCount(file, first) > 1 || commandCount(file, before) > 1) continue;
      const runs = [first, before];
      yield {
        at: before.keywordSpan,
        says: ["found"],
        fix: canJoin(file, first, before, file.scripts)
          ? { title: ["join"], safety: "review", edits: () => joinRuns(file, runs) }
          : undefined,
      };
    }
  },
});
