// Hover of a port in EXPOSE.
import type { Dockerfile } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { code, headline, page } from "./markdown";

const shape = /^(\d+)(?:-(\d+))?(?:\/([A-Za-z]+))?$/;

export function portHover(doc: Dockerfile, instruction: Instruction, word: string): string | undefined {
  const value = doc.scopeBefore(instruction).expand(word);
  const [, first, last, protocol = "tcp"] = shape.exec(value ?? "") ?? [];
  if (first === undefined) return undefined;
  const ports = last === undefined ? `Port ${first}` : `Ports ${first} to ${last}`;
  const range = last === undefined ? first : `${first}-${last}`;
  const suffix = protocol.toLowerCase() === "tcp" ? "" : `/${protocol.toLowerCase()}`;
  return page(headline(word, `${ports}, ${protocol.toUpperCase()}.`), [
    "The program must listen on it by itself, on `0.0.0.0` and not only on `127.0.0.1`.",
    `Reachable from the host with ${code(`docker run -p ${range}:${range}${suffix}`)}; other containers of the network reach it without.`,
  ]);
}
