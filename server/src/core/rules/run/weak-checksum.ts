// A download that only MD5 or SHA-1 is compared of.
import { commandsOf } from "../../shell/commandsOf";
import { hasOption } from "../../shell/invocation";
import { defineRule } from "../rule";

const weak: ReadonlyMap<string, string> = new Map([
  ["md5sum", "MD5"],
  ["sha1sum", "SHA-1"],
]);

export default defineRule({
  id: "weak-checksum",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds `md5sum -c` and `sha1sum -c`.",
    why: "Two files with one MD5 or SHA-1 sum can be made, so the sum tells that a download is whole, but not for certain that it is the file that was meant.",
    bad: "FROM debian:12-slim\nRUN curl -fsSLO https://example.com/a.tgz && echo 'd41d8cd98f00b204e9800998ecf8427e  a.tgz' | md5sum -c -\n",
    good: "FROM debian:12-slim\nRUN curl -fsSLO https://example.com/a.tgz && echo 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.tgz' | sha256sum -c -\n",
    whenNot:
      "The maker publishes no other sum. Nobody can make a file for a given sum of another one yet, which is why it is off by default. A RUN that checks a stronger sum or a signature as well is passed over.",
  },
  messages: { weak: "Files with the same {name} sum can be made. Compare a SHA-256 sum" },
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    if (!/md5sum|sha1sum/.test(instruction.line.text) && instruction.heredocs.length === 0) return;
    const found = commandsOf(instruction, context, weak.keys()).filter((invocation) => hasOption(invocation, "-c", "--check"));
    if (
      found.length === 0 ||
      commandsOf(instruction, context, ["sha256sum", "sha512sum", "sha384sum", "shasum", "gpg", "cosign"]).length > 0
    )
      return;
    for (const { nameSpan, program } of found) yield { at: nameSpan, says: ["weak", { name: weak.get(program) ?? program }] };
  },
});
