// STOPSIGNAL with a signal that no program can handle.
import { unhandleable } from "../../knowledge/programs";
import { parseSignal } from "../../knowledge/stopSignals";
import type { Instruction } from "../../syntax/types";
import { replace } from "../../text/span";
import { defineRule, type FileContext } from "../rule";
import { isKeepAlive } from "./keepAlive";
import { simulated, startupQueries } from "./simulated";

/** The signal counts for a container that has only to stay. */
function onlyWaits(file: FileContext, instruction: Instruction): boolean {
  const found = simulated(file, file.facts);
  return found?.stopSignal.instruction === instruction && isKeepAlive(found);
}

export default defineRule({
  id: "unhandleable-stop-signal",
  aliases: [],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds `STOPSIGNAL` with SIGKILL, SIGSTOP or a value that is no signal. SIGKILL is right for a container that only waits (`sleep infinity`, `tail -f /dev/null`): nothing in it would shut down in order. Elsewhere it is a warning, since the container does stop.",
    why:
      "SIGKILL ends every process at once, exit code 137, without a chance to shut down; SIGSTOP is never seen by PID 1. A value that is " +
      "no signal is refused by the builder.",
    bad: 'FROM debian:12-slim\nSTOPSIGNAL SIGKILL\nCMD ["redis-server"]\n',
    good: 'FROM debian:12-slim\nSTOPSIGNAL SIGTERM\nCMD ["redis-server"]\n',
    fixSafety: "Needs a look: the program gets a signal that it can handle, and 10 seconds to end.",
  },
  messages: {
    kill: "No program can handle {signal}: `docker stop` kills everything at once, so what has something to save or to finish gets no chance to",
    stop: "No program can handle {signal}, and PID 1 never sees it: `docker stop` waits 10 s, then kills everything",
    unknown: "{signal} is no signal: the builder refuses the file",
    set: "Set STOPSIGNAL SIGTERM",
  },
  needs: (file, facts) => (file.each("STOPSIGNAL").length === 0 ? [] : startupQueries(file, facts)),
  *check(file) {
    for (const instruction of file.each("STOPSIGNAL")) {
      const { span, text } = instruction.arguments;
      const written = text.trim();
      const value = written === "" ? undefined : file.scopeBefore(instruction).expand(written);
      if (value === undefined || value === "") continue;
      const signal = parseSignal(value);
      if (signal !== undefined && !unhandleable.has(signal)) continue;
      if (signal === "SIGKILL" && onlyWaits(file, instruction)) continue;
      const says = signal === undefined ? "unknown" : signal === "SIGKILL" ? "kill" : "stop";
      yield {
        at: span,
        severity: says === "kill" ? "warning" : undefined,
        says: [says, { signal: signal ?? value }],
        fix: { title: ["set"], safety: "review", edits: () => [replace(span, "SIGTERM")] },
      };
    }
  },
});
