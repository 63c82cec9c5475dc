// Links from the images of FROM to the pages that tell about them.
import type { Dockerfile } from "../model/types";
import type { Span } from "../text/span";
import { imagePage } from "./imagePage";

export interface DocumentLink {
  readonly span: Span;
  readonly url: string;
}

/** Stages that begin with another stage have none. An image with variables links to what the file's defaults make of it. */
export const documentLinks = (doc: Dockerfile): readonly DocumentLink[] =>
  doc.stages.flatMap(({ parent, image, resolvedImage }): readonly DocumentLink[] => {
    const known = resolvedImage ?? image;
    const url = known && !parent ? imagePage(known) : undefined;
    return image && url ? [{ span: image.span, url }] : [];
  });
