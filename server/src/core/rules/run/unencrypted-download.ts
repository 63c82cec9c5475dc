// A file over http:// that becomes part of the image, and that nothing checks.
import { wholeText } from "../../model/instructionText";
import { allCommands } from "../../shell/commandsOf";
import { hasOption, type Invocation } from "../../shell/invocation";
import { replace, type TextEdit } from "../../text/span";
import { defineRule, type Found, type InstructionContext } from "../rule";
import { type Address, openAddresses } from "./openAddresses";

const messages = {
  open: "Over http:// anybody between the build and {host} can put another file in place. Use https://, or check a checksum behind it",
  unsigned:
    "Over http:// anybody between the build and {host} can put another file in place, and {program} passes a package without any signature. Use https://, or check a checksum behind it",
  git: "git:// neither encrypts nor checks whom it talks to: anybody between the build and {host} can put other sources in place. Use https://",
  also: "and this",
  https: "Use https://",
} as const;

const schemeOf = ({ text }: Address): string | undefined => /^["']?(http|git)(?=:\/\/)/.exec(text)?.[1];

/** The scheme alone is replaced; undefined where it does not stand at the start of the word. */
function secured(address: Address, context: InstructionContext): TextEdit | undefined {
  const scheme = schemeOf(address);
  if (scheme === undefined) return undefined;
  const start = address.at.start + address.text.indexOf(scheme);
  const at = { start, end: start + scheme.length };
  return context.text(at) === scheme ? replace(at, "https") : undefined;
}

/** `rpm -K x.rpm`, `rpmkeys --checksig x.rpm`: rpm 4 is content with a package that nobody has signed, as its digests are right (tried with 4.18). */
const checksSignature = (invocation: Invocation): boolean =>
  /^rpm(?:keys)?$/.test(invocation.program) && hasOption(invocation, "-K", "--checksig");

function saysOf(address: Address, host: string, program: string | undefined): Found<typeof messages>["says"] {
  if (schemeOf(address) === "git") return ["git", { host }];
  return program !== undefined && /\.rpm\b/.test(address.text) ? ["unsigned", { host, program }] : ["open", { host }];
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
      "A checksum or a signature is checked behind it, or ADD has --checksum; `rpm --checksig` is no such check, since it passes a package without a signature. Package repositories over http are passed over, since apt, apk and dnf check signatures; " +
      "so are hosts of one's own network, and answers that are only looked at, such as a version number.",
  },
  messages,
  on: ["RUN", "ADD"],
  *checkInstruction(instruction, context) {
    if (!/(?:http|git):\/\//.test(wholeText(instruction))) return;
    const byHost = new Map<string, Address[]>();
    for (const address of openAddresses(instruction, context)) byHost.set(address.host, [...(byHost.get(address.host) ?? []), address]);
    const program = [...byHost.values()].flat().some(({ text }) => /\.rpm\b/.test(text))
      ? allCommands(instruction, context).find(checksSignature)?.program
      : undefined;
    for (const [host, [first, ...others]] of byHost) {
      if (!first) continue;
      const edits = [first, ...others].flatMap((address) => secured(address, context) ?? []);
      yield {
        at: first.at,
        says: saysOf(first, host, program),
        related: others.map(({ at }) => ({ at, says: ["also"] })),
        fix: edits.length > 0 ? { title: ["https"], safety: "review", edits: () => edits } : undefined,
      };
    }
  },
});
