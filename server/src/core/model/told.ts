// What the outside says of the images of a file: which ones it may be asked for, and the model read again with its answers.
import { type FactQuery, type Facts, imageKey } from "../facts";
import type { SyntaxTree } from "../syntax/types";
import { readDockerfile } from ".";
import { referenceFault } from "./imageReference";
import { askedPlatform } from "./stages";
import type { Dockerfile, Stage } from "./types";

/** The image that a stage of its own stands on; undefined where there is none that could be asked for. */
function askedImage({ parent, resolvedImage }: Stage): string | undefined {
  if (parent || !resolvedImage || resolvedImage.repository === "scratch") return undefined;
  const { text } = resolvedImage;
  return referenceFault(text) === undefined ? text : undefined;
}

/** The images below the stages of a file, each once. What FROM takes from a build argument without a value is not asked for. */
export function imageQueries(doc: Dockerfile): readonly FactQuery[] {
  const queries = new Map<string, FactQuery>();
  for (const stage of doc.stages) {
    const name = askedImage(stage);
    const platform = askedPlatform(stage);
    if (name !== undefined) queries.set(imageKey(name, platform), { kind: "image", name, platform });
  }
  return [...queries.values()];
}

const kept = new WeakMap<SyntaxTree, Dockerfile>();

/** The same file with what is known of its images; the file as it is where that says nothing of one. */
export function withImages<Doc extends Dockerfile>(doc: Doc, { images }: Facts): Doc | Dockerfile {
  if (!images || doc.images === images) return doc;
  const isTold = imageQueries(doc).some((query) => query.kind === "image" && images.get(imageKey(query.name, query.platform))?.config);
  if (!isTold && !doc.images) return doc;
  const known = kept.get(doc.tree);
  if (known?.images === images) return known;
  // A tree of its own: what is kept of the tree was worked out without these answers.
  const told = readDockerfile({ ...doc.tree }, undefined, images);
  kept.set(doc.tree, told);
  return told;
}
