// Where the image of a name lies: the host of its registry, its repository there, its tag or digest.

export interface ImageAddress {
  /** As names and logins have it: `docker.io`, `localhost:5000`. */
  readonly registry: string;
  /** Where the distribution API of the registry answers. */
  readonly origin: string;
  readonly repository: string;
  /** A tag or a digest. */
  readonly reference: string;
}

/** Docker's own rule: only what cannot leave the machine is spoken to without TLS. */
export const isLoopback = (hostname: string): boolean => /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/.test(hostname);

/** Docker Hub is known by several names, and its API answers under another one. */
const hubHosts: ReadonlySet<string> = new Set(["docker.io", "index.docker.io", "registry-1.docker.io"]);

export const registryName = (host: string): string => (hubHosts.has(host) ? "docker.io" : host);

function originOf(registry: string): string | undefined {
  const host = registry === "docker.io" ? "registry-1.docker.io" : registry;
  if (!URL.canParse(`https://${host}`)) return undefined;
  const { hostname } = new URL(`https://${host}`);
  return `${isLoopback(hostname) ? "http" : "https"}://${host}`;
}

/** @param name that distribution/reference takes; undefined for one that can have no registry */
export function addressOf(name: string): ImageAddress | undefined {
  const [before = "", digest] = name.split("@");
  const slash = before.indexOf("/");
  const first = before.slice(0, Math.max(slash, 0));
  const isHost = /[.:]/.test(first) || first === "localhost";
  const registry = registryName(isHost ? first : "docker.io");
  const path = isHost ? before.slice(slash + 1) : before;
  const colon = path.indexOf(":");
  const plain = colon < 0 ? path : path.slice(0, colon);
  const origin = originOf(registry);
  if (origin === undefined || plain === "") return undefined;
  const repository = registry === "docker.io" && !plain.includes("/") ? `library/${plain}` : plain;
  return { registry, origin, repository, reference: digest ?? (colon < 0 ? "latest" : path.slice(colon + 1)) };
}
