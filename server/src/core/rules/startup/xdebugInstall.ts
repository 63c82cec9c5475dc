// Where a RUN installs xdebug and leaves it switched on.
import { wholeText } from "../../model/instructionText";
import { commandsOf } from "../../shell/commandsOf";
import type { Instruction } from "../../syntax/types";
import type { Span } from "../../text/span";
import type { FileContext } from "../rule";

const installers = ["pecl", "docker-php-ext-enable", "install-php-extensions", "apt-get", "apt", "apk", "dnf", "yum"];
const isXdebug = (text: string): boolean => /^(?:php[\d.]*-(?:pecl-)?)?xdebug(?:-[\d.]+|=.*)?$/.test(text);

export function xdebugInstall(file: FileContext, run: Instruction): Span | undefined {
  const text = wholeText(run);
  if (!text.includes("xdebug") || /(?:phpdismod|pecl uninstall)[^;&|]*xdebug/.test(text)) return undefined;
  for (const { operands, command } of commandsOf(run, file, installers)) {
    const word = operands.find((each) => isXdebug(each.value ?? each.text));
    if (word && command.inside.length === 0) return word.span;
  }
  return undefined;
}
