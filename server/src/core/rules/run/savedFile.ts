// What curl keeps of an answer: a file or nothing, and whether that is an archive.
import { hasOption, type Invocation } from "../../shell/invocation";

/** `/dev/null` keeps nothing: the answer is only asked for; `-` and `/dev/stdout` show it. */
const isFile = (text: string | undefined): boolean => !/^["']?(?:\/dev\/|-["']?$)/.test(text ?? "");

export const saves = (invocation: Invocation): boolean =>
  hasOption(invocation, "-O", "--remote-name", "--remote-name-all", "-J") ||
  invocation.options.some(({ name, value }) => (name === "-o" || name === "--output") && isFile(value)) ||
  invocation.command.redirections.some(
    ({ operator, descriptor, node }) => operator.startsWith(">") && (descriptor ?? 1) === 1 && isFile(node?.text),
  );

/** Whoever unpacks or installs these later notices. */
const archive = /\.(tar|tgz|gz|txz|xz|tbz2?|bz2|zip|deb|rpm|apk|whl|7z|zst)(["'?]|$)/;
export const isArchive = ({ operands, options }: Invocation): boolean =>
  operands.some(({ text }) => archive.test(text)) ||
  options.some(({ name, value }) => /^(-o|--output)$/.test(name) && archive.test(value ?? ""));
