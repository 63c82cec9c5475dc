// Which proxy stands between this machine and a host, as the environment says it to Docker: HTTPS_PROXY and NO_PROXY.
import { BlockList, isIP } from "node:net";
import { isLoopback } from "./address";

export type Environment = Readonly<Record<string, string | undefined>>;

const variable = (environment: Environment, name: string): string | undefined =>
  environment[name.toLowerCase()] || environment[name] || undefined;

function isInNet(address: string, net: string): boolean {
  const [base = "", bits = ""] = net.split("/");
  const kind = isIP(base);
  if (kind === 0 || kind !== isIP(address) || !/^\d{1,3}$/.test(bits) || Number(bits) > (kind === 4 ? 32 : 128)) return false;
  const list = new BlockList();
  list.addSubnet(base, Number(bits), kind === 4 ? "ipv4" : "ipv6");
  return list.check(address, kind === 4 ? "ipv4" : "ipv6");
}

/** `example.com` takes its subdomains too, `.example.com` and `*.example.com` them alone. Source: golang.org/x/net/http/httpproxy. */
function isExcepted(entry: string, { hostname, port }: URL): boolean {
  if (entry === "*") return true;
  const host = hostname.replace(/^\[|\]$/g, "");
  if (entry.includes("/")) return isInNet(host, entry);
  const numbered = /^(.*):(\d+)$/.exec(entry);
  if (numbered && isIP(entry) === 0 && numbered[2] !== (port || "443")) return false;
  const name = (numbered && isIP(entry) === 0 ? (numbered[1] ?? "") : entry).toLowerCase();
  if (name.startsWith("*.")) return host.endsWith(name.slice(1));
  return name.startsWith(".") ? host.endsWith(name) : host === name || host.endsWith(`.${name}`);
}

/**
 * undefined: straight to the host. What listens on this machine is never looked for behind a proxy.
 * @param otherwise the proxy of Docker's own configuration, for an environment that names none
 */
export function proxyFor(
  url: URL,
  environment: Environment,
  otherwise: { readonly proxy?: string; readonly except?: string } = {},
): URL | undefined {
  if (isLoopback(url.hostname)) return undefined;
  const named = variable(environment, "HTTPS_PROXY") ?? otherwise.proxy;
  const excepted = (variable(environment, "NO_PROXY") ?? otherwise.except ?? "").split(",").map((each) => each.trim());
  if (named === undefined || excepted.some((entry) => entry !== "" && isExcepted(entry, url))) return undefined;
  const proxy = named.includes("://") ? named : `http://${named}`;
  return URL.canParse(proxy) && /^https?:/.test(proxy) ? new URL(proxy) : undefined;
}
