// Packages installed without a check of who made them.
import { signatureSwitches } from "../../knowledge/insecureOptions";
import { commandsOf } from "../../shell/commandsOf";
import type { Invocation } from "../../shell/invocation";
import type { ShellWord } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import { defineRule, type FileContext, type Found } from "../rule";
import { toldOnce } from "../toldOnce";
import { optionFinding, switchedOff } from "./insecureSwitches";
import { type Keys, repositoryKeys } from "./repositoryKeys";

/** Subcommands that install nothing. */
const idle: ReadonlySet<string> = new Set(["autoclean", "autoremove", "clean", "purge", "remove", "search", "show"]);

/** What a RUN that may hold one of them says somewhere. */
const mayBeOff = /unauth|insecure|untrusted|force-yes|gpg|nosignature|nodigest|trusted=yes/i;

const messages = {
  added: "{option} makes {program} install packages whose signature is missing or wrong. Install the repository's key and leave it out",
  own: "{option} makes {program} install packages whose signature is missing or wrong. The image has the keys of its own repositories: leave it out",
  option:
    "{option} makes {program} install packages whose signature is missing or wrong. Leave it out, with the repository's key in the image",
  file: "{option} makes {program} install whatever the address sends, signed or not. Import the key of whoever signs the package and leave it out",
  trusted: "trusted=yes makes apt install packages whose signature is missing or wrong. Name the repository's key with signed-by",
  also: "Here, too",
  drop: "Leave {option} out",
} as const;
type Finding = Found<typeof messages>;

/** Packages that are named by an address or a path, and by nothing else. */
const areFiles = (operands: readonly ShellWord[], where: (text: string) => boolean): boolean =>
  operands.length > 0 && operands.every(({ text }) => /\.(apk|deb|rpm)["']?$/.test(text) && where(text));
const isAddress = (text: string): boolean => text.includes("://");

/** The distribution's own servers, of whatever release: they all sign with the same keys. */
const isOfAlpine = ({ program, words }: Invocation): boolean =>
  program === "apk" && words.some(({ text }) => /^["']?https?:\/\/[\w.-]*\balpinelinux\.org\//.test(text.replace(/^--repository=/, "")));

function* unchecked(run: Instruction, file: FileContext, keysOf: (run: Instruction) => Keys): Iterable<Finding> {
  for (const switched of switchedOff(run, file, signatureSwitches)) {
    const { operands, subcommand, program } = switched.invocation;
    // A file that lies in the image: nobody changes it on the way.
    if (areFiles(operands, (text) => !isAddress(text)) || idle.has(subcommand?.value ?? "")) continue;
    // What apk is told not to check is a file nearly always, and here nobody sees what it is.
    if (program === "apk" && operands.length > 0 && operands.every(({ text }) => /^["']?\$/.test(text))) continue;
    const keys = keysOf(run);
    if (keys === "expired" && /^apt/.test(program)) continue;
    const { says, ...found } = optionFinding(switched, file);
    const known = isOfAlpine(switched.invocation) ? "own" : keys;
    const key = areFiles(operands, isAddress) ? "file" : known === "own" || known === "added" ? known : "option";
    yield { ...found, says: [key, says[1]] };
  }
  for (const { words } of commandsOf(run, file, ["echo", "printf"])) {
    // Packages that lie in the image: nobody changes them on the way.
    const source = words.find(({ text }) => /\bdeb(-src)?\s+\[[^\]]*trusted=yes[^\]]*\]\s+(?!(?:file|copy):)/.test(text));
    if (source && keysOf(run) !== "expired") yield { at: source.span, says: ["trusted"] };
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
    whenNot:
      "A local package that the build made itself, with `apk --allow-untrusted ./x.apk` or `deb [trusted=yes] file:/…`: it is passed over. So is apt with the archives of releases that have ended: their keys have expired, and nothing else helps there.",
  },
  messages,
  *check(file) {
    const keysOf = repositoryKeys(file);
    for (const run of file.each("RUN"))
      if (run.heredocs.length > 0 || mayBeOff.test(run.arguments.text)) yield* toldOnce(unchecked(run, file, keysOf), ["also"]);
  },
});
