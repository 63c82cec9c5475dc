// What a `RUN --mount` says: of an option that is given several times, the last one counts. Source: BuildKit's parseMount.
import { mountOptionFact } from "../knowledge/flags";
import type { Flag, FlagOption, Instruction } from "../syntax/types";

/** @param key as the builder calls it; it may be written by another name of it, and in any case */
export const mountOption = ({ options }: Flag, key: string): FlagOption | undefined =>
  options.findLast((option) => mountOptionFact(option.key.toLowerCase())?.key === key);

/** As written, in small letters. */
export const mountType = (flag: Flag): string => mountOption(flag, "type")?.value?.toLowerCase() ?? "bind";

export interface Mount {
  readonly flag: Flag;
  /** In small letters; `bind` where the flag does not say. */
  readonly type: string;
  readonly targetOption: FlagOption | undefined;
  /** As written, without a slash at the end. */
  readonly target: string | undefined;
}

export const mountsOf = ({ flags }: Instruction): readonly Mount[] =>
  flags.flatMap((flag) => {
    if (flag.name !== "mount") return [];
    const targetOption = mountOption(flag, "target");
    return { flag, type: mountType(flag), targetOption, target: targetOption?.value?.replace(/(?<=.)\/+$/, "") || undefined };
  });
