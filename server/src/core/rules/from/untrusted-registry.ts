// An image from a registry that the configuration does not trust.

import { isDockerHub } from "../../knowledge/registries";
import { readImageReference } from "../../model/imageReference";
import { sourceReferences } from "../../model/references";
import type { Span } from "../../text/span";
import { defineRule } from "../rule";

function matches(pattern: string, registry: string): boolean {
  if (pattern === "*") return true;
  if (pattern.startsWith("*")) return registry.endsWith(pattern.slice(1));
  return pattern.endsWith("*") ? registry.startsWith(pattern.slice(0, -1)) : pattern === registry;
}

/** Docker Hub may be meant by any of its names. */
function isTrusted(trusted: readonly string[], registry: string | undefined): boolean {
  const names = [...(isDockerHub(registry) ? ["docker.io", "hub.docker.com"] : []), ...(registry === undefined ? [] : [registry])];
  return trusted.some((pattern) => names.some((name) => matches(pattern, name)));
}

export default defineRule({
  id: "untrusted-registry",
  aliases: ["DL3026"],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "With `trusted-registries` in the configuration: finds images from any other registry, in FROM, COPY --from and RUN --mount.",
    why: "Whoever lists the registries that images may come from wants a build to stop before it takes one from elsewhere.",
    config: { trustedRegistries: ["registry.example.com"] },
    bad: "FROM debian:12-slim\n",
    good: "FROM registry.example.com/debian:12-slim\n",
    differs: "ARG defaults are put in first; an image that depends on a build argument without a default is passed over.",
  },
  messages: { untrusted: "{image} comes from {registry}, which is not in trusted-registries ({trusted})" },
  *check(file) {
    const trusted = file.options.trustedRegistries;
    if (trusted.length === 0) return;
    const names = new Set(file.stages.flatMap(({ name }) => name ?? []));
    const found: { at: Span; text: string; registry: string | undefined }[] = [];
    for (const { image, resolvedImage, parent } of file.stages) {
      if (image && resolvedImage && !parent && resolvedImage.repository !== "scratch")
        found.push({ at: image.span, text: resolvedImage.text, registry: resolvedImage.registry });
    }
    for (const { text, span } of file.each("COPY", "RUN").flatMap(sourceReferences)) {
      if (names.has(text.toLowerCase()) || /^\d+$/.test(text) || text.includes("$") || !/[/:.]/.test(text)) continue; // a stage or a named context
      const image = readImageReference(text, span);
      found.push({ at: span, text, registry: image.registry });
    }
    for (const { at, text, registry } of found) {
      if (!isTrusted(trusted, registry))
        yield { at, says: ["untrusted", { image: text, registry: registry ?? "docker.io", trusted: trusted.join(", ") }] };
    }
  },
});
