// Whether the package lists that a RUN loads are removed in it again, by a command or by a script that it calls.
import { type Invocation, invocations } from "../../shell/invocation";
import type { ShellScript } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import { nearestName } from "../../text/nearest";
import { baseName, cleanPath } from "../../text/path";
import type { Span } from "../../text/span";
import { calledScripts } from "../calledScripts";
import type { FileContext } from "../rule";
import { loads } from "./listsUsed";
import { cleansUp } from "./removals";

export const lists = "/var/lib/apt/lists";

/**
 * Programs of images that install packages and remove the lists at their end, whoever has loaded them.
 * Source: bitnami/minideb, Kubernetes' debian-base, mlocati/docker-php-extension-installer.
 */
const cleanInstallers: ReadonlySet<string> = new Set(["install_packages", "clean-install", "install-php-extensions"]);

/** `rm -rf /var/lib/apt/lists/*`, `apt-get distclean`, `install_packages curl`. */
export const cleans = (invocation: Invocation): boolean =>
  cleansUp(invocation, [lists]) ||
  cleanInstallers.has(baseName(invocation.words[0]?.text ?? "")) ||
  (/^apt(-get)?$/.test(invocation.program) && /^dist-?clean$/.test(invocation.subcommand?.value ?? ""));

/** The last update that no command behind it cleans up after. */
export function uncleaned(script: ShellScript): Invocation | undefined {
  const all = invocations(script);
  const at = all.findLastIndex(loads);
  return at >= 0 && !all.slice(at + 1).some(cleans) ? all[at] : undefined;
}

export interface Misspelt {
  /** As written, without what stands for all in it. */
  readonly path: string;
  readonly span: Span;
}

/** `/var/lib/apt-lists`, `/var/lib/apt/list`, `/var/cache/apt/lists`, `/var/lib/lists`. */
const isNearly = (path: string): boolean =>
  path !== lists && (/^\/var\/(?:lib\/|cache\/)?(?:apt.?)?lists?$/.test(path) || nearestName(path, [lists]) !== undefined);

/** The word of an `rm` that was to be the folder of the lists, and is another one. */
export function misspeltRemoval(script: ShellScript, update: Invocation): Misspelt | undefined {
  const all = invocations(script);
  for (const { program, operands } of all.slice(all.indexOf(update) + 1)) {
    if (program !== "rm") continue;
    for (const { text, span } of operands) {
      const path = /^["']?(\/var\/[\w./-]{1,60}?)\/?(?:\*|["']|$)/.exec(text)?.[1];
      if (path === undefined || !isNearly(cleanPath(path))) continue;
      const start = span.start + text.indexOf(path);
      return { path, span: { start, end: start + path.length } };
    }
  }
  return undefined;
}

/** A script of the project does it, as its text says; where that is not at hand, the name of the last one. */
export function cleansByScript(file: FileContext, run: Instruction, script: ShellScript, update: Invocation): boolean {
  const all = invocations(script);
  const behind = all.slice(all.indexOf(update) + 1);
  return calledScripts(file, file.facts, run, script, behind).some(({ invocation, path, script: own }) =>
    own ? invocations(own).some(cleans) : invocation === all.at(-1) && /clean/i.test(baseName(path)),
  );
}
