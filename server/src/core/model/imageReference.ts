// Reads an image reference into registry, repository, tag and digest, also where variables stand in it.
import type { Span } from "../text/span";
import type { ImageReference } from "./types";

/** The same length, with variables replaced by letters, so that a `:` inside `${v:-w}` parts nothing. */
function maskVariables(text: string): string {
  let masked = "";
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== "$") {
      masked += text[at];
      continue;
    }
    let end = at + 1;
    if (text[end] === "{") {
      let depth = 0;
      for (; end < text.length; end++) {
        if (text[end] === "{") depth++;
        else if (text[end] === "}" && --depth === 0) break;
      }
      end = Math.min(end + 1, text.length);
    } else while (end < text.length && /\w/.test(text[end] ?? "")) end++;
    masked += "v".repeat(end - at);
    at = end - 1;
  }
  return masked;
}

/** Docker takes the first part for a registry when it looks like a host. Source: distribution/reference. */
function registryLength(name: string): number {
  const slash = name.indexOf("/");
  if (slash < 0) return 0;
  const first = name.slice(0, slash);
  return /[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase() ? slash : 0;
}

/**
 * @param text as written; quotes around it are allowed.
 * @param span where it stands; when continuations lie inside, every part gets the whole span.
 */
export function readImageReference(text: string, span: Span): ImageReference {
  const quoted = /^(["']).*\1$/s.test(text) && text.length > 1;
  const inner = quoted ? text.slice(1, -1) : text;
  const exact = span.end - span.start === text.length;
  const offset = span.start + (quoted ? 1 : 0);
  const part = (start: number, end: number): Span => (exact ? { start: offset + start, end: offset + end } : span);

  const masked = maskVariables(inner);
  const at = masked.indexOf("@");
  const nameAndTag = at < 0 ? masked : masked.slice(0, at);
  const registryEnd = registryLength(nameAndTag);
  const repositoryStart = registryEnd > 0 ? registryEnd + 1 : 0;
  const colon = nameAndTag.indexOf(":", Math.max(repositoryStart, nameAndTag.lastIndexOf("/") + 1));
  const repositoryEnd = colon < 0 ? nameAndTag.length : colon;
  return {
    text,
    span,
    registry: registryEnd > 0 ? inner.slice(0, registryEnd) : undefined,
    repository: inner.slice(repositoryStart, repositoryEnd),
    tag: colon < 0 ? undefined : inner.slice(colon + 1, nameAndTag.length),
    digest: at < 0 ? undefined : inner.slice(at + 1),
    repositorySpan: part(repositoryStart, repositoryEnd),
    tagSpan: colon < 0 ? undefined : part(colon + 1, nameAndTag.length),
  };
}

const component = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
const label = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
const host = `(?:${label}(?:\\.${label})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`;
const referencePattern = new RegExp(
  `^((?:${host}/)?${component}(?:/${component})*)(?::[\\w][\\w.-]{0,127})?(?:@([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*):([0-9a-fA-F]{32,}))?$`,
);
const digestLengths: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

/** Small hexadecimal digits, as many as the algorithm has. Source: opencontainers/go-digest. */
export const isDigest = (algorithm: string, hex: string): boolean => digestLengths[algorithm] === hex.length && /^[a-f0-9]+$/.test(hex);

export type ReferenceFault = "uppercase" | "format" | "hex" | "length" | "digest";

/** Why Docker refuses a reference without variables; undefined when it takes it. Source: distribution/reference. */
export function referenceFault(text: string): ReferenceFault | undefined {
  if (text.length > 4096) return "length";
  if (/^[a-f0-9]{64}$/.test(text)) return "hex";
  const registry = registryLength(text.split("@", 1)[0] ?? "");
  const rest = registry > 0 ? text.slice(registry + 1) : text;
  const remote = rest.split(/[:@]/, 1)[0] ?? "";
  if (remote !== remote.toLowerCase()) return "uppercase";
  const match = referencePattern.exec(text);
  if (!match) return "format";
  if ((match[1] ?? "").length > 255) return "length";
  const [, , algorithm, hex] = match;
  if (algorithm === undefined || hex === undefined) return undefined;
  return isDigest(algorithm, hex) ? undefined : "digest";
}
