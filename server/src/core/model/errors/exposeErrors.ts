// Faults of the ports of EXPOSE, after variables are put in.
import type { ParseError } from "../../syntax/types";
import type { Span } from "../../text/span";
import { problem } from "./problem";

interface Range {
  readonly first: number;
  readonly last: number;
}

function portNumber(text: string): number | undefined {
  if (!/^\+?\d+$|^-0+$/.test(text)) return undefined;
  const port = Number(text);
  return port <= 65535 ? port : undefined;
}

function portRange(text: string): Range | undefined {
  const dash = text.indexOf("-");
  const start = dash < 0 ? text : text.slice(0, dash);
  const end = dash < 0 ? text : text.slice(dash + 1);
  const first = portNumber(start);
  const last = start === end ? first : portNumber(end);
  return first === undefined || last === undefined || last < first ? undefined : { first, last };
}

function isAddress(text: string): boolean {
  if (/^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/.test(text)) return true;
  return text.includes(":") && /^[0-9a-fA-F:.]+$/.test(text);
}

/** `[ip:]host:container` as it is still accepted. Source: BuildKit's portSpecs.splitParts. */
function splitParts(port: string): { readonly address: string; readonly host: string; readonly container: string } {
  const parts = port.split(":");
  return { address: parts.slice(0, -2).join(":"), host: parts.at(-2) ?? "", container: parts.at(-1) ?? "" };
}

/** @param port one word, expanded. */
export function portFault(port: string, at: Span): ParseError | undefined {
  const { address, host, container } = splitParts(port);
  const slash = container.indexOf("/");
  const number = slash < 0 ? container : container.slice(0, slash);
  const protocol = slash < 0 ? "" : container.slice(slash + 1);
  if (number === "") return problem("invalid-port", at, { port });
  if (!/^(|tcp|udp|sctp)$/i.test(protocol)) return problem("invalid-protocol", at, { protocol });
  const plain = address.replace(/^\[(.*)\]$/, "$1");
  if (address !== "" && !isAddress(plain)) return problem("invalid-address", at, { address });
  const range = portRange(number);
  if (!range) return problem("invalid-port", at, { port: number });
  if (host === "") return undefined;
  const hostRange = portRange(host);
  if (!hostRange) return problem("invalid-port", at, { port: host });
  const sameLength = range.last - range.first === hostRange.last - hostRange.first;
  return sameLength || range.first === range.last ? undefined : problem("port-ranges", at, { host, port: number });
}
