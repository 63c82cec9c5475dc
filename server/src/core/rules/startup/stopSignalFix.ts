// Quick fix: STOPSIGNAL in front of the start command, or another signal in the one that is there.
import { insert, replace } from "../../text/span";
import type { FileContext } from "../rule";
import type { StartFix } from "./fixTitles";
import { keywordLike, lineEnd, lineStart } from "./layout";
import type { Simulated } from "./simulated";

export function stopSignalFix(file: FileContext, { stopSignal, start }: Simulated, signal: string): StartFix | undefined {
  const stage = file.finalStage;
  const own = stopSignal.instruction;
  const title: StartFix["title"] = ["stopSignal", { signal }];
  if (own && stage?.instructions.includes(own)) return { title, safety: "review", edits: () => [replace(own.arguments.span, signal)] };
  const starts = [start.entrypoint?.instruction, start.cmd?.instruction].filter((part) => part && stage?.instructions.includes(part));
  const [first] = starts.sort((a, b) => (a?.index ?? 0) - (b?.index ?? 0));
  const line = `${keywordLike(first ?? stage?.from, file, "STOPSIGNAL")} ${signal}`;
  if (first) return { title, safety: "review", edits: () => [insert(lineStart(file, first.span.start), `${line}${lineEnd(file)}`)] };
  return stage && { title, safety: "review", edits: () => [insert(stage.span.end, `${lineEnd(file)}${line}`)] };
}
