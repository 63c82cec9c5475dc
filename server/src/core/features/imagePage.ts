// Where people read about an image, by its registry.
import { isDockerHub } from "../knowledge/registries";
import type { ImageReference } from "../model/types";

/** Repository names go into the address as they are, so nothing else may be in them. */
const plainRepository = /^[a-z0-9]+(?:[._/-]+[a-z0-9]+)*$/;

/** undefined: `scratch`, a name with variables, or a registry whose pages are not known. */
export function imagePage({ registry, repository }: ImageReference): string | undefined {
  if (repository === "scratch" || !plainRepository.test(repository)) return undefined;
  if (isDockerHub(registry)) return hubPage(repository.replace(/^library\//, ""));
  if (registry === "ghcr.io" || registry === "gcr.io") return `https://${registry}/${repository}`;
  if (registry === "quay.io") return `https://quay.io/repository/${repository}`;
  if (registry === "mcr.microsoft.com") return `https://mcr.microsoft.com/artifact/mar/${repository}/about`;
  return undefined;
}

const hubPage = (repository: string): string =>
  repository.includes("/") ? `https://hub.docker.com/r/${repository}` : `https://hub.docker.com/_/${repository}`;
