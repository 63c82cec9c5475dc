// One request over HTTP, through a proxy where there is one. Redirects are not followed: who asks decides what goes with them.
import { type IncomingHttpHeaders, type IncomingMessage, request as plainRequest, type RequestOptions } from "node:http";
import { request as secureRequest } from "node:https";
import type { Socket } from "node:net";
import { connect as connectSecurely, rootCertificates } from "node:tls";

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface HttpCall {
  readonly method?: "GET" | "HEAD" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Ends the request, whatever state it is in. */
  readonly signal: AbortSignal;
  readonly proxy?: URL | undefined;
  /** Certificates that are trusted besides those that everybody trusts. */
  readonly authorities?: string | undefined;
}

/** Bytes of an answer; manifests and configurations are at most 4 MiB. Source: the OCI distribution specification. */
const largest = 4 * 1024 * 1024;

async function read(answer: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > largest) throw new Error("the answer is too large");
    parts.push(part);
  }
  return Buffer.concat(parts);
}

const basic = ({ username, password }: URL): string =>
  `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString("base64")}`;

/** A way through the proxy to the host, in which nobody on the way can read. */
function tunnel(proxy: URL, url: URL, signal: AbortSignal): Promise<Socket> {
  const target = `${url.hostname}:${url.port || "443"}`;
  const headers = { Host: target, ...(proxy.username && { "Proxy-Authorization": basic(proxy) }) };
  const begin = proxy.protocol === "https:" ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const asked = begin({ host: proxy.hostname, port: proxy.port || undefined, method: "CONNECT", path: target, headers, signal });
    asked.on("error", reject);
    asked.on("response", (answer) => {
      answer.resume();
      reject(new Error(`the proxy answers ${answer.statusCode}`));
    });
    asked.on("connect", (answer, socket) => {
      if (answer.statusCode === 200) return resolve(socket as Socket);
      socket.destroy();
      reject(new Error(`the proxy answers ${answer.statusCode}`));
    });
    asked.end();
  });
}

/** Rejects where there is no answer: no way there, no trust, no time. */
export async function send(url: URL, { method = "GET", headers = {}, body, signal, proxy, authorities }: HttpCall): Promise<HttpAnswer> {
  const isSecure = url.protocol === "https:";
  const through = proxy && isSecure ? await tunnel(proxy, url, signal) : undefined;
  const trust = authorities === undefined ? {} : { ca: [...rootCertificates, authorities] };
  const options: RequestOptions & { readonly ca?: string[] } = {
    method,
    signal,
    headers: { "User-Agent": `dockwright/${process.env.DOCKWRIGHT_VERSION ?? "0"}`, ...headers },
    ...trust,
    ...(through && { createConnection: () => connectSecurely({ socket: through, servername: url.hostname, ...trust }) }),
  };
  return new Promise((resolve, reject) => {
    const asked = (isSecure ? secureRequest : plainRequest)(url, options, (answer) => {
      read(answer).then((text) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }), reject);
    });
    asked.on("error", reject);
    asked.end(body);
  });
}
