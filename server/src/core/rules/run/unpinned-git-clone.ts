// git clone of whatever the default branch holds at the moment.
import { commandsOf } from "../../shell/commandsOf";
import { callSpan, hasOption } from "../../shell/invocation";
import { defineRule } from "../rule";

/** Subcommands that choose a revision afterwards. */
const chooses: ReadonlySet<string> = new Set(["checkout", "switch", "reset", "submodule"]);

export default defineRule({
  id: "unpinned-git-clone",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds `git clone` without `--branch` and without a checkout of a revision in the same `RUN`.",
    why: "The build takes whatever the default branch holds at the moment. Two builds of the same file give different images, and the build cache keeps an old state.",
    bad: "FROM debian:12-slim\nRUN git clone https://example.com/tool.git\n",
    good: "FROM debian:12-slim\nRUN git clone --depth 1 --branch v1.2.3 https://example.com/tool.git\n",
    whenNot: "The newest state is what is wanted.",
  },
  messages: { found: "This clones whatever the default branch holds at the moment. Name a tag with --branch, or check out a commit" },
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    const all = commandsOf(instruction, context, ["git"]);
    for (const [index, invocation] of all.entries()) {
      if (invocation.subcommand?.value !== "clone" || hasOption(invocation, "-b", "--branch", "--revision")) continue;
      if (all.slice(index + 1).some(({ subcommand }) => chooses.has(subcommand?.value ?? ""))) continue;
      yield { at: callSpan(invocation), says: ["found"] };
    }
  },
});
