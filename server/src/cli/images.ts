// What `--images` asks before a command begins: all base images of all inputs at once.
import { type ImageFact, type ImageSource, imageKey, imageQueries, parse } from "../core";
import type { ImageLookup } from "../io/answers";
import type { ImageQuestion } from "../io/images";
import type { Inputs } from "./inputs";
import { type Given, text } from "./options";

/** By `imageKey`; empty where the tables count, so that an answer does not depend on the machine. */
export type KnownImages = ReadonlyMap<string, ImageFact | null>;

export async function knownImages(given: Given, { read }: Inputs): Promise<KnownImages> {
  const source = (text(given, "images") as ImageSource | undefined) ?? "table";
  if (source === "table") return new Map();
  const questions = new Map<string, ImageQuestion>();
  for (const input of read) {
    for (const query of imageQueries(parse(input.text)))
      if (query.kind === "image") questions.set(imageKey(query.name, query.platform), query);
  }
  const { askImages } = await import("../io/askImages");
  return askImages(source, [...questions.values()]);
}

export const lookupIn =
  (images: KnownImages): ImageLookup =>
  (name, platform) =>
    images.get(imageKey(name, platform)) ?? null;
