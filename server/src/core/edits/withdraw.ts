// Takes away what brings a program that nothing calls any more: its package, its download, the RUN or COPY that is there for it alone.
import { lineage } from "../model/lineage";
import type { Dockerfile, Stage } from "../model/types";
import { invocationOf } from "../shell/invocation";
import { type PackageInstall, packageInstalls } from "../shell/packages";
import { scriptsOf } from "../shell/scriptsOf";
import type { Command, ShellScript } from "../shell/types";
import type { Instruction } from "../syntax/types";
import { remove, type TextEdit } from "../text/span";
import { isPlainRun } from "./commandList";
import type { Written } from "./instructionLines";
import { removeLines } from "./lines";

/** Only continuations and blanks: no comment stands between. */
const plainGap = /^[\s\\`]*$/;

const mentions = ({ words, redirections }: Command, name: string): boolean =>
  words.some(({ text }) => text.includes(name)) || redirections.some(({ node, target }) => (node?.text ?? target ?? "").includes(name));

/** Loads lists of packages, or removes them and what is cached. */
function tendsPackages(script: ShellScript, command: Command): boolean {
  const invocation = invocationOf(script, command);
  if (!invocation) return command.name === "set";
  const { program, subcommand, words } = invocation;
  if (program === "rm") return words.some(({ text }) => /^\/var\/(?:lib\/apt\/lists|cache\/(?:apt|apk|dnf|yum))/.test(text));
  return /^(?:apt|apt-get|apk|dnf|yum|microdnf)$/.test(program) && /^(?:update|clean|autoclean|makecache)$/.test(subcommand?.value ?? "");
}

/** It brings that program and nothing else. */
const isForItAlone = (script: ShellScript, installs: readonly PackageInstall[], name: string): boolean =>
  script.commands.every((command) => {
    const install = installs.find(({ invocation }) => invocation.command === command);
    if (install) return install.packages.every((each) => each.name === name);
    return mentions(command, name) || tendsPackages(script, command);
  });

function fromRun(file: Dockerfile & Written, run: Instruction, name: string): TextEdit | undefined {
  const scripts = scriptsOf(file, run);
  const [script] = scripts;
  if (!script || scripts.length > 1 || !isPlainRun(run) || !script.commands.some((command) => mentions(command, name))) return undefined;
  const installs = packageInstalls(script);
  if (isForItAlone(script, installs, name)) return removeLines(file.text, run.span);
  for (const { packages, invocation } of installs) {
    const word = packages.find((each) => each.name === name)?.word;
    const { words } = invocation.command;
    const before = words[words.findIndex(({ span }) => span.start === word?.span.start) - 1];
    if (!word || !before || packages.length < 2) continue;
    const gap = { start: before.span.end, end: word.span.start };
    if (plainGap.test(file.slice(gap))) return remove({ start: gap.start, end: word.span.end });
  }
  return undefined;
}

/** `ADD https://…/tini /tini`, `COPY --from=x /tini /tini` */
function fromCopy(file: Written, copy: Instruction, name: string): TextEdit | undefined {
  const words = copy.arguments.text.trim().split(/\s+/);
  const isIt = (word: string | undefined): boolean => word?.split("/").at(-1)?.startsWith(name) ?? false;
  return words.length === 2 && isIt(words[0]) && copy.heredocs.length === 0 ? removeLines(file.text, copy.span) : undefined;
}

/** Empty where something else in the file names it, or where what brings it cannot be taken apart. @param name of the program and its package */
export function withdraw(file: Dockerfile & Written, stage: Stage, name: string): readonly TextEdit[] {
  const named = new RegExp(`(?<![\\w-])${name}(?![\\w-])`);
  const own = stage.instructions.filter(({ keyword, line }) => keyword !== "ENTRYPOINT" && keyword !== "CMD" && named.test(line.text));
  const edits = own.flatMap((each) => {
    const edit =
      each.keyword === "RUN" ? fromRun(file, each, name) : /^(?:COPY|ADD)$/.test(each.keyword) ? fromCopy(file, each, name) : undefined;
    return edit ?? [];
  });
  const elsewhere = lineage(stage).some((other) => other !== stage && other.instructions.some(({ line }) => named.test(line.text)));
  const starts = stage.instructions.filter(
    ({ keyword, line }) => /^(?:ENTRYPOINT|CMD|HEALTHCHECK)$/.test(keyword) && named.test(line.text),
  );
  return elsewhere || starts.length !== 1 || edits.length !== own.length ? [] : edits;
}
