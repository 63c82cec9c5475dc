// Whether Go programs are built without C, so that they run on an image without a C library.
import type { Dockerfile } from "../model/types";
import { type Invocation, invocations } from "../shell/invocation";
import { scriptsOf } from "../shell/scriptsOf";
import { variablesSet } from "../shell/variables";
import type { Instruction } from "../syntax/types";

/** A makefile may build whatever it wants. */
const builds = ({ program, subcommand }: Invocation): boolean =>
  program === "make" || (program === "go" && /^(?:build|install)$/.test(subcommand?.value ?? ""));

/** In front of the command, by env, or exported by the script. */
const withoutC = ({ command, script }: Invocation): boolean =>
  command.assignments.some(({ name, value }) => name === "CGO_ENABLED" && value === "0") ||
  command.words.some(({ value }) => value === "CGO_ENABLED=0") ||
  variablesSet(script).some(({ name, value, by }) => by === "export" && name === "CGO_ENABLED" && value === "0");

/** False where none is built. */
export function buildsStaticGo(doc: Dockerfile, instructions: readonly Instruction[]): boolean {
  const found = instructions.flatMap((instruction) => {
    const inEnv = doc.scopeBefore(instruction).lookup("CGO_ENABLED")?.value === "0";
    const all = scriptsOf(doc, instruction).flatMap(invocations).filter(builds);
    return all.map((invocation) => ({ program: invocation.program, isStatic: inEnv || withoutC(invocation) }));
  });
  return found.some(({ program }) => program === "go") && found.every(({ isStatic }) => isStatic);
}
