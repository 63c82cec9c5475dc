// HEALTHCHECK with curl that takes an error page for a good answer.
import { addFirstOption, stringsBehind } from "../../edits";
import { seesStatus } from "../../knowledge/curlOptions";
import { hasOption, invocations } from "../../shell/invocation";
import { defineRule } from "../rule";

/** Somebody looks at the answer: its status, or its text. */
const looks = [...seesStatus, "-i", "--include", "-D", "--dump-header"];

export default defineRule({
  id: "healthcheck-ignores-http-errors",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `HEALTHCHECK` that calls `curl` without `--fail`.",
    why: "curl ends with 0 for every answer that arrives. A server that answers each request with “500 Internal Server Error” is then reported as healthy.",
    bad: "FROM nginx:1.27\nHEALTHCHECK CMD curl -s http://localhost/ || exit 1\n",
    good: "FROM nginx:1.27\nHEALTHCHECK CMD curl -f -s http://localhost/ || exit 1\n",
    fixSafety: "Needs a look: a server that answers with 404 or 401 at this address is then unhealthy.",
    whenNot: "Only whether the port answers is of interest.",
  },
  messages: {
    succeeds: "curl succeeds here even when the server answers with an error such as 500, and the container stays healthy. Add -f",
    fail: "Add -f",
  },
  on: ["HEALTHCHECK"],
  *checkInstruction(instruction, context) {
    if (instruction.healthcheck?.kind !== "CMD") return;
    const json = instruction.json;
    const [first] = json ?? [];
    if (first && /(^|\/)curl$/.test(first.value)) {
      const given = json?.some(({ value }) => looks.includes(value) || /^-[a-zA-Z]*[fIiwK]/.test(value));
      if (!given)
        yield {
          at: first.span,
          says: ["succeeds"],
          fix: { title: ["fail"], safety: "review", edits: () => [stringsBehind(first.span, ["-f"])] },
        };
      return;
    }
    for (const script of context.scripts(instruction)) {
      for (const invocation of invocations(script)) {
        const { program, command, nameSpan } = invocation;
        if (program !== "curl" || hasOption(invocation, ...looks)) continue;
        // A pipe, a redirection or a substitution: something else judges the answer.
        if (
          command.pipeline.length > 1 ||
          command.inside.includes("substitution") ||
          /telnet:|file:|unix:/.test(instruction.arguments.text)
        )
          continue;
        yield {
          at: nameSpan,
          says: ["succeeds"],
          fix: json ? undefined : { title: ["fail"], safety: "review", edits: () => [addFirstOption(invocation, "-f")] },
        };
      }
    }
  },
});
