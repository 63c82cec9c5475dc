// What later RUNs of a stage check by a signature or a checksum.
import type { Instruction } from "../../syntax/types";
import type { FileContext } from "../rule";
import { checksIn } from "./noticed";

export type Checks = ReturnType<typeof checksIn>;

/** Nobody checks files in more RUNs. */
const mostChecks = 64;

/** The commands of later RUNs of the same stage that check files. */
export function checksBehind(file: FileContext): (run: Instruction) => Checks {
  let all: readonly { readonly run: Instruction; readonly checks: Checks }[] | undefined;
  return (run) => {
    all ??= file
      .each("RUN")
      .map((each) => ({ run: each, checks: file.scripts(each).flatMap(checksIn) }))
      .filter(({ checks }) => checks.length > 0)
      .slice(0, mostChecks);
    const stage = file.stageOf(run);
    return all.flatMap((each) => (each.run.index > run.index && file.stageOf(each.run) === stage ? each.checks : []));
  };
}
