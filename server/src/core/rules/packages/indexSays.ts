// What is said of the calls of apk that leave an index, all of them at the first.
import type { Says } from "../rule";
import type { LeftIndex, LeftIndexes } from "./indexesLeft";

export const indexMessages = {
  left: "{call} keeps the repository index in this layer{more}. Add --no-cache",
  update: "apk update leaves the repository index in this layer{more}, and apk add --no-cache fetches its own. Leave the update out",
  alone: "apk update leaves the repository index in this layer{more}, and apk add fetches it by itself. Leave the update out",
  empty: "apk add without a package installs nothing, and the commands behind it fetch the index themselves. Leave it out",
  both: "{calls} keep the repository index in this layer{more}. Leave apk update out, and add --no-cache to {others}",
  also: "Here, too",
  add: "Add --no-cache",
  drop: "Leave apk update out",
  replace: "Add --no-cache and leave apk update out",
} as const;

const list = (calls: readonly string[]): string => [calls.slice(0, -1).join(", "), calls.at(-1)].filter(Boolean).join(" and ");

interface Said {
  readonly says: Says<typeof indexMessages>;
  readonly title: "add" | "drop" | "replace";
}

export function saysOfIndexes(first: LeftIndex, found: LeftIndexes): Said {
  const below = found.left.filter(({ run }) => run !== first.run).length;
  const more = below > 0 ? ` (${below} more below)` : "";
  const calls = [...new Set(found.left.map(({ invocation }) => `apk ${invocation.subcommand?.value}`))];
  const keeping = calls.filter((call) => call !== "apk update");
  const updates = keeping.length < calls.length;
  const says: Says<typeof indexMessages> = !updates
    ? ["left", { call: `apk ${first.invocation.subcommand?.value}`, more }]
    : keeping.length > 0
      ? ["both", { calls: list(calls), others: list(keeping), more }]
      : [found.fetches ? "update" : "alone", { more }];
  const title = updates ? (keeping.length > 0 ? "replace" : "drop") : "add";
  return { says, title };
}
