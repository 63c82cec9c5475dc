// What the --mount flags of a RUN say.
import type { Flag, FlagOption, Instruction } from "../syntax/types";

export interface Mount {
  readonly flag: Flag;
  /** In small letters; `bind` where the flag does not say. */
  readonly type: string;
  readonly targetOption: FlagOption | undefined;
  /** As written, without a slash at the end. */
  readonly target: string | undefined;
}

/** Of several the last counts; letter case does not. Source: BuildKit's parseMount. */
export const mountOption = ({ options }: Flag, ...names: readonly string[]): FlagOption | undefined =>
  options.findLast(({ key, value }) => value !== undefined && names.includes(key.toLowerCase()));

export const mountsOf = ({ flags }: Instruction): readonly Mount[] =>
  flags.flatMap((flag) => {
    if (flag.name !== "mount") return [];
    const targetOption = mountOption(flag, "target", "dst", "destination");
    return {
      flag,
      type: mountOption(flag, "type")?.value?.toLowerCase() ?? "bind",
      targetOption,
      target: targetOption?.value?.replace(/(?<=.)\/+$/, "") || undefined,
    };
  });
