// From a tag to what the image says of itself: the list of its platforms, the manifest of one, its configuration.
import type { ImageFact } from "../../core";
import { isObject, platformOf, readImageConfig, suits } from "../imageConfig";
import type { Repository } from "./repository";

type Json = Readonly<Record<string, unknown>>;

function parsed(text: string | undefined): Json | undefined {
  try {
    const value: unknown = text === undefined ? undefined : JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined; // A manifest of another kind.
  }
}

interface Listed {
  readonly digest: string;
  readonly platform: string;
}

/** What a list names; signatures and proofs of origin stand in it as platform `unknown/unknown`. */
const listed = (manifests: readonly unknown[]): readonly Listed[] =>
  manifests.flatMap((each) => {
    const platform = isObject(each) ? platformOf(each.platform) : undefined;
    return isObject(each) && typeof each.digest === "string" && platform !== undefined && !platform.startsWith("unknown")
      ? [{ digest: each.digest, platform }]
      : [];
  });

/** What a build on this machine takes. */
const ownPlatform = `linux/${{ x64: "amd64", ia32: "386" }[process.arch as string] ?? process.arch}`;

function chosen(all: readonly Listed[], wanted: string | undefined): Listed | undefined {
  const fitting = all.find(({ platform }) => suits(platform, wanted ?? ownPlatform));
  return fitting ?? (wanted === undefined ? (all.find(({ platform }) => platform.startsWith("linux/")) ?? all[0]) : undefined);
}

const digestIn = (value: unknown): string | undefined => (isObject(value) && typeof value.digest === "string" ? value.digest : undefined);

async function configOf(manifest: Json | undefined, repository: Repository): Promise<Json | undefined> {
  const digest = digestIn(manifest?.config);
  return digest === undefined ? undefined : parsed(await repository.blob(digest));
}

/** null: it is not there, may not be read, or is no image. */
export async function readImageFact(repository: Repository, reference: string, wanted: string | undefined): Promise<ImageFact | null> {
  const digest = await repository.digestOf(reference);
  const top = digest === undefined ? undefined : parsed(await repository.manifest(digest));
  if (!top) return null;
  if (!Array.isArray(top.manifests)) {
    const config = await configOf(top, repository);
    if (!config) return null;
    const platform = platformOf(config);
    const platforms = platform === undefined ? {} : { platforms: [platform] };
    return suits(platform, wanted) ? { ...platforms, config: readImageConfig(config.config, "registry") } : platforms;
  }
  const all = listed(top.manifests);
  const platforms = [...new Set(all.map(({ platform }) => platform))];
  const choice = chosen(all, wanted);
  const config = choice && (await configOf(parsed(await repository.manifest(choice.digest)), repository));
  return { platforms, ...(config && { config: readImageConfig(config.config, "registry") }) };
}
