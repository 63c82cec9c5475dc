// Whether anything that was done to a stage's file system may have brought a program or a user along.
import { isPlainPackage, plainCommands } from "../knowledge/plainCommands";
import { invocations } from "../shell/invocation";
import { packageInstall } from "../shell/packages";
import type { Instruction } from "../syntax/types";
import type { Context } from "./rule";

/** Folders of the system: what is copied there may be a program, a library or the list of users. */
const systemFolder = /^["']?\/(?:s?bin|usr|lib|etc|opt)\b/;

function copies(instruction: Instruction, name: string): boolean {
  const words = instruction.words;
  const target = words.at(-1)?.text ?? instruction.json?.at(-1)?.value ?? "";
  const sources = [...words.slice(0, -1).map(({ text }) => text), ...(instruction.json ?? []).map(({ value }) => value)];
  const named = sources.some((source) => source.includes(name));
  const files = sources.every((source) => /[\w-]\.(?!tar|tgz|txz|tbz|xz|gz|bz2|zip)[a-z0-9]+$/i.test(source));
  if (/^["']?\/["']?$/.test(target)) return named || !files;
  return named || systemFolder.test(target) || (instruction.keyword === "ADD" && !files);
}

function runs(instruction: Instruction, name: string, context: Pick<Context, "scripts">): boolean {
  if (instruction.arguments.text.includes(name) || instruction.heredocs.some(({ body }) => body.text.includes(name))) return true;
  const scripts = context.scripts(instruction);
  if (scripts.length === 0) return true;
  return scripts.some((script) => {
    const all = invocations(script);
    if (all.length < script.commands.filter(({ words }) => words.length > 0).length) return true;
    return all.some((invocation) => {
      if (!plainCommands.has(invocation.program)) return true;
      const install = packageInstall(invocation);
      if (!install || !/^(apt|apt-get|apk|dnf|yum|microdnf)$/.test(install.manager)) return false;
      return install.packages.some((each) => each.name === undefined || !isPlainPackage(each.name));
    });
  });
}

/** False only where none of the instructions can have added the program or user of this name. */
export const mayAdd = (history: readonly Instruction[], name: string, context: Pick<Context, "scripts">): boolean =>
  history.some((instruction) => {
    switch (instruction.keyword) {
      case "RUN":
        return runs(instruction, name, context);
      case "COPY":
      case "ADD":
        return copies(instruction, name);
      default:
        return false;
    }
  });
