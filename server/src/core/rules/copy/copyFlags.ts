// The flag of COPY that does what a chmod or chown of the copied file, or of whole folders, does.
import type { Invocation } from "../../shell/invocation";
import type { TreeChange } from "./changedTrees";

const octal = /^0?[0-7]{3,4}$/;
const modes: Readonly<Record<string, string>> = { "+x": "755", "a+x": "755", "ugo+x": "755", "u+x": "744", "+rx": "755", "a+rx": "755" };

/** `--chmod=755`, `--chown=app`; undefined where the command does something else. */
export function flagFor({ program, operands }: Invocation): string | undefined {
  const value = operands[0]?.value;
  if (value === undefined || operands.length !== 2) return undefined;
  if (program === "chown") return /^[\w-]+(?::[\w-]+)?$/.test(value) ? `--chown=${value}` : undefined;
  const mode = octal.test(value) ? value : modes[value];
  return program === "chmod" && mode !== undefined ? `--chmod=${mode}` : undefined;
}

/** `--chown=app:app`, `--chmod=755`; undefined where no flag does the same. */
export function flagForTree({ invocation: { program }, to }: TreeChange): string | undefined {
  // A mode that lets everybody write is no advice.
  if (program === "chmod") return /^0?[0-7]{2}[0145]$/.test(to) ? `--chmod=${to}` : undefined;
  if (program !== "chown" || !/^(?:[\w-]|\$\w+|\$\{\w+\})+(?::(?:[\w-]|\$\w+|\$\{\w+\})*)?$/.test(to)) return undefined;
  return `--chown=${to.replace(/:$/, "")}`;
}
