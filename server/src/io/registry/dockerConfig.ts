// What the user's Docker configuration says of logins and proxies; only read, and only for the registry that is asked.
import { homedir } from "node:os";
import { join } from "node:path";
import { runEngine } from "../engine/engine";
import { readText } from "../files";
import { isObject } from "../imageConfig";
import { registryName } from "./address";
import type { Environment } from "./proxy";

export interface Login {
  readonly user: string;
  readonly secret: string;
}

export interface DockerConfig {
  /** undefined: none, so that it is asked as anybody may ask. */
  login(registry: string): Promise<Login | undefined>;
  /** Of the machine, for an environment that names none. */
  readonly proxy: { readonly proxy?: string; readonly except?: string };
}

/** Milliseconds for a program that keeps passwords. */
const patience = 5000;

type Json = Readonly<Record<string, unknown>>;

async function readJson(path: string): Promise<Json> {
  const file = await readText(path);
  if (!file.ok) return {};
  try {
    const value: unknown = JSON.parse(file.text);
    return isObject(value) ? value : {};
  } catch {
    return {}; // Docker itself complains of it.
  }
}

const table = (value: unknown): Json => (isObject(value) ? value : {});
const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

/** `https://index.docker.io/v1/`, `ghcr.io`, `localhost:5000` → the registry's name. */
const registryOf = (address: string): string => registryName(address.replace(/^https?:\/\//, "").split("/", 1)[0] ?? "");

/** Under which address Docker keeps the login of a registry. */
const serverOf = (registry: string): string => (registry === "docker.io" ? "https://index.docker.io/v1/" : registry);

function written(entry: unknown): Login | undefined {
  if (!isObject(entry)) return undefined;
  const identity = text(entry.identitytoken);
  if (identity !== undefined) return { user: "<token>", secret: identity };
  const pair = Buffer.from(text(entry.auth) ?? "", "base64")
    .toString("utf8")
    .replace(/\0+$/, "");
  const colon = pair.indexOf(":");
  if (colon > 0) return { user: pair.slice(0, colon), secret: pair.slice(colon + 1) };
  const [user, secret] = [text(entry.username), text(entry.password)];
  return user !== undefined && secret !== undefined ? { user, secret } : undefined;
}

/** Source: docker/docker-credential-helpers: `get` reads the address and writes JSON. */
async function kept(helper: string, registry: string): Promise<Login | undefined> {
  if (!/^[\w.-]+$/.test(helper)) return undefined;
  const program = { name: helper, program: `docker-credential-${helper}` };
  const { code, stdout } = await runEngine(program, ["get"], { input: serverOf(registry), timeoutMilliseconds: patience });
  if (code !== 0) return undefined;
  try {
    const { Username: user, Secret: secret } = table(JSON.parse(stdout));
    return typeof user === "string" && typeof secret === "string" ? { user, secret } : undefined;
  } catch {
    return undefined; // Not the answer of such a program: as if it knew nothing.
  }
}

const folderOf = (environment: Environment): string => environment.DOCKER_CONFIG || join(homedir(), ".docker");

export async function readDockerConfig(environment: Environment): Promise<DockerConfig> {
  const config = await readJson(join(folderOf(environment), "config.json"));
  const entryOf = (entries: unknown, registry: string): unknown =>
    Object.entries(table(entries)).find(([address]) => registryOf(address) === registry)?.[1];
  const proxies = table(table(config.proxies).default);
  const [proxy, except] = [text(proxies.httpsProxy), text(proxies.noProxy)];
  return {
    async login(registry) {
      const helper = text(entryOf(config.credHelpers, registry)) ?? text(config.credsStore);
      return (helper && (await kept(helper, registry))) || written(entryOf(config.auths, registry));
    },
    proxy: { ...(proxy && { proxy }), ...(except && { except }) },
  };
}
