// apk add that keeps its index in the layer.
import { addOption } from "../../edits";
import { callSpan, hasOption, invocations } from "../../shell/invocation";
import { installsOf } from "../../shell/packages";
import { defineRule } from "../rule";
import { cachesOf, commandsBehind, mountedAway } from "./installs";
import { removes } from "./removals";

export default defineRule({
  id: "apk-cache-left",
  aliases: ["DL3019"],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `apk add` in the final stage without `--no-cache`, and an `apk update` in front of `apk add --no-cache`.",
    why: "apk then keeps the index of its repositories in the layer, a few megabytes that nothing in the container reads.",
    bad: "FROM alpine:3.22\nRUN apk add curl\n",
    good: "FROM alpine:3.22\nRUN apk add --no-cache curl\n",
    fixSafety: "Needs a look: with `--no-cache`, apk fetches the index again for every command of the RUN.",
    differs: "A removed `/var/cache/apk` counts, and so does a cache mount; a stage that is not the final one is passed over.",
  },
  messages: {
    left: "apk add keeps the repository index in this layer. Add --no-cache",
    update: "apk update leaves the repository index in this layer, and apk add --no-cache fetches its own. Leave the update out",
    add: "Add --no-cache",
  },
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    if (!context.ships && !context.options.strict) return;
    if (mountedAway(instruction, ...cachesOf("apk"), "/etc/apk/cache")) return;
    if (!context.options.strict) {
      for (const script of context.scripts(instruction)) {
        const all = invocations(script);
        const at = all.findIndex(({ program, subcommand }) => program === "apk" && subcommand?.value === "update");
        const update = all[at];
        const behind = all.slice(at + 1);
        const adds = behind.filter(({ program, subcommand }) => program === "apk" && subcommand?.value !== "update");
        if (!update || hasOption(update, "--no-cache") || adds.length === 0 || !adds.every((add) => hasOption(add, "--no-cache"))) continue;
        if (!behind.some((later) => removes(later, cachesOf("apk")))) yield { at: callSpan(update), says: ["update"] };
      }
    }
    for (const install of installsOf(instruction, context, "apk")) {
      const { invocation } = install;
      if (hasOption(invocation, "--no-cache")) continue;
      if (!context.options.strict && commandsBehind(install).some((later) => removes(later, cachesOf("apk")))) continue;
      yield {
        at: callSpan(invocation),
        says: ["left"],
        fix: { title: ["add"], safety: "review", edits: () => [addOption(invocation, "--no-cache")] },
      };
    }
  },
});
