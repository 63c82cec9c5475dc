// wget and curl in one stage, where one of them would do.
import type { Stage } from "../../model/types";
import { commandsOf } from "../../shell/commandsOf";
import { defineRule } from "../rule";

export default defineRule({
  id: "wget-and-curl",
  aliases: ["DL4001"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: false,
  docs: {
    what: "Finds a stage that runs both `wget` and `curl`.",
    why: "Either one downloads what the other does. The second one costs a package in the image and a second way to fail.",
    bad: "FROM debian:12-slim\nRUN wget https://example.com/a\nRUN curl -fO https://example.com/b\n",
    good: "FROM debian:12-slim\nRUN curl -fO https://example.com/a\nRUN curl -fO https://example.com/b\n",
    whenNot: "The base image has both.",
  },
  messages: { both: "This stage runs {other} too. One of them is enough" },
  *check(file) {
    const seen = new Map<Stage | undefined, Set<string>>();
    for (const run of file.each("RUN")) {
      if (!/curl|wget/.test(run.arguments.text) && run.heredocs.length === 0) continue;
      const stage = file.stageOf(run);
      const used = seen.get(stage) ?? new Set<string>();
      seen.set(stage, used);
      const downloads = commandsOf(run, file, ["curl", "wget"]);
      for (const { program } of downloads) used.add(program);
      const first = used.size > 1 ? downloads[0] : undefined;
      if (first) yield { at: first.nameSpan, says: ["both", { other: first.program === "curl" ? "wget" : "curl" }] };
    }
  },
});
