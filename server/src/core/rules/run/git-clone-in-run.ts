// git clone in a RUN, which ADD does without git in the image.

import { commandsOf } from "../../shell/commandsOf";
import { callSpan } from "../../shell/invocation";
import { defineRule } from "../rule";

/** Hosts of repositories that ADD reads from an address ending in .git. */
const repository = /^(https:\/\/[^@$]+\.git|git@[^$]+)$/;

export default defineRule({
  id: "git-clone-in-run",
  aliases: [],
  since: "0.1.0",
  severity: "style",
  defaultOn: false,
  docs: {
    what: "Finds `git clone` of a public repository in a `RUN`.",
    why: "`ADD` of a Git address needs no git in the image, leaves the history out, and looks whether the branch has moved on before it takes the layer from the cache; `RUN git clone` is never run again while its text stays the same.",
    bad: "FROM debian:12-slim\nRUN git clone https://github.com/example/tool.git /src\n",
    good: "FROM debian:12-slim\nADD https://github.com/example/tool.git /src\n",
    whenNot: "Builders without BuildKit, or a clone whose history is needed.",
  },
  messages: { found: "ADD clones a Git repository by itself, without git in the image, and notices when it changes" },
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    for (const invocation of commandsOf(instruction, context, ["git"])) {
      const { subcommand, operands } = invocation;
      if (subcommand?.value !== "clone" || !repository.test(operands[0]?.value ?? "")) continue;
      yield { at: callSpan(invocation), says: ["found"] };
    }
  },
});
