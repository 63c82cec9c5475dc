// The cache mounts of a RUN and what they say.
import type { Flag, FlagOption, Instruction } from "../../syntax/types";

export interface CacheMount {
  readonly flag: Flag;
  readonly targetOption: FlagOption;
  /** As written, without a slash at the end. */
  readonly target: string;
  readonly option: (name: string) => string | undefined;
}

const targetNames: ReadonlySet<string> = new Set(["target", "dst", "destination"]);

export function cacheMountsOf({ flags }: Instruction): readonly CacheMount[] {
  return flags.flatMap((flag) => {
    if (flag.name !== "mount") return [];
    const find = (name: string) => flag.options.find(({ key }) => key.toLowerCase() === name)?.value;
    const targetOption = flag.options.find(({ key, value }) => targetNames.has(key.toLowerCase()) && value);
    if (find("type") !== "cache" || !targetOption?.value) return [];
    return [{ flag, targetOption, target: targetOption.value.replace(/(?<=.)\/+$/, ""), option: find }];
  });
}
