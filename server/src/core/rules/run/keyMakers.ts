// Commands of a RUN that make a private key, and the file that it comes to.
import { commandsOf, type ScriptReader } from "../../shell/commandsOf";
import { hasOption, type Invocation, optionOf } from "../../shell/invocation";
import type { ShellWord } from "../../shell/types";
import type { Instruction } from "../../syntax/types";

export interface MadeKey {
  readonly invocation: Invocation;
  /** What the command is called in a message: `openssl req`. */
  readonly name: string;
  /** As written, without quotes; undefined where the command chooses the place. */
  readonly path: string | undefined;
}

/** Print, convert, sign, look for or remove keys that are there. */
const sshOthers = ["-l", "-y", "-R", "-F", "-H", "-i", "-e", "-r", "-D", "-K", "-k", "-L", "-p", "-c", "-B", "-M", "-I", "-s", "-Q", "-Y"];

const valueBehind = ({ words }: Invocation, ...names: readonly string[]): string | undefined => {
  const at = words.findIndex(({ text }) => names.includes(text));
  return at < 0 ? undefined : plain(words[at + 1]);
};

const plain = (word: ShellWord | undefined): string | undefined => word && (word.value ?? word.text.replace(/["']/g, ""));
const written = ({ command: { redirections } }: Invocation): string | undefined =>
  redirections.find(({ operator, descriptor }) => operator.startsWith(">") && (descriptor ?? 1) === 1)?.target;
const says = ({ words }: Invocation, ...texts: readonly string[]): boolean => words.some(({ text }) => texts.includes(text));

function ofOpenssl(invocation: Invocation): string | null | undefined {
  const out = valueBehind(invocation, "-out") ?? written(invocation);
  switch (invocation.words[1]?.text) {
    case "genrsa":
    case "genpkey":
      return says(invocation, "-paramfile", "-genparam") && says(invocation, "-genparam") ? null : out;
    case "ecparam":
    case "dsaparam":
      return says(invocation, "-genkey") ? out : null;
    case "req":
      if (says(invocation, "-key", "-in")) return null;
      return says(invocation, "-newkey", "-new", "-x509", "-keyout") ? (valueBehind(invocation, "-keyout") ?? "privkey.pem") : null;
    default:
      return null;
  }
}

/** The path; undefined where it is not known, null where no key is made. */
const readers: Readonly<Record<string, (invocation: Invocation) => string | null | undefined>> = {
  "ssh-keygen": (invocation) => {
    if (hasOption(invocation, "-A")) return "/etc/ssh/ssh_host_*";
    return hasOption(invocation, ...sshOthers) ? null : (valueBehind(invocation, "-f") ?? optionOf(invocation, "-f")?.value);
  },
  openssl: ofOpenssl,
  keytool: (invocation) =>
    says(invocation, "-genkey", "-genkeypair", "-genseckey") ? (valueBehind(invocation, "-keystore") ?? "~/.keystore") : null,
  dropbearkey: (invocation) => (says(invocation, "-y") ? null : valueBehind(invocation, "-f")),
  mkcert: (invocation) => (says(invocation, "-install", "-CAROOT", "-uninstall") ? null : valueBehind(invocation, "-key-file")),
  "make-ssl-cert": (invocation) => invocation.operands.at(-1)?.value ?? null,
};

export function keysMadeBy(instruction: Instruction, reader: ScriptReader): readonly MadeKey[] {
  return commandsOf(instruction, reader, Object.keys(readers)).flatMap((invocation) => {
    const { program, words } = invocation;
    const path = readers[program]?.(invocation);
    if (path === null) return [];
    return { invocation, name: program === "openssl" ? `openssl ${words[1]?.text ?? ""}` : program, path };
  });
}
