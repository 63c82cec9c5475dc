// Whether an instruction, or what it starts, needs something of the system in the image: a shell, a program, /etc/passwd.
import { dialectOfProgram } from "../shell/dialect";
import type { Instruction } from "../syntax/types";
import { isNumeric } from "./user";

/** Of CMD and ENTRYPOINT; a script needs the shell that reads it. */
const startsShell = ({ form, json }: Instruction): boolean =>
  form !== "exec" ||
  dialectOfProgram(json?.[0]?.value ?? "") !== undefined ||
  (json?.some(({ value }) => /\.(?:sh|bash)$/.test(value)) ?? false);

export function needsSystem(instruction: Instruction): boolean {
  switch (instruction.keyword) {
    case "RUN":
    case "SHELL":
    case "HEALTHCHECK":
    case "ONBUILD":
      return true;
    case "CMD":
    case "ENTRYPOINT":
      return startsShell(instruction);
    case "USER":
      return !isNumeric(instruction.arguments.text);
    default:
      return false;
  }
}
