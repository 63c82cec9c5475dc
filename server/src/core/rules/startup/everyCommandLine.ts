// The command lines that strict profiles want as arrays.
import type { Instruction } from "../../syntax/types";
import type { FileContext } from "../rule";
import { commandLines } from "./commandLines";
import { arrayFix } from "./execFixes";
import type { Finding } from "./shellFormSays";

/** What BuildKit and hadolint report, whatever the shell makes of it. */
export function* everyCommandLine(file: FileContext, told: readonly (Instruction | undefined)[]): Iterable<Finding> {
  for (const { instruction, at, keyword } of commandLines(file)) {
    const fix = instruction.healthcheck ? undefined : arrayFix(instruction);
    if (!told.includes(instruction)) yield { at, says: ["commandLine", { keyword }], fix };
  }
}
