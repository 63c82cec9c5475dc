// Whether what curl or wget loads is kept: in a file, or by a program behind the pipe.
import { inPipe } from "../../shell/astQueries";
import { hasOption, type Invocation } from "../../shell/invocation";
import { nameOf } from "./download";

/** Take what comes for a program, an archive or a key. */
const takers =
  /^(?:sh|bash|dash|ash|zsh|ksh|tar|bsdtar|gunzip|zcat|unzip|xz|bunzip2|cpio|funzip|tee|python|perl|ruby|node|php|apt-key|gpg|rpm|dpkg|docker|psql|mysql)$/;

export function isKept(invocation: Invocation): boolean {
  const { program, command, script, options } = invocation;
  if (command.inside.includes("substitution") || hasOption(invocation, "-I", "--head", "--spider")) return false;
  const out = options.findLast(({ name }) => (program === "curl" ? /^(?:-o|--output)$/ : /^(?:-O|--output-document)$/).test(name))?.value;
  if (out === "/dev/null" || command.redirections.some(({ target, descriptor }) => target === "/dev/null" && (descriptor ?? 1) === 1))
    return false;
  if (command.pipeline.index < command.pipeline.length - 1) {
    return takers.test(nameOf(script, inPipe(script, command, command.pipeline.index + 1)) ?? "");
  }
  if (command.redirections.some(({ operator, descriptor }) => operator.startsWith(">") && (descriptor ?? 1) === 1)) return true;
  return program === "wget" ? out !== "-" : out !== undefined || hasOption(invocation, "-O", "--remote-name", "--remote-name-all", "-J");
}
