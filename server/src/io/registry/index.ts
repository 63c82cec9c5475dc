// Asks the registries of images for their configuration, by the OCI distribution API. Only who has switched it on comes here.
import { join } from "node:path";
import { type ImageFact, imageKey } from "../../core";
import { readText } from "../files";
import type { ImageQuestion } from "../images";
import { addressOf } from "./address";
import { type BlobCache, blobCache, cacheFolder } from "./blobCache";
import { type DockerConfig, readDockerConfig } from "./dockerConfig";
import { send as sendOver } from "./http";
import { readImageFact } from "./imageFact";
import { type Environment, proxyFor } from "./proxy";
import { openRepository } from "./repository";

export interface RegistryOptions {
  readonly environment?: Environment;
  readonly cache?: BlobCache;
  /** For one image, from the first request to the last. */
  readonly timeoutMilliseconds?: number;
}

const patience = 10_000;
/** So many images are asked for at once. */
const lanes = 6;

const caches = new Map<string, BlobCache>();

/** One a folder: what is read once stays in memory. */
function sharedCache(environment: Environment): BlobCache {
  const folder = cacheFolder(environment);
  const cache = caches.get(folder) ?? blobCache(folder);
  caches.set(folder, cache);
  return cache;
}

/** Where Docker keeps the certificate of a registry with an authority of its own. */
async function authoritiesOf(host: string): Promise<string | undefined> {
  const file = await readText(join("/etc/docker/certs.d", host, "ca.crt"));
  return file.ok ? file.text : undefined;
}

async function factOf(
  { name, platform }: ImageQuestion,
  docker: DockerConfig,
  options: Required<RegistryOptions>,
): Promise<ImageFact | null> {
  const address = addressOf(name);
  if (!address) return null;
  const signal = AbortSignal.timeout(options.timeoutMilliseconds);
  const { host } = new URL(address.origin);
  const own = await authoritiesOf(host);
  const repository = openRepository(
    address,
    () => docker.login(address.registry),
    options.cache,
    (url, call) => {
      const proxy = proxyFor(url, options.environment, docker.proxy);
      return sendOver(url, { ...call, signal, proxy, authorities: url.host === host ? own : undefined });
    },
  );
  try {
    return await readImageFact(repository, address.reference, platform);
  } catch {
    return null; // No way there, no trust, no time: then it is not known.
  }
}

/** null where a registry does not answer, does not have the image or does not show it. Never rejects. */
export async function imagesOfRegistries(
  questions: readonly ImageQuestion[],
  { environment = process.env, cache = sharedCache(environment), timeoutMilliseconds = patience }: RegistryOptions = {},
): Promise<ReadonlyMap<string, ImageFact | null>> {
  const docker = await readDockerConfig(environment);
  const found = new Map<string, ImageFact | null>();
  const open = [...questions];
  const work = async (): Promise<void> => {
    for (let next = open.shift(); next; next = open.shift())
      found.set(imageKey(next.name, next.platform), await factOf(next, docker, { environment, cache, timeoutMilliseconds }));
  };
  await Promise.all(Array.from({ length: lanes }, work));
  return found;
}
