// Whether a well-known image brings curl, wget, bash, or the programs that it is there for.

type Tool = "curl" | "wget" | "bash";

interface ToolRow {
  readonly image: RegExp;
  /** Of the tag; every tag without it. */
  readonly tag?: RegExp;
  readonly has: readonly Tool[];
  /** What is certainly not there. */
  readonly lacks: readonly Tool[];
}

const languages = /^(node|python|golang|ruby|rust)$/;
const alpine = /alpine/;
const slim = /slim/;

/** The first match counts. Source: the images' Dockerfiles; buildpack-deps brings curl and wget, Alpine's BusyBox brings wget. */
const rows: readonly ToolRow[] = [
  { image: /^(scratch|gcr\.io\/distroless\/.*)$/, tag: /^(?!.*debug)/, has: [], lacks: ["curl", "wget", "bash"] },
  { image: /^alpine$/, has: ["wget"], lacks: ["curl", "bash"] },
  { image: /^busybox$/, has: ["wget"], lacks: ["curl", "bash"] },
  { image: /^(debian|ubuntu)$/, has: ["bash"], lacks: ["curl", "wget"] },
  { image: languages, tag: alpine, has: ["wget"], lacks: ["curl", "bash"] },
  { image: languages, tag: slim, has: ["bash"], lacks: ["curl", "wget"] },
  { image: languages, has: ["bash", "curl", "wget"], lacks: [] },
  { image: /^php$/, tag: alpine, has: ["wget", "curl"], lacks: ["bash"] },
  { image: /^php$/, has: ["curl", "bash"], lacks: ["wget"] },
  { image: /^nginx$/, tag: alpine, has: ["wget"], lacks: ["bash"] },
  { image: /^(redis|httpd|haproxy|memcached|traefik|caddy)$/, tag: alpine, has: ["wget"], lacks: ["bash"] },
  {
    image: /^mcr\.microsoft\.com\/dotnet\/(aspnet|runtime|runtime-deps)$/,
    tag: /^(?=(6|7|8|9|10)\.0)(?!.*alpine|.*windows|.*nano)/,
    has: ["bash"],
    lacks: ["curl", "wget"],
  },
];

/** What the images are there for. Source: their pages on Docker Hub and GitHub. */
const own: Readonly<Record<string, readonly string[]>> = {
  rust: ["rustup", "cargo", "rustc"],
  node: ["node", "npm", "npx"],
  python: ["python", "pip"],
  golang: ["go"],
  ruby: ["ruby", "gem", "bundle"],
  php: ["php"],
  composer: ["composer", "php"],
  "oven/bun": ["bun", "bunx"],
  "denoland/deno": ["deno"],
  "ghcr.io/astral-sh/uv": ["uv", "uvx"],
  "mcr.microsoft.com/dotnet/sdk": ["dotnet"],
};

/** undefined: not known. @param name as `plainImageName` gives it. */
export function bringsTool(name: string, tag: string, tool: string): boolean | undefined {
  if (own[name]?.includes(tool)) return true;
  const row = rows.find(({ image, tag: wanted }) => image.test(name) && (wanted === undefined || wanted.test(tag)));
  const is = (each: Tool): boolean => each === tool;
  if (row?.has.some(is)) return true;
  return row?.lacks.some(is) ? false : undefined;
}
