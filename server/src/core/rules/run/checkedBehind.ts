// Whether the same RUN checks behind a download what it has brought: a checksum, a signature.
import type { Invocation } from "../../shell/invocation";
import type { Command } from "../../shell/types";

const commandsBehind = ({ script, command }: Invocation): readonly Command[] => script.commands.slice(script.commands.indexOf(command) + 1);

const verifies = ({ name, words }: Command): boolean =>
  /^(?:sha\d*sum|shasum|b2sum|cosign|minisign)$/.test(name ?? "") || (name === "gpg" && words.some(({ text }) => text === "--verify"));

/** By what nobody can forge. */
export const isVerified = (invocation: Invocation): boolean => commandsBehind(invocation).some(verifies);

/** By anything that would notice another file. */
export const isChecked = (invocation: Invocation): boolean =>
  commandsBehind(invocation).some((command) => {
    const { name, words } = command;
    if (verifies(command) || name === "gpgv" || name === "md5sum") return true;
    if (name === "gpg") return words.some(({ text }) => text.startsWith("--verify"));
    return name === "openssl" && /^(?:dgst|sha\d+|md5)$/.test(words[1]?.text ?? "");
  });
