// Hover of the signal in STOPSIGNAL.
import { signalDocs } from "../../knowledge/docs/signals";
import type { Dockerfile } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { headline, page } from "./markdown";

export function signalHover(doc: Dockerfile, instruction: Instruction, word: string): string | undefined {
  const value = doc.scopeBefore(instruction).expand(word)?.toUpperCase();
  if (value === undefined) return undefined;
  const found = Object.entries(signalDocs).find(
    ([name, { number }]) => name === value || name === `SIG${value}` || String(number) === value,
  );
  if (!found) return undefined;
  const [name, { number, summary }] = found;
  return page(headline(name, `signal ${number}. ${summary}`), [
    "`docker stop` sends it to the container's first process, and SIGKILL after the grace period (10 seconds by default).",
  ]);
}
