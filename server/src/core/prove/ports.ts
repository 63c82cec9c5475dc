// Reads `/proc/net/tcp` and its like: where a container listens.

const listening = "0A";
/** An unconnected socket of UDP. */
const bound = "07";
/** Above it the kernel takes numbers for sockets that only send. */
const firstEphemeral = 32_768;

const anywhere = /^0+$/;

/** Four bytes, the last one first. */
const ip4 = (hex: string): string =>
  (hex.match(/../g) ?? [])
    .reverse()
    .map((byte) => Number.parseInt(byte, 16))
    .join(".");

/** undefined: every address. */
function addressOf(hex: string): string | undefined {
  if (anywhere.test(hex)) return undefined;
  if (hex.length === 8) return ip4(hex);
  if (hex === "00000000000000000000000001000000") return "[::1]";
  const mapped = /^0{16}FFFF0000(.{8})$/i.exec(hex)?.[1];
  if (mapped !== undefined) return anywhere.test(mapped) ? undefined : ip4(mapped);
  return "[…]";
}

interface Socket {
  readonly port: number;
  readonly protocol: "tcp" | "udp";
  readonly address: string | undefined;
}

function socketOf(line: string): Socket | undefined {
  const [, local = "", remote = "", state] = line.trim().split(/\s+/);
  const [hex = "", port = ""] = local.split(":");
  if (!/^\d+:$/.test(line.trim().split(/\s+/, 1)[0] ?? "") || port === "") return undefined;
  const number = Number.parseInt(port, 16);
  const address = addressOf(hex);
  if (address === "127.0.0.11") return undefined; // Docker's own name server
  if (state === listening) return { port: number, protocol: "tcp", address };
  const receives = state === bound && /^0+:0000$/.test(remote) && number < firstEphemeral;
  return receives ? { port: number, protocol: "udp", address } : undefined;
}

/** `8080/tcp`, `127.0.0.1:9000/tcp`, by number; an address only where there is no socket for all. @param tables of tcp, tcp6, udp, udp6 */
export function openPorts(tables: string): readonly string[] {
  const sockets = tables.split("\n").flatMap((line) => socketOf(line) ?? []);
  const toAll = new Set(sockets.filter(({ address }) => address === undefined).map(({ port, protocol }) => `${port}/${protocol}`));
  const sorted = [...sockets].sort((a, b) => a.port - b.port);
  const named = sorted.flatMap(({ port, protocol, address }) => {
    const name = `${port}/${protocol}`;
    return address === undefined ? [name] : toAll.has(name) ? [] : [`${address}:${name}`];
  });
  return [...new Set(named)];
}

/** It listens, but at no address that can be reached from outside the container. */
export const isReachable = (port: string): boolean => !/^(?:127\.|\[::1\])/.test(port);
