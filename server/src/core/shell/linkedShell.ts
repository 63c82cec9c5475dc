// Which shell the RUNs before an instruction have put in the place of /bin/sh.
import { shellDialects } from "../knowledge/shells";
import { commandLineOf, isHeredocScript } from "../model/commandLine";
import type { Instruction } from "../syntax/types";
import { baseName, joinPath } from "../text/path";
import { parseScript } from "./parseScript";
import type { Command, Dialect } from "./types";

const shellPaths: ReadonlySet<string> = new Set(["/bin/sh", "/usr/bin/sh"]);
const dialects: Readonly<Record<string, Dialect>> = { ...shellDialects, busybox: "ash" };

const dialectAt = (path: string): Dialect | undefined => {
  const name = baseName(path);
  return Object.hasOwn(dialects, name) ? dialects[name] : undefined;
};

/** What the command makes of `/bin/sh`; undefined where it leaves it alone. */
function madeBy({ name, words }: Command, directory: string): Dialect | undefined {
  const operands = words.slice(1).flatMap(({ value, text }) => (text.startsWith("-") ? [] : [value ?? text]));
  const isSh = (path: string | undefined): boolean => path !== undefined && shellPaths.has(joinPath(directory, path));
  switch (name) {
    case "ln":
    case "cp":
    case "mv":
    case "install":
      return operands.length === 2 && isSh(operands[1]) ? dialectAt(operands[0] ?? "") : undefined;
    case "update-alternatives":
      return operands.some(isSh)
        ? operands.map((path) => (isSh(path) ? undefined : dialectAt(path))).find((found) => found && found !== "sh")
        : undefined;
    // Debian's question whether /bin/sh is dash; answered with no in every Dockerfile that asks it.
    case "dpkg-reconfigure":
      return operands.includes("dash") ? "bash" : undefined;
    default:
      return undefined;
  }
}

/** @param links RUNs in order. The last of them counts; undefined: none has put a shell there. */
export function linkedShell(links: readonly Instruction[]): Dialect | undefined {
  for (const instruction of links.toReversed()) {
    const text = isHeredocScript(instruction) ? instruction.heredocs[0]?.body : commandLineOf(instruction);
    if (!text) continue;
    let directory = "/";
    let made: Dialect | undefined;
    for (const command of parseScript(text, "sh").commands) {
      if (command.name === "cd") directory = joinPath(directory, command.words[1]?.value ?? "/");
      made = madeBy(command, directory) ?? made;
    }
    if (made) return made;
  }
  return undefined;
}
