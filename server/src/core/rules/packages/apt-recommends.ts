// apt-get install that brings the recommended packages along.
import { addOption } from "../../edits";
import { callSpan, hasOption } from "../../shell/invocation";
import { installsOf } from "../../shell/packages";
import { defineRule } from "../rule";

export default defineRule({
  id: "apt-recommends",
  aliases: ["DL3015"],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds `apt-get install` without `--no-install-recommends`.",
    why: "apt then installs the packages too that the named ones only recommend: often hundreds of megabytes of programs that the container never starts.",
    bad: "FROM debian:12-slim\nRUN apt-get update && apt-get install -y git\n",
    good: "FROM debian:12-slim\nRUN apt-get update && apt-get install -y --no-install-recommends git\n",
    fixSafety: "Needs a look: a recommended package may be one that you use (ca-certificates is the usual one).",
    differs: "`-o APT::Install-Recommends=0` and `=false` count as switched off.",
  },
  messages: {
    recommends: "apt-get also installs what {names} only recommend. Add --no-install-recommends and name what you need",
    add: "Add --no-install-recommends",
  },
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    for (const install of installsOf(instruction, context, "apt-get")) {
      const { invocation, packages } = install;
      const off = invocation.options.some(
        ({ name, value }) => (name === "-o" || name === "--option") && /Install-Recommends=(0|false|no)/i.test(value ?? ""),
      );
      if (off || hasOption(invocation, "--no-install-recommends") || /Install-Recommends/i.test(invocation.script.source.text)) continue;
      const names = packages.map(({ name, word }) => name ?? word.text).slice(0, 3);
      yield {
        at: callSpan(invocation),
        says: ["recommends", { names: names.join(", ") || "the packages" }],
        fix: { title: ["add"], safety: "review", edits: () => [addOption(invocation, "--no-install-recommends")] },
      };
    }
  },
});
