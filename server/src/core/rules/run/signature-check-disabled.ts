// Packages installed without a check of who made them.
import { signatureSwitches } from "../../knowledge/insecureOptions";
import { commandsOf } from "../../shell/commandsOf";
import type { Instruction } from "../../syntax/types";
import { defineRule, type Found, type InstructionContext } from "../rule";
import { optionFinding, switchedOff } from "./insecureSwitches";

/** Subcommands that install nothing. */
const idle: ReadonlySet<string> = new Set(["autoclean", "autoremove", "clean", "purge", "remove", "search", "show"]);

const messages = {
  option: "{option} makes {program} install packages whose signature is missing or wrong. Install the repository's key and leave it out",
  trusted: "trusted=yes makes apt install packages whose signature is missing or wrong. Name the repository's key with signed-by",
  drop: "Leave {option} out",
} as const;

function* unchecked(instruction: Instruction, context: InstructionContext): Iterable<Found<typeof messages>> {
  for (const switched of switchedOff(instruction, context, signatureSwitches)) {
    const { operands, subcommand } = switched.invocation;
    // A file that lies in the image: nobody changes it on the way.
    if (operands.length > 0 && operands.every(({ text }) => /\.(apk|deb|rpm)["']?$/.test(text) && !text.includes("://"))) continue;
    if (!idle.has(subcommand?.value ?? "")) yield optionFinding(switched, context);
  }
  for (const { words } of commandsOf(instruction, context, ["echo", "printf"])) {
    const source = words.find(({ text }) => /\bdeb(-src)?\s+\[[^\]]*trusted=yes/.test(text));
    if (source) yield { at: source.span, says: ["trusted"] };
  }
}

export default defineRule({
  id: "signature-check-disabled",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds package managers that are told not to check signatures: `apt-get --allow-unauthenticated`, `--force-yes`, `apk --allow-untrusted`, `yum --nogpgcheck`, `rpm --nosignature`, `[trusted=yes]` in an apt source.",
    why: "The signature is what shows that a package comes from its distribution. Without it a changed mirror, or anybody on the way to it, puts programs into the image that run as root.",
    bad: "FROM debian:12-slim\nRUN apt-get install -y --allow-unauthenticated tool\n",
    good: "FROM debian:12-slim\nRUN apt-get install -y tool\n",
    fixSafety: "Needs a look: without the option the install fails until the key of the repository is installed.",
    whenNot: "A local package that the build made itself, with `apk --allow-untrusted ./x.apk`: it is passed over.",
  },
  messages,
  on: ["RUN"],
  checkInstruction: unchecked,
});
