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
  /** Only for packages that are asked for by a name of the repository: `@edge`. */
  readonly tagged?: boolean;
  /** In place of all that were there. */
  readonly alone?: boolean;
}

const alpine = /\/alpine\/(edge|latest-stable|v\d+\.\d+)(?=\/|\s|\\|$)/g;
/** What one word names: lines of a file may stand in it. */
const suitesIn = (text: string): readonly string[] => [...new Set([...text.matchAll(alpine)].map(([, suite]) => suite ?? ""))];

const appendsTo = ({ redirections, words }: Command, file: RegExp): boolean =>
  redirections.some(({ operator, target, node }) => operator === ">>" && file.test(target ?? node?.text ?? "")) ||
  (words.some(({ text }) => file.test(text)) && words.some(({ text }) => text === "-a" || text === "--append"));

const writesTo = (command: Command, file: RegExp): boolean =>
  appendsTo(command, file) ||
  command.redirections.some(({ operator, target, node }) => operator === ">" && file.test(target ?? node?.text ?? ""));

/** With `@edge` in front only packages that ask for it by name come from there. */
const isTagged = (words: readonly ShellWord[]): boolean => words.some((word) => roughly(word).startsWith("@"));

const apkFile = /^["']?\/etc\/apk\/repositories/;

/** `echo … | tee -a FILE`: what tee does with it. */
const sinkOf = ({ command }: Invocation, next: Invocation | undefined): Command =>
  next?.program === "tee" && next.command.joinedBy === "|" ? next.command : command;

const overwrites = ({ redirections, words }: Command): boolean =>
  redirections.some(({ operator, target, node }) => operator === ">" && apkFile.test(target ?? node?.text ?? "")) ||
  (words[0]?.text === "tee" && words.some(({ text }) => apkFile.test(text)));

function ofApk(invocation: Invocation, next: Invocation | undefined): readonly Added[] {
  const { program, options, words } = invocation;
  if (program === "apk")
    return options.flatMap(({ name, value, valueWord, span }) =>
      /^(?:-X|--repository)$/.test(name)
        ? suitesIn(value ?? "").map((suite) => ({ at: valueWord?.span ?? span, suite, address: value ?? "", once: true }))
        : [],
    );
  const sink = sinkOf(invocation, next);
  const appends = appendsTo(sink, apkFile);
  if (!/^(?:echo|printf)$/.test(program) || !(appends || overwrites(sink))) return [];
  const tagged = isTagged(words.slice(1));
  return words.slice(1).flatMap((word) => {
    const address = roughly(word);
    return suitesIn(address).map((suite) => ({ at: word.span, suite, address, once: false, tagged, alone: !appends }));
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
  allCommands(run, file).flatMap((invocation, at, all) => [...ofApk(invocation, all[at + 1]), ...ofApt(invocation)]);
