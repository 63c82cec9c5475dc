// Whether a command behind a download notices that the file is an error page, and whether one takes the file for a program.
import { inPipe, optionsAt } from "../../shell/astQueries";
import { hasOption, type Invocation, invocationOf } from "../../shell/invocation";
import type { Command, ShellScript, ShellWord } from "../../shell/types";
import { globMatches, hasWildcard } from "../../text/glob";
import { baseName } from "../../text/path";
import { endsRun } from "./endsRun";

/** Programs that fail on an error page themselves. */
const readsFormat =
  /^(tar|unzip|gunzip|bunzip2|unxz|xz|zcat|bsdtar|cpio|gpg|apt-key|sha\d+sum|shasum|md5sum|b2sum|cosign|minisign|dpkg|rpm|apt|apt-get|yum|dnf|apk|jq|jar|java|unzstd|zstd|7z|pip|grep|cut)$/;
/** Take it for a program. Tried with a page of HTML: all end with an error but php, which prints it. */
const runsFile = /^(?:sh|bash|ash|dash|zsh|python|perl|ruby|node|php)\d*(?:\.\d+)?$/;
/** Sources and keys of repositories, which the package managers read. */
const ofPackages = /^\/etc\/(?:apt|yum\.repos\.d|apk|pki)\/|\/keyrings\//;
const readsRepositories = /^(?:apt|apt-get|yum|dnf|microdnf|apk)$/;
/** Those that read the names of the files from a list. */
const readsList = /^(sha\d+sum|shasum|md5sum|b2sum)$/;

