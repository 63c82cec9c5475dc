// Package repositories that a RUN adds: lines of sources.list, lines of /etc/apk/repositories, options of one apk call.
import { allCommands } from "../../shell/commandsOf";
import type { Invocation } from "../../shell/invocation";
import { roughly } from "../../shell/options";
import type { Command, ShellWord } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import type { Span } from "../../text/span";
import type { FileContext } from "../rule";

export interface Added {
  readonly at: Span;
  /** `testing`, `bionic-updates`, `edge`, `v3.18`. */
  readonly suite: string;
  readonly address: string;
  /** Only for one call of the package manager. */
  readonly once: boolean;
}

const alpine = /\/alpine\/(edge|latest-stable|v\d+\.\d+)(?:\/|$)/;

const appendsTo = ({ redirections, words }: Command, file: RegExp): boolean =>
  redirections.some(({ operator, target, node }) => operator === ">>" && file.test(target ?? node?.text ?? "")) ||
  (words.some(({ text }) => file.test(text)) && words.some(({ text }) => text === "-a" || text === "--append"));

const writesTo = (command: Command, file: RegExp): boolean =>
  appendsTo(command, file) ||
  command.redirections.some(({ operator, target, node }) => operator === ">" && file.test(target ?? node?.text ?? ""));

/** With `@edge` in front only packages that ask for it by name come from there. */
const isTagged = (words: readonly ShellWord[]): boolean => words.some((word) => roughly(word).startsWith("@"));

function ofApk({ program, options, command, words }: Invocation): readonly Added[] {
  if (program === "apk")
    return options.flatMap(({ name, value, valueWord, span }) => {
      const suite = /^(?:-X|--repository)$/.test(name) ? alpine.exec(value ?? "")?.[1] : undefined;
      return suite === undefined ? [] : [{ at: valueWord?.span ?? span, suite, address: value ?? "", once: true }];
    });
  if (!/^(?:echo|printf)$/.test(program) || !appendsTo(command, /^["']?\/etc\/apk\/repositories/) || isTagged(words.slice(1))) return [];
  return words.slice(1).flatMap((word) => {
    const text = roughly(word);
    const suite = alpine.exec(text)?.[1];
    return suite === undefined ? [] : [{ at: word.span, suite, address: text, once: false }];
  });
}

/** `deb [signed-by=…] https://host/debian bookworm main`. */
const debLine = /\bdeb\s+(?:\[[^\]]*\]\s*)?(https?:\/\/\S+)\s+([a-z][\w./-]*)(?=\s|$|\\)/;

function ofApt({ program, operands, command, words }: Invocation): readonly Added[] {
  const isLine = /^(?:echo|printf)$/.test(program) && writesTo(command, /sources\.list/);
  const given = isLine ? words.slice(1) : program === "add-apt-repository" ? operands : [];
  return given.flatMap((word) => {
    const [, address, suite] = debLine.exec(roughly(word)) ?? [];
    return address === undefined || suite === undefined ? [] : [{ at: word.span, suite, address, once: false }];
  });
}

export const repositoriesAdded = (file: FileContext, run: Instruction): readonly Added[] =>
  allCommands(run, file).flatMap((invocation) => [...ofApk(invocation), ...ofApt(invocation)]);
