// Hovers at the marker of a test's Dockerfile and draws the answer.
import { noFacts, parse } from "../../server/src/core";
import { hover } from "../../server/src/core/features/hover";
import { cursor, underline } from "./cursor";

/** The line with the hovered token underlined, then the whole Markdown; `nothing` where there is no hover. */
export function drawHover(source: string): string {
  const { text, offset } = cursor(source);
  const found = hover(parse(text), offset, noFacts);
  return found ? `${underline(text, found.span)}\n${found.markdown}` : "nothing";
}

/** As `drawHover`, but only the headline and what holds in this file: what stands in front of the example. */
export function drawNotes(source: string): string {
  return drawHover(source).replace(/\n\n```[\s\S]*$/, "");
}