/** `${X}` is `$X`. */
const asWritten = (text: string): string => text.replace(/["']/g, "").replace(/\$\{(\w+)\}/g, "$$$1");
const plain = ({ text }: Pick<ShellWord, "text">): string => asWritten(text);

/** The file that curl writes, as written, without its folder; undefined: standard output. */
function fileOf({ options, operands, command }: Invocation): string | undefined {
  const named = options.findLast(({ name }) => name === "-o" || name === "--output")?.value;
  if (named !== undefined) return baseName(asWritten(named));
  const redirected = command.redirections.findLast(({ operator, descriptor }) => operator.startsWith(">") && (descriptor ?? 1) === 1);
  if (redirected?.node) return baseName(plain(redirected.node));
  const [address] = operands;
  return address && baseName(plain(address).replace(/[?#].*$/, ""));
}

/** `$file` and `$1` may be any file. */
const isOpen = (text: string): boolean => /^\$(?:\w+|\{\w+\}|@|\*)$/.test(text);

/** Beside the file that it is about. */
const signature = /\.(?:asc|sig|sign|gpg|minisig|sha\d+|sha\d+sum|md5)$/;

/** The word is the file, by any path, or has its name in it: `abc  file` for sha256sum. */
function mentions(text: string, files: ReadonlySet<string>): boolean {
  if (isOpen(text)) return true;
  return text.split(/[\s=:,]+/).some((part) => {
    const name = baseName(part.replace(/^\*(?=\w)/, ""));
    return (
      files.has(name) ||
      files.has(name.replace(signature, "")) ||
      (hasWildcard(part) && [...files].some((file) => globMatches(baseName(part), file)))
    );
  });
}

const wordsOf = (command: Command): readonly string[] => [
  ...command.words.slice(1).map(plain),
  ...command.redirections.flatMap(({ node, target }) => (node ? [plain(node)] : target === undefined ? [] : [target])),
];

/** All commands of the pipe that the command is part of. */
function pipeOf(script: ShellScript, command: Command): readonly Command[] {
  const others = Array.from({ length: command.pipeline.length }, (_, place) =>
    place === command.pipeline.index ? command : inPipe(script, command, place),
  );
  return others.filter((each) => each !== undefined);
}

export interface Afterwards {
  readonly noticed: boolean;
  /** It becomes a program of the image: it is made executable, and not run here, where that would end the RUN. */
  readonly isProgram: boolean;
}

const verifying = /^(?:gpgv|cosign|minisign|signify)$/;

export const verifies = (invocation: Invocation | undefined): boolean =>
  invocation !== undefined &&
  (verifying.test(invocation.program) ||
    (readsList.test(invocation.program) && hasOption(invocation, "-c", "--check")) ||
    (invocation.program === "gpg" && hasOption(invocation, "--verify")));

/** The words of each command, with its pipe, that checks a file by a signature or a checksum. */
export const checksIn = (script: ShellScript): readonly (readonly string[])[] =>
  script.commands.flatMap((command) => (verifies(invocationOf(script, command)) ? [pipeOf(script, command).flatMap(wordsOf)] : []));

/** One of these is about the file that curl writes, or about its signature. */
export function isCheckedBy(download: Invocation, checks: readonly (readonly string[])[]): boolean {
  const file = fileOf(download);
  const files = new Set(file ? [file, file.replace(signature, "")] : []);
  return checks.some((words) => words.some((text) => !isOpen(text) && mentions(text, files)));
}

/** Of those, what fails on a page that comes through a pipe. */
const readsStream = /^(?:tar|gunzip|bunzip2|unxz|xz|zcat|bsdtar|cpio|gpg|jq|unzstd|zstd)$/;

/** `| tee x | sha256sum -c sums`, `| sha256sum | grep …`: the same pipe looks at what comes, and its status is that of the pipe. */
export function isSeenInPipe({ script, command }: Invocation): boolean {
  const behind = pipeOf(script, command).filter(({ pipeline }) => pipeline.index > command.pipeline.index);
  return behind.some((each, place) => {
    const invocation = invocationOf(script, each);
    const program = invocation?.program ?? "";
    const isLast = each.pipeline.index === each.pipeline.length - 1 || optionsAt(script, each).has("pipefail");
    if (isLast && (verifies(invocation) || readsStream.test(program))) return true;
    return /^[ef]?grep$/.test(program) && isLast && readsList.test(behind[place - 1]?.name ?? "");
  });
}

/** Commands behind a download that are looked at: what comes of the file further down is not known. */
const furthest = 200;

/** What becomes of the file in the rest of the script. @param teed the file where another command of the pipe writes it */
export function afterwards(download: Invocation, teed?: string): Afterwards {
  const { script, command } = download;
  const file = teed === undefined ? fileOf(download) : baseName(asWritten(teed));
  const files = new Set(file ? [file] : []);
  const path = targetPath(download);
  let isProgram = /(?:^|[\s"'=/])s?bin\/[^/\s]*$/.test(path);
  const next = script.commands.indexOf(command) + 1;
  const end = teed === undefined ? 0 : Math.max(...pipeOf(script, command).map(({ span }) => span.end));
  for (const later of script.commands.slice(next, next + furthest)) {
    if (later.span.start < end) continue;
    const invocation = invocationOf(script, later);
    const program = invocation?.program ?? "";
    if (readsRepositories.test(program) && ofPackages.test(path)) return { noticed: true, isProgram };
    if (files.size === 0) {
      if (readsFormat.test(program)) return { noticed: true, isProgram };
      continue;
    }
    const pipe = later.pipeline.length > 1 ? pipeOf(script, later) : [later];
    const isRun = files.has(baseName(plain(later.words[0] ?? { text: "" })));
    const named = isRun || pipe.some((each) => wordsOf(each).some((text) => mentions(text, files)));
    if (readsFormat.test(program) && (named || (readsList.test(program) && invocation && hasOption(invocation, "-c", "--check"))))
      return { noticed: true, isProgram };
    if (!named) continue;
    const last = later.words.at(-1);
    if (last && (program === "mv" || program === "cp" || program === "ln")) files.add(baseName(plain(last)));
    const runs = isRun || runsFile.test(program);
    // What cannot read the page ends the RUN.
    if (runs && program !== "php" && endsRun(script, later)) return { noticed: false, isProgram: false };
    if (
      runs ||
      program === "install" ||
      (program === "chmod" && later.words.some(({ text }) => /^(?:[ugoa]*\+[rws]*x|0?[0-7]*[1357][0-7]*$)/.test(text)))
    )
      isProgram = true;
  }
  return { noticed: script.commands.length > next + furthest, isProgram };
}

/** The file with its folder, as written; empty where there is none. */
function targetPath({ options, command }: Invocation): string {
  const named = options.findLast(({ name }) => name === "-o" || name === "--output")?.value;
  const redirected = command.redirections.findLast(({ operator }) => operator.startsWith(">"))?.node;
  return named ?? (redirected ? plain(redirected) : "");
}
