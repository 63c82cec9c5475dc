// One repository of a registry: its manifests and blobs, read with the permission that it asks for.
import { type ImageAddress, isLoopback } from "./address";
import { authorize, type Send } from "./authorize";
import { type BlobCache, isDigestOf } from "./blobCache";
import type { Login } from "./dockerConfig";
import type { HttpAnswer } from "./http";

/** Manifests and lists of them, as Docker and OCI call them. */
const manifestTypes = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json",
].join(", ");

const mostRedirects = 5;

export interface Repository {
  /** Of what a tag names just now; undefined: it is not there, or may not be read. */
  digestOf(tag: string): Promise<string | undefined>;
  /** Its text, which is what its digest says. */
  manifest(digest: string): Promise<string | undefined>;
  blob(digest: string): Promise<string | undefined>;
}

const isDigest = (reference: string): boolean => reference.includes(":");

export function openRepository(
  { origin, repository }: ImageAddress,
  login: () => Promise<Login | undefined>,
  cache: BlobCache,
  send: Send,
): Repository {
  const registry = new URL(origin);
  let permission: string | undefined;

  /** The permission stays with the registry: to another place a redirect goes without it. */
  async function follow(url: URL, method: "GET" | "HEAD", accept: string): Promise<HttpAnswer> {
    let at = url;
    for (let hop = 0; ; hop++) {
      const own = at.origin === registry.origin && permission !== undefined;
      const answer = await send(at, { method, headers: { Accept: accept, ...(own && { Authorization: permission ?? "" }) } });
      const { location } = answer.headers;
      if (![301, 302, 303, 307, 308].includes(answer.status) || location === undefined || hop === mostRedirects) return answer;
      if (!URL.canParse(location, at.href)) return answer;
      const next = new URL(location, at);
      const stays = next.protocol === "https:" || (isLoopback(next.hostname) && isLoopback(registry.hostname));
      if (!stays) return answer;
      at = next;
    }
  }
  async function get(path: string, method: "GET" | "HEAD" = "GET", accept = "*/*"): Promise<HttpAnswer | undefined> {
    const url = new URL(`/v2/${repository}/${path}`, registry);
    let answer = await follow(url, method, accept);
    if (answer.status === 401 && permission === undefined) {
      permission = await authorize(registry, repository, answer.headers["www-authenticate"], await login(), send);
      if (permission !== undefined) answer = await follow(url, method, accept);
    }
    return answer.status === 200 ? answer : undefined;
  }
  async function content(path: string, digest: string, accept?: string): Promise<string | undefined> {
    const known = await cache.read(digest);
    if (known !== undefined) return known;
    const answer = await get(path, "GET", accept);
    if (!answer || !isDigestOf(digest, answer.body)) return undefined;
    const text = answer.body.toString("utf8");
    await cache.keep(digest, text);
    return text;
  }
  return {
    // Asked for by HEAD, which Docker Hub does not count as a pull.
    async digestOf(tag) {
      if (isDigest(tag)) return tag;
      const digest = (await get(`manifests/${tag}`, "HEAD", manifestTypes))?.headers["docker-content-digest"];
      return typeof digest === "string" ? digest : undefined;
    },
    manifest: (digest) => content(`manifests/${digest}`, digest, manifestTypes),
    blob: (digest) => content(`blobs/${digest}`, digest),
  };
}
