// The health check of a server by the tool that its image has, and the port that its source names.
import { toJsonArray } from "../../shell/words";
import type { Holes } from "./types";

export type HealthTool = "node" | "python" | "ruby" | "php" | "deno" | "bun" | "wget";

/** Without a route for the purpose an answer below 500 is enough: `/` may be a 404 or ask for a login. */
const commands: Readonly<Record<HealthTool, (port: string, path: string) => readonly string[]>> = {
  node: (port, path) => [
    "node",
    "-e",
    `fetch('http://127.0.0.1:${port}${path}').then(r => process.exit(+(r.status > 499)), () => process.exit(1))`,
  ],
  bun: (port, path) => [
    "bun",
    "-e",
    `fetch('http://127.0.0.1:${port}${path}').then(r => process.exit(+(r.status > 499)), () => process.exit(1))`,
  ],
  deno: (port, path) => [
    "deno",
    "eval",
    `await fetch('http://127.0.0.1:${port}${path}').then(r => Deno.exit(+(r.status > 499)), () => Deno.exit(1))`,
  ],
  python: (port, path) => [
    "python",
    "-c",
    `import http.client as h; c = h.HTTPConnection('127.0.0.1', ${port}, timeout=2); c.request('GET', '${path}'); exit(c.getresponse().status > 499)`,
  ],
  ruby: (port, path) => ["ruby", "-rnet/http", "-e", `exit Net::HTTP.get_response(URI('http://127.0.0.1:${port}${path}')).code.to_i < 500`],
  php: (port) => ["php", "-r", `exit((int) !@fsockopen('127.0.0.1', ${port}));`],
  wget: (port, path) => ["wget", "-q", "--spider", `http://127.0.0.1:${port}${path}`],
};

/** @param grace seconds that the program may take to start */
export function served(port: string | undefined, tool: HealthTool | undefined, path = "/", grace = 10): Holes {
  if (port === undefined) return {};
  return { port, grace: String(grace), health: tool && toJsonArray(commands[tool](port, path)) };
}

/** A route that the source has for this purpose. */
export const healthPath = (source: string): string | undefined =>
  /["'`](\/(?:api\/)?(?:health(?:z|check|\/live)?|livez|readyz|ping|up))\/?["'`]/.exec(source)?.[1];

const ports: readonly RegExp[] = [
  /\bPORT\b["'\])]*\s*(?:\|\||\?\?|,)\s*["'`]?(\d{2,5})/,
  /\.listen\(\s*(?:\{\s*port:\s*)?["'`]?:?(\d{2,5})/,
  /\b(?:port|PORT)\s*[:=]\s*(?:Number\(|parseInt\(|int\()?["'`]?(\d{2,5})\b/,
  /\b(?:ListenAndServe|Listen|Run|Start|bind)\(\s*["'`(]*[\w.]*:(\d{2,5})["'`]/,
  /\b(?:0\.0\.0\.0|127\.0\.0\.1|localhost|\[::\]):(\d{2,5})\b/,
  /\bAddr:\s*["'`]:(\d{2,5})["'`]/,
  /\.bind\(\s*\(\s*"[^"]*"\s*,\s*(\d{2,5})\s*\)/,
  /\bhtons\(\s*(\d{2,5})\s*\)/,
  /\(\s*\[\s*0\s*,\s*0\s*,\s*0\s*,\s*0\s*\]\s*,\s*(\d{2,5})\s*\)/,
];

/** undefined: the source does not say. */
export function portIn(source: string): string | undefined {
  for (const pattern of ports) {
    const port = pattern.exec(source)?.[1];
    if (port !== undefined) return port;
  }
  return undefined;
}
