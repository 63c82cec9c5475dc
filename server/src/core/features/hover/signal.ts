// Hover of the signal in STOPSIGNAL.
import { signalDocs } from "../../knowledge/docs/signals";
import { parseSignal, signalNumber } from "../../knowledge/stopSignals";
import type { Dockerfile } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { headline, page } from "./markdown";

export function signalHover(doc: Dockerfile, instruction: Instruction, word: string): string | undefined {
  const value = doc.scopeBefore(instruction).expand(word);
  const name = value === undefined ? undefined : parseSignal(value);
  const summary = name === undefined ? undefined : signalDocs[name];
  if (name === undefined || summary === undefined) return undefined;
  return page(headline(name, `signal ${signalNumber(name)}. ${summary}`), [
    "`docker stop` sends it to the container's first process, and SIGKILL after the grace period (10 seconds by default).",
  ]);
}
