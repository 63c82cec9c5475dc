// Files that a command cannot do without, and what in them is nobody else's name: `.tool` of `~/.tool/bin/x`.
import { hasOption, type Invocation, invocationOf } from "../../shell/invocation";
import type { Command, ShellScript, ShellWord } from "../../shell/types";

export interface NeededFile {
  /** `~` for every home folder; relative as written. */
  readonly path: string;
  readonly place: "home" | "absolute" | "relative";
  /** The first part of the path that is not everywhere. */
  readonly name: string;
}

/** Parts of paths that base images have, or that many programs share. */
const shared: ReadonlySet<string> = new Set(
  (
    ". .. ~ bin sbin lib lib64 libexec share local usr opt etc var home root tmp srv app src code work workspace mnt data www html include " +
    "cache env current .local .config .cache .bashrc .profile .bash_profile .zshrc .zshenv .ssh .gnupg .npm .npmrc .netrc .gitconfig"
  ).split(" "),
);

/** What a base image fills by itself. */
const ofSystem = /^\/(?:etc|bin|sbin|lib\d*|dev|proc|sys|run|var|boot|usr(?!\/local\/))(?:\/|$)/;

const plain = ({ text }: Pick<ShellWord, "text">): string => text.replace(/["']/g, "");

/** undefined: its name is not literal, or nothing in it is its own. */
export function fileNamed(word: Pick<ShellWord, "text">): NeededFile | undefined {
  const path = plain(word).replace(/^(?:~|\$HOME|\$\{HOME\}|\/root|\/home\/[\w-]+)(?=\/|$)/, "~");
  if (/^[-!]|\$\(|`|:\/\//.test(path) || /^~[^/]/.test(path) || ofSystem.test(path)) return undefined;
  const name = path.split("/").find((part) => part !== "" && !shared.has(part));
  if (name === undefined || !/^\.?\w[\w+@.-]*$/.test(name)) return undefined;
  const place = path.startsWith("~") ? "home" : path.startsWith("/") ? "absolute" : "relative";
  return place === "relative" && !/[./]/.test(path) ? undefined : { path, place, name };
}

const interpreters = /^(?:ba|da|a|z|k)?sh$|^(?:python|perl|php|ruby|node)\d*$/;

/** `-f x`, `-d x`, alone in a test. */
function tested(words: readonly ShellWord[]): readonly ShellWord[] {
  const inner = words.at(-1)?.text === "]" ? words.slice(1, -1) : words.slice(1);
  const [operator, word] = inner;
  return word && inner.length === 2 && /^-[defhLrsx]$/.test(operator?.text ?? "") ? [word] : [];
}

/** The operands whose absence makes the program fail. */
function operandsNeeded(invocation: Invocation): readonly ShellWord[] {
  const { program, operands, words } = invocation;
  if (interpreters.test(program)) return hasOption(invocation, "-c", "-m", "-e", "-r", "-s") ? [] : operands.slice(0, 1);
  switch (program) {
    case ".":
    case "source":
    case "cd":
    case "pushd":
      return words.slice(1, 2);
    case "ln":
      return hasOption(invocation, "-s", "--symbolic") ? [] : operands.slice(0, -1);
    case "install":
      if (hasOption(invocation, "-d", "--directory")) return [];
      return operands.slice(0, -1);
    case "mv":
    case "cp":
      return hasOption(invocation, "-t", "--target-directory") ? operands : operands.slice(0, -1);
    case "chmod":
    case "chown":
    case "chgrp":
      return hasOption(invocation, "--reference") ? operands : operands.slice(1);
    case "rm":
      return hasOption(invocation, "-f", "--force") ? [] : operands;
    case "cat":
    case "ls":
    case "strip":
    case "rmdir":
      return operands;
    case "test":
    case "[":
      return tested(words);
    default:
      return [];
  }
}

/** `sudo ~/.tool/bin/x`: no invocation, for the name is not literal. */
const calledBy = ({ words }: Command): ShellWord | undefined => words.find((word) => !/^(?:sudo|exec|env|command)$|^-|=/.test(word.text));

export function filesNeeded(script: ShellScript, command: Command): readonly NeededFile[] {
  const invocation = invocationOf(script, command);
  const called = invocation?.words[0] ?? calledBy(command);
  const run = called && plain(called).includes("/") ? [called] : [];
  const read = command.redirections.flatMap(({ operator, node }) => (operator === "<" && node ? [node] : []));
  return [...run, ...(invocation ? operandsNeeded(invocation) : []), ...read].flatMap((word) => fileNamed(word) ?? []);
}
