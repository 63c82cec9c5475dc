// Quick fix: STOPSIGNAL in front of the start command, or another signal in the one that is there.
import { stopSignal } from "../../edits";
import type { FileContext } from "../rule";
import type { StartFix } from "./fixTitles";

export function stopSignalFix(file: FileContext, signal: string): StartFix | undefined {
  const stage = file.finalStage;
  return stage && { title: ["stopSignal", { signal }], safety: "review", edits: () => [stopSignal(file, stage, signal)] };
}
