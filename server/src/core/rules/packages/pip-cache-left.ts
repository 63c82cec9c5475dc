// pip install that keeps downloads in the layer.
import { addOption } from "../../edits";
import { callSpan, hasOption } from "../../shell/invocation";
import { installsOf } from "../../shell/packages";
import { defineRule } from "../rule";
import { cachesOf, commandsBehind, mountedAway } from "./installs";
import { removes } from "./removals";

const switchedOn = /^(1|true|on|yes)$/i;

export default defineRule({
  id: "pip-cache-left",
  aliases: ["DL3042"],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `pip install` in the final stage that keeps pip's cache.",
    why: "Every downloaded package stays in the layer a second time, under `~/.cache/pip`.",
    bad: "FROM debian:12-slim\nRUN pip install flask==3.1.0\n",
    good: "FROM debian:12-slim\nRUN pip install --no-cache-dir flask==3.1.0\n",
    fixSafety: "Needs a look: with a cache mount at pip's cache, the option would switch off what the mount is for.",
    differs: "A cache mount, a removed cache and `PIP_NO_CACHE_DIR` count; a stage that is not the final one is passed over.",
  },
  messages: { left: "pip keeps a second copy of what it downloads in this layer. Add --no-cache-dir", add: "Add --no-cache-dir" },
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    if (!context.ships && !context.options.strict) return;
    const variable = context.scope.lookup("PIP_NO_CACHE_DIR");
    if (variable && (variable.value === undefined || switchedOn.test(variable.value))) return;
    if (mountedAway(instruction, ...cachesOf("pip"))) return;
    for (const install of installsOf(instruction, context, "pip")) {
      const { invocation, script } = install;
      if (invocation.program !== "pip") continue; // pipx has a cache of its own
      if (hasOption(invocation, "--no-cache-dir") || /PIP_NO_CACHE_DIR=["']?(1|true|on|yes)\b/i.test(script.source.text)) continue;
      if (
        commandsBehind(install).some(
          (later) => removes(later, ["~/.cache"]) || (later.program === "pip" && later.subcommand?.value === "cache"),
        )
      )
        continue;
      yield {
        at: callSpan(invocation),
        says: ["left"],
        fix: { title: ["add"], safety: "review", edits: () => [addOption(invocation, "--no-cache-dir")] },
      };
    }
  },
});
