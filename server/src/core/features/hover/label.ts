// Hover of a label's key that the OCI image specification defines.
import { labelDocs } from "../../knowledge/docs/labels";
import type { Pair } from "../../syntax/types";
import { headline, paragraphs } from "./markdown";

const specification = "https://specs.opencontainers.org/image-spec/annotations/";

export function labelHover({ key }: Pair): string | undefined {
  const name = key.replace(/^["']|["']$/g, "");
  const summary = labelDocs[name];
  return summary && paragraphs(headline(name, summary), `[OCI image specification](${specification})`);
}
