// A registry for tests: images as blobs and manifests by digest, and a small HTTP server that hands them out as each test wants it.
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

export interface Content {
  readonly digest: string;
  readonly type: string;
  readonly text: string;
}

export const content = (type: string, value: unknown): Content => {
  const text = JSON.stringify(value);
  return { digest: `sha256:${createHash("sha256").update(text).digest("hex")}`, type, text };
};

const oci = "application/vnd.oci.image";
const described = ({ digest, type, text }: Content) => ({ mediaType: type, digest, size: Buffer.byteLength(text) });

/** A configuration and its manifest. */
export function imageOf(platform: string, config: object): { readonly config: Content; readonly manifest: Content } {
  const [os, architecture, variant] = platform.split("/");
  const blob = content(`${oci}.config.v1+json`, {
    os,
    architecture,
    ...(variant && { variant }),
    config,
    rootfs: { type: "layers", diff_ids: [] },
  });
  const manifest = content(`${oci}.manifest.v1+json`, {
    schemaVersion: 2,
    mediaType: `${oci}.manifest.v1+json`,
    config: described(blob),
    layers: [],
  });
  return { config: blob, manifest };
}

/** @param images by platform */
export function indexOf(images: Readonly<Record<string, Content>>): Content {
  const manifests = Object.entries(images).map(([platform, manifest]) => {
    const [os, architecture, variant] = platform.split("/");
    return { ...described(manifest), platform: { os, architecture, ...(variant && { variant }) } };
  });
  return content(`${oci}.index.v1+json`, { schemaVersion: 2, mediaType: `${oci}.index.v1+json`, manifests });
}

/** Answers before the registry does; true: it has. */
export type Before = (request: IncomingMessage, response: ServerResponse, url: URL) => boolean;

export interface TestRegistry {
  /** `127.0.0.1:4711` */
  readonly host: string;
  /** `GET /v2/… Basic …`, the permission only where there is one. */
  readonly requests: string[];
}

/** @param tags of the one repository `own/image` */
export async function serve(
  contents: readonly Content[],
  tags: Readonly<Record<string, Content>>,
  before: Before = () => false,
): Promise<TestRegistry> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "", `http://${request.headers.host}`);
    requests.push([request.method, url.pathname + url.search, request.headers.authorization].filter(Boolean).join(" "));
    if (before(request, response, url)) return;
    const reference = /^\/v2\/own\/image\/(?:manifests|blobs)\/(.+)$/.exec(url.pathname)?.[1] ?? "";
    const found = tags[reference] ?? contents.find(({ digest }) => digest === reference);
    if (!found) return void response.writeHead(404).end("{}");
    response.writeHead(200, { "Content-Type": found.type, "Docker-Content-Digest": found.digest });
    response.end(request.method === "HEAD" ? undefined : found.text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

/** A home for Docker's configuration and for the cache, gone after the test. */
export function home(config: object = {}): { readonly folder: string; readonly environment: Readonly<Record<string, string>> } {
  const folder = mkdtempSync(join(tmpdir(), "dockwright-registry-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "config.json"), JSON.stringify(config));
  return { folder, environment: { DOCKER_CONFIG: folder, XDG_CACHE_HOME: join(folder, "cache") } };
}

export const basic = (user: string, secret: string): string => Buffer.from(`${user}:${secret}`).toString("base64");
