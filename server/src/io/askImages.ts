// Asks for the configuration of images where the user wants it asked: of the engine of this machine, or of the registries.
import { type ImageFact, imageKey } from "../core";
import { findEngine } from "./engine/engine";
import { imagesOfEngine } from "./engine/images";
import type { AskImages } from "./images";
import { imagesOfRegistries } from "./registry";

/** What no registry answers for, such as an image that was built here, the engine may have. */
export const askImages: AskImages = async (source, questions) => {
  const found = new Map<string, ImageFact | null>(source === "registry" ? await imagesOfRegistries(questions) : []);
  const open = questions.filter(({ name, platform }) => !found.get(imageKey(name, platform)));
  if (source === "table" || open.length === 0) return found;
  for (const [key, fact] of await imagesOfEngine(findEngine(), open)) found.set(key, fact);
  return found;
};
