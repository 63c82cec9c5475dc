// Which findings the comments of a file silence.
import type { Dockerfile } from "../model/types";
import type { Finding } from "./types";

export interface SuppressionIndex {
  covers(finding: Finding): boolean;
  /** `# check=experimental=` names one of these. */
  asksFor(names: readonly string[]): boolean;
}

export function readSuppressions(_doc: Dockerfile): SuppressionIndex {
  return { covers: () => false, asksFor: () => false };
}
