// `startup --format json`: the contract for other programs.
import { lineIndex, type Span, type Startup } from "../../core";
import { range } from "./json";

const noAnswer = { signal: "SIGTERM", reachesApp: "unknown", stopsPromptly: "unknown" } as const;

/** One element; without a stage everything is unknown. @param text of the file */
export function startupJson(file: string, text: string, found: Startup | undefined) {
  const lines = lineIndex(text);
  const place = (at: Span | undefined) => (at ? { range: range(lines, at) } : {});
  return {
    file,
    stage: found?.stage,
    argv: found?.argv,
    pid1: found?.pid1,
    chain: found?.chain.map(({ program, argv, why }) => ({ program, argv, why })) ?? [],
    stop: found ? { signal: found.stop.signal, reachesApp: found.stop.reachesApp, stopsPromptly: found.stop.stopsPromptly } : noAnswer,
    endsAtOnce: found?.endsAtOnce ?? "unknown",
    reapsOrphans: found?.reapsOrphans ?? "unknown",
    init: found?.init,
    verdict: found?.verdict ?? "unknown",
    reasons: found?.reasons.map(({ text: why, certainty, span }) => ({ text: why, certainty, ...place(span) })) ?? [],
  };
}
