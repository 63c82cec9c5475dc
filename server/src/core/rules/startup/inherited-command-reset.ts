// A new ENTRYPOINT that drops the CMD of the base image, which it would need.
import { linesBelow } from "../../edits";
import { commandKind } from "../../shell/commandKind";
import { toJsonArray } from "../../shell/words";
import { defineRule } from "../rule";
import { type Simulated, simulated, startupQueries } from "./simulated";

/** The ENTRYPOINT ends where the command would follow: an init alone, a script that runs what it is given. */
function needsCommand({ chain, start }: Simulated): boolean {
  const last = chain.at(-1);
  if (last?.role === "init" && !last.init?.supervisor) return true;
  if (start.entrypoint?.words.at(-1) === "--") return true;
  if (last?.shell?.idle) return true;
  return last?.role === "shell" && last.app?.kind === "unknown" && last.shell !== undefined && /exec\s+"\$@"/.test(last.shell.text);
}

export default defineRule({
  id: "inherited-command-reset",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds an `ENTRYPOINT` that runs what it is given, in a stage without `CMD`, on a base image whose `CMD` starts a service.",
    why: "Setting `ENTRYPOINT` resets the `CMD` that comes from the base image or from a parent stage. The entrypoint then has nothing to run.",
    bad: 'FROM nginx:1.30-alpine\nRUN apk add --no-cache tini\nENTRYPOINT ["/sbin/tini", "--"]\n',
    good: 'FROM nginx:1.30-alpine\nRUN apk add --no-cache tini\nENTRYPOINT ["/sbin/tini", "--"]\nCMD ["nginx", "-g", "daemon off;"]\n',
    fixSafety: "Needs a look: the container starts with this command then when it is given none.",
    whenNot: "Where the container always gets its command on the command line of `docker run`.",
  },
  messages: {
    reset: "This ENTRYPOINT resets the CMD {command} of {from}, so that it has nothing to run. Repeat the CMD",
    repeat: "Add CMD {command}",
  },
  needs: startupQueries,
  *check(file) {
    const found = simulated(file, file.facts);
    const { entrypoint, cmd, resetCmd } = found?.start ?? {};
    const instruction = entrypoint?.instruction;
    if (!found || !instruction || !entrypoint.own || entrypoint.form !== "exec" || cmd || !resetCmd || !needsCommand(found)) return;
    const shellWords = resetCmd.form === "shell" ? resetCmd.words : undefined;
    if (!shellWords && commandKind(resetCmd.words) !== "service") return;
    const command = toJsonArray(resetCmd.words);
    const from = resetCmd.instruction ? "the parent stage" : (found.base?.name ?? "the base image");
    yield {
      at: instruction.arguments.span,
      says: ["reset", { command, from }],
      fix: { title: ["repeat", { command }], safety: "review", edits: () => [linesBelow(file, instruction, [`CMD ${command}`])] },
    };
  },
});
