// Whom a Compose service that builds this Dockerfile runs as.
import type { Facts } from "../facts";
import type { ComposeService } from "./compose";

/** The value of the service's own key `user`, without the group; undefined: not set. */
export function userOfService({ file, insertAt, indent }: ComposeService, { files }: Facts): string | undefined {
  const text = files.get(file);
  if (typeof text !== "string") return undefined;
  for (const line of text.slice(insertAt).split("\n")) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    if (!line.startsWith(indent)) return undefined;
    const [, user] = /^user:\s*["']?([^\s"':#]+)/.exec(line.slice(indent.length)) ?? [];
    if (user !== undefined) return user;
  }
  return undefined;
}
