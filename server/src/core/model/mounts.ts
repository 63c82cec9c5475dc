// What a `RUN --mount` says: of an option that is given several times, the last one counts. Source: BuildKit's parseMount.
import { mountOptionFact } from "../knowledge/flags";
import type { Flag, FlagOption } from "../syntax/types";

/** @param key as the builder calls it; it may be written by another name of it, and in any case */
export const mountOption = ({ options }: Flag, key: string): FlagOption | undefined =>
  options.findLast((option) => mountOptionFact(option.key.toLowerCase())?.key === key);

/** As written, in small letters. */
export const mountType = (flag: Flag): string => mountOption(flag, "type")?.value?.toLowerCase() ?? "bind";
