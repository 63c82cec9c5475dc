// useradd with a large user id, which makes the lastlog file huge.
import { addFirstOption } from "../../edits";
import { commandsOf } from "../../shell/commandsOf";
import { hasOption, optionOf } from "../../shell/invocation";
import { defineRule } from "../rule";

/** The record of a user id stands at 292 bytes times the id in lastlog: 29 MB apparent size at this one. */
const large = 100_000;

export default defineRule({
  id: "useradd-high-uid",
  aliases: ["DL3046"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `useradd` with a user id of 100,000 or more and without `--no-log-init`.",
    why: "useradd makes `/var/log/lastlog` and `faillog` reach up to the record of that id. Their holes are written out when the layer is packed: megabytes to gigabytes of nothing.",
    bad: "FROM debian:12-slim\nRUN useradd -u 1000000 app\n",
    good: "FROM debian:12-slim\nRUN useradd --no-log-init -u 1000000 app\n",
    fixSafety: "Needs a look: the user gets no record in lastlog and faillog.",
  },
  messages: { found: "User id {uid} makes lastlog and faillog huge in this layer. Add --no-log-init", add: "Add --no-log-init" },
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    for (const invocation of commandsOf(instruction, context, ["useradd"])) {
      const option = optionOf(invocation, "-u", "--uid");
      if (!option?.value || hasOption(invocation, "-l", "--no-log-init")) continue;
      const uid = context.scope.expand(option.value) ?? option.value;
      if (!(Number(uid) >= large)) continue;
      yield {
        at: option.span,
        says: ["found", { uid }],
        fix: { title: ["add"], safety: "review", edits: () => [addFirstOption(invocation, "--no-log-init")] },
      };
    }
  },
});
