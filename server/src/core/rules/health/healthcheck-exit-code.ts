// HEALTHCHECK that ends with a code other than 0 and 1.
import { invocations } from "../../shell/invocation";
import { replace } from "../../text/span";
import { defineRule } from "../rule";

export default defineRule({
  id: "healthcheck-exit-code",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `exit` with a number other than 0 and 1 in the command of a `HEALTHCHECK`.",
    why: "Docker knows 0 for healthy and 1 for unhealthy. 2 is reserved, and what other numbers mean is not promised.",
    bad: "FROM nginx:1.27\nHEALTHCHECK CMD curl -f http://localhost/ || exit 2\n",
    good: "FROM nginx:1.27\nHEALTHCHECK CMD curl -f http://localhost/ || exit 1\n",
    fixSafety: "Needs a look: somebody may read the number in `docker inspect`.",
  },
  messages: { code: "Docker only knows 0 for healthy and 1 for unhealthy; {code} is not defined. Use exit 1", one: "Write exit 1" },
  on: ["HEALTHCHECK"],
  *checkInstruction(instruction, context) {
    for (const script of context.scripts(instruction)) {
      for (const { program, words } of invocations(script)) {
        const [, code] = words;
        if (program !== "exit" || !code?.value || !/^\d+$/.test(code.value) || Number(code.value) < 2) continue;
        yield {
          at: code.span,
          says: ["code", { code: code.value }],
          fix: { title: ["one"], safety: "review", edits: () => [replace(code.span, "1")] },
        };
      }
    }
  },
});
