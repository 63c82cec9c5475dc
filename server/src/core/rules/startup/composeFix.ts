// Quick fix: `init: true` in the Compose service that builds this Dockerfile.

import { composeServices, sharesHostPids } from "../../context";
import { initEdits } from "../../edits";
import type { FileContext } from "../rule";
import type { StartFix } from "./fixTitles";

/** One fix for all services that build it; undefined where none does, or one says `init: false`. */
export function composeInitFix(file: FileContext): StartFix | undefined {
  const services = composeServices(file, file.facts).filter(({ init }) => init !== "true");
  const [first] = services;
  if (!first || services.some(({ init }) => init !== undefined) || sharesHostPids(file, file.facts)) return undefined;
  const service = [...new Set(services.map(({ name }) => name))].join(", ");
  const names = [...new Set(services.map(({ file: name }) => name))].join(", ");
  return { title: ["composeInit", { service, file: names }], safety: "review", edits: () => initEdits(services) };
}
