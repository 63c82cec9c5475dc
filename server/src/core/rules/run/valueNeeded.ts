// Whether the value that a pipe fills is missed behind it: it is the address of a download, or a part of one, and nothing comes from there without it.
import { seesStatus } from "../../knowledge/curlOptions";
import { inPipe } from "../../shell/astQueries";
import { hasOption, type Invocation, invocationOf } from "../../shell/invocation";
import type { Command, ShellScript, ShellWord } from "../../shell/types";
import { baseName } from "../../text/path";
import { endsRun, ownBehind } from "./endsRun";

const plain = (text: string): string => text.replace(/["'{}]/g, "");

/** End with an error on what is no archive, or no package of theirs. */
const unpackers: ReadonlySet<string> = new Set("tar bsdtar unzip gunzip gzip bunzip2 xz unxz zstd dpkg rpm apt apt-get yum dnf".split(" "));

const names = (words: readonly ShellWord[], name: string): readonly string[] =>
  words.map(({ text }) => plain(text)).filter((text) => text.split(/(?=\$)/).some((part) => /^\$(\w+)/.exec(part)?.[1] === name));

/** The file that the download writes, as later commands name it. */
function savedAs({ program, options, command }: Invocation, address: string): string | undefined {
  const out = options.find(({ name }) => (program === "curl" ? /^(?:-o|--output)$/ : /^(?:-O|--output-document)$/).test(name))?.value;
  const redirected = command.redirections.find(({ operator, descriptor }) => operator === ">" && (descriptor ?? 1) === 1);
  const path = out ?? redirected?.node?.text ?? baseName(address);
  return path === "" || path === "-" ? undefined : plain(path);
}

/** What comes in place of it is unpacked or installed: `curl … | tar xz`, `curl -o x …; tar xf x`. */
function isUnpacked(script: ShellScript, download: Invocation, address: string): boolean {
  const { command } = download;
  const last = inPipe(script, command, command.pipeline.length - 1);
  if (last) return unpackers.has(invocationOf(script, last)?.program ?? "") && endsRun(script, last);
  const file = savedAs(download, address);
  if (file === undefined) return false;
  return ownBehind(script, command).some((each) => {
    const invocation = each.words.some(({ text }) => plain(text).endsWith(file)) ? invocationOf(script, each) : undefined;
    return invocation !== undefined && unpackers.has(invocation.program) && endsRun(script, each);
  });
}

/** `wget $x`, `curl -f …/v$x.tgz`: empty, it is no address, or one that nothing lies at. A server may have a default for what stands behind `?`. */
export function needsAddress(script: ShellScript, command: Command, name: string): boolean {
  const invocation = invocationOf(script, command);
  if (invocation?.program !== "curl" && invocation?.program !== "wget") return false;
  const [address] = names(invocation.operands, name);
  if (address === undefined || (address.includes("?") && address.indexOf("?") < address.indexOf(`$${name}`))) return false;
  const isAlone = address === `$${name}` && invocation.operands.length === 1;
  const fails = isAlone || invocation.program === "wget" || hasOption(invocation, ...seesStatus);
  return (fails && endsRun(script, command)) || isUnpacked(script, invocation, address);
}

/** In the path of an address: a server may have a default for what stands behind `?`. */
const inPath = (text: string, name: string): boolean => {
  const at = text.indexOf(`$${name}`);
  return text.includes("://") && !text.slice(0, at).includes("?");
};

const fetchers: ReadonlySet<string> = new Set(["git", "pip", "pipx", "uv"]);

/**
 * `pip install -r https://…/$x/list.txt`, `pip install git+https://…@$x`, `git clone https://…/$x`, and `git clone -b "$x"`, which finds
 * no branch without a name. Tried: git 2.39, pip 23.
 */
export function needsToFetch(script: ShellScript, command: Command, name: string): boolean {
  const invocation = command.words.some(({ text }) => text.includes("$")) ? invocationOf(script, command) : undefined;
  if (!invocation || !fetchers.has(invocation.program)) return false;
  const { words, program, subcommand, options } = invocation;
  const isBranch =
    program === "git" &&
    subcommand?.value === "clone" &&
    options.some((option) => /^(?:-b|--branch)$/.test(option.name) && plain(option.value ?? "") === `$${name}`);
  return (isBranch || names(words, name).some((text) => inPath(text, name))) && endsRun(script, command);
}
