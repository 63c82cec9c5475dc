// How a registry lets somebody in that it has turned away: a token of the service that it names, or a password.
import { isObject } from "../imageConfig";
import { isLoopback } from "./address";
import type { Login } from "./dockerConfig";
import type { HttpAnswer, HttpCall } from "./http";

export type Send = (url: URL, call: Omit<HttpCall, "signal" | "proxy">) => Promise<HttpAnswer>;

interface Challenge {
  readonly scheme: string;
  readonly values: ReadonlyMap<string, string>;
}

/** `Bearer realm="https://auth.docker.io/token",service="registry.docker.io"` */
function challengeOf(header: string | undefined): Challenge | undefined {
  const scheme = /^\s*(\w+)/.exec(header ?? "")?.[1]?.toLowerCase();
  if (header === undefined || scheme === undefined) return undefined;
  const values = [...header.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = "", value = ""]): [string, string] => [name.toLowerCase(), value]);
  return { scheme, values: new Map(values) };
}

const basic = ({ user, secret }: Login): string => `Basic ${Buffer.from(`${user}:${secret}`).toString("base64")}`;

/** A password goes over TLS alone, or does not leave the machine. */
const isSafe = (url: URL, registry: URL): boolean =>
  url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname) && isLoopback(registry.hostname));

function tokenIn({ status, body }: HttpAnswer): string | undefined {
  if (status !== 200) return undefined;
  try {
    const answer: unknown = JSON.parse(body.toString("utf8"));
    const token = isObject(answer) ? (answer.token ?? answer.access_token) : undefined;
    return typeof token === "string" ? token : undefined;
  } catch {
    return undefined; // Not the answer of such a service.
  }
}

/** Source: the token specifications of distribution: GET with a password or without, POST with a login that is a token itself. */
async function tokenOf(
  realm: URL,
  service: string | undefined,
  scope: string,
  login: Login | undefined,
  send: Send,
): Promise<string | undefined> {
  const values = { ...(service !== undefined && { service }), scope };
  if (login?.user === "<token>") {
    const body = new URLSearchParams({ grant_type: "refresh_token", refresh_token: login.secret, client_id: "dockwright", ...values });
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    return tokenIn(await send(realm, { method: "POST", headers, body: body.toString() }));
  }
  const url = new URL(realm);
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value);
  return tokenIn(await send(url, { headers: login ? { Authorization: basic(login) } : {} }));
}

/**
 * The value of `Authorization` for one repository; undefined: there is none. The login goes to its own registry and to the service
 * that this registry names, as Docker itself sends it; with one that counts no more it is asked again as anybody may.
 */
export async function authorize(
  registry: URL,
  repository: string,
  header: string | undefined,
  login: Login | undefined,
  send: Send,
): Promise<string | undefined> {
  const challenge = challengeOf(header);
  if (challenge?.scheme === "basic") return login && isSafe(registry, registry) ? basic(login) : undefined;
  const realm = challenge?.values.get("realm") ?? "";
  if (challenge?.scheme !== "bearer" || !URL.canParse(realm) || !isSafe(new URL(realm), registry)) return undefined;
  const ask = (as: Login | undefined): Promise<string | undefined> =>
    tokenOf(new URL(realm), challenge.values.get("service"), `repository:${repository}:pull`, as, send);
  const token = (login && (await ask(login))) ?? (await ask(undefined));
  return token === undefined ? undefined : `Bearer ${token}`;
}
