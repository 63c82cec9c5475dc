// A file over http:// that becomes part of the image, and that nothing checks.
import { flagOf, sourceArguments } from "../../model/arguments";
import { inPipe } from "../../shell/astQueries";
import { allCommands } from "../../shell/commandsOf";
import { hasOption, type Invocation, invocationOf } from "../../shell/invocation";
import { roughly } from "../../shell/options";
import type { ShellWord } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import { replace, type Span, type TextEdit } from "../../text/span";
import { defineRule, type InstructionContext } from "../rule";

/** The host of a plain address; undefined for one that cannot be told, or that lies in one's own network. */
function openHost(address: string): string | undefined {
  const host = /^(?:http|git):\/\/(?:[^@/]*@)?([\w.-]+)/.exec(address)?.[1];
  if (!host?.includes(".") || /^(?:127|10|0|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(host)) return undefined;
  return /(?:^|\.)(?:local|localdomain|internal|lan|corp|intranet|home|test|example|invalid)$/i.test(host) ? undefined : host;
}

/** Take what comes for a program, an archive or a key. */
const takers =
  /^(?:sh|bash|dash|ash|zsh|ksh|tar|bsdtar|gunzip|zcat|unzip|xz|bunzip2|cpio|funzip|tee|python|perl|ruby|node|php|apt-key|gpg|rpm|dpkg|docker|psql|mysql)$/;

/** Checked behind it, in the same RUN. */
const isChecked = ({ script, command }: Invocation): boolean =>
  script.commands
    .slice(script.commands.indexOf(command) + 1)
    .some(({ name, words }) =>
      name === "gpg" || name === "gpgv"
        ? words.some(({ text }) => /^--verify/.test(text)) || name === "gpgv"
        : /^(?:sha\d*sum|shasum|md5sum|b2sum|cosign|minisign)$/.test(name ?? "") ||
          (name === "openssl" && /^(?:dgst|sha\d+|md5)$/.test(words[1]?.text ?? "")),
    );

function isKept(invocation: Invocation): boolean {
  const { program, command, script, options } = invocation;
  if (command.inside.includes("substitution") || hasOption(invocation, "-I", "--head", "--spider")) return false;
  const out = options.findLast(({ name }) => (program === "curl" ? /^(?:-o|--output)$/ : /^(?:-O|--output-document)$/).test(name))?.value;
  if (out === "/dev/null" || command.redirections.some(({ target, descriptor }) => target === "/dev/null" && (descriptor ?? 1) === 1))
    return false;
  if (command.pipeline.index < command.pipeline.length - 1) {
    const next = inPipe(script, command, command.pipeline.index + 1);
    return takers.test((next && invocationOf(script, next)?.program) ?? next?.name ?? "");
  }
  if (command.redirections.some(({ operator, descriptor }) => operator.startsWith(">") && (descriptor ?? 1) === 1)) return true;
  return program === "wget" ? out !== "-" : out !== undefined || hasOption(invocation, "-O", "--remote-name", "--remote-name-all", "-J");
}

/** The addresses that a command loads what it installs from. */
function addressesOf(invocation: Invocation): readonly ShellWord[] {
  const { program, operands, subcommand, words } = invocation;
  switch (program) {
    case "curl":
    case "wget":
      return isKept(invocation) && !isChecked(invocation) ? words : [];
    case "rpm":
    case "yum":
    case "dnf":
    case "microdnf":
    case "pip":
    case "npm":
      return operands;
    case "git":
      return subcommand?.text === "clone" ? operands : [];
    default:
      return [];
  }
}

interface Address {
  readonly at: Span;
  readonly text: string;
  readonly host: string;
}

function* openAddresses(instruction: Instruction, context: InstructionContext): Iterable<Address> {
  if (instruction.keyword === "ADD") {
    if (flagOf(instruction, "checksum")) return;
    for (const { text, span } of sourceArguments(instruction)) {
      const host = openHost(context.scope.expand(text) ?? text);
      if (host !== undefined) yield { at: span, text, host };
    }
    return;
  }
  for (const invocation of allCommands(instruction, context)) {
    for (const word of addressesOf(invocation)) {
      const host = openHost(roughly(word));
      if (host !== undefined) yield { at: word.span, text: context.text(word.span), host };
    }
  }
}

const schemeOf = ({ text }: Address): string | undefined => /^["']?(http|git)(?=:\/\/)/.exec(text)?.[1];

/** The scheme alone is replaced; undefined where it does not stand at the start of the word. */
function secured(address: Address, context: InstructionContext): TextEdit | undefined {
  const scheme = schemeOf(address);
  if (scheme === undefined) return undefined;
  const start = address.at.start + address.text.indexOf(scheme);
  const at = { start, end: start + scheme.length };
  return context.text(at) === scheme ? replace(at, "https") : undefined;
}

export default defineRule({
  id: "unencrypted-download",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds downloads over `http://` (and clones over `git://`) that become part of the image and that nothing checks.",
    why: "Whoever is on the way between the build and the server can put another file in place, and it runs in the build and in every container.",
    bad: "FROM debian:12-slim\nRUN curl -fsSL http://example.org/tool.tar.gz | tar xz -C /opt\n",
    good: "FROM debian:12-slim\nRUN curl -fsSL https://example.org/tool.tar.gz | tar xz -C /opt\n",
    fixSafety: "Needs a look: the server must answer over https, and the image needs ca-certificates.",
    whenNot:
      "A checksum or a signature is checked behind it, or ADD has --checksum. Package repositories over http are passed over, since apt, apk and dnf check signatures; " +
      "so are hosts of one's own network, and answers that are only looked at, such as a version number.",
  },
  messages: {
    open: "Over http:// anybody between the build and {host} can put another file in place. Use https://, or check a checksum behind it",
    git: "git:// neither encrypts nor checks whom it talks to: anybody between the build and {host} can put other sources in place. Use https://",
    also: "and this",
    https: "Use https://",
  },
  on: ["RUN", "ADD"],
  *checkInstruction(instruction, context) {
    const texts = [instruction.line.text, ...instruction.heredocs.map(({ body }) => body.text)];
    if (!texts.some((text) => text.includes("http://") || text.includes("git://"))) return;
    const byHost = new Map<string, Address[]>();
    for (const address of openAddresses(instruction, context)) byHost.set(address.host, [...(byHost.get(address.host) ?? []), address]);
    for (const [host, [first, ...others]] of byHost) {
      if (!first) continue;
      const edits = [first, ...others].flatMap((address) => secured(address, context) ?? []);
      yield {
        at: first.at,
        says: [schemeOf(first) === "git" ? "git" : "open", { host }],
        related: others.map(({ at }) => ({ at, says: ["also"] })),
        fix: edits.length > 0 ? { title: ["https"], safety: "review", edits: () => edits } : undefined,
      };
    }
  },
});
