// What copy-before-install names and mends: the files that bring the packages, and the order with an ignore file where one is needed.
import type { FixEdit } from "../../text/span";
import type { FileContext } from "../rule";
import type { Advice } from "./installAdvice";
import { installFirst } from "./installFirst";
import type { LeftOut } from "./installIgnore";
import type { Reads } from "./installReads";
import type { Pair } from "./installsBehindCopy";

function inWords(names: readonly string[]): string {
  const [last = "", ...others] = names.toReversed();
  return others.length > 0 ? `${others.toReversed().join(", ")} and ${last}` : last;
}

/** `pnpm fetch` needs the lock file; package.json only where it says which pnpm runs. */
const isForFetch = ({ texts }: Reads, path: string): boolean =>
  !/(?:^|\/)package\.json$/.test(path) || (texts.get(path) ?? "").includes('"packageManager"');

/** What brings the packages, as far as a message has to name it. */
export function filesFor(key: Advice, reads: Reads): string {
  const { files, folders } = reads;
  if (key === "workspace") return inWords([...files, ...folders].filter((path) => isForFetch(reads, path)));
  return inWords([...files, ...folders, ...(key === "packages" ? ["the package.json of every workspace"] : [])]);
}

type Told = Readonly<Record<"command" | "files" | "left" | "ignoreFile", string>>;

/** Where the machine's own comes over what is installed, only with the line of an ignore file that leaves it out. */
export function fixOf(file: FileContext, pair: Pair, reads: Reads, key: Advice, over: LeftOut | undefined, says: Told) {
  const first = key === "order" || key === "behind" || key === "split" ? installFirst(file, pair, reads) : undefined;
  if (!first || (over && !over.edits)) return undefined;
  const isMoved = says.files === "";
  const title = over ? (isMoved ? "firstIgnore" : "reorderIgnore") : isMoved ? "first" : "reorder";
  const edits = (): readonly FixEdit[] => [...first.edits(), ...(over?.edits?.() ?? [])];
  return { title: [title, says], safety: "review", edits } as const;
}
