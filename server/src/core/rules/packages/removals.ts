// Whether a command removes a cache folder, what lies in it, or a folder around it: `rm -rf /var/cache/*`, `find /var/lib/apt -delete`.
import { hasOption, type Invocation } from "../../shell/invocation";
import { expandBraces } from "../../text/braces";
import { globMatches } from "../../text/glob";
import { cleanPath, isWithin, joinPath } from "../../text/path";

/** `~`, `$HOME`, `/root` and `/home/x` in front, as what the caches of a home directory begin with. */
const home = /^(?:~\w*|\$HOME|\$\{HOME\}|\/root|\/home\/[^/]+)(?=\/|$)/;

/** The pattern names the folder, a part of it, or one around it; with all that a wildcard at its end takes. */
function reaches(pattern: string, folder: string, recursive: boolean): boolean {
  const path = cleanPath(folder.startsWith("~") ? pattern.replace(home, "~") : pattern);
  if (isWithin(path, folder)) return true;
  if (!recursive) return false;
  const depth = path.split("/").length;
  const above = folder.split("/").slice(0, depth).join("/");
  return path !== "/" && globMatches(path, above);
}

/** Where a relative path begins: the last folder that `cd` went to. */
function directoryOf({ script, command }: Invocation): string {
  const before = script.commands.slice(0, Math.max(0, script.commands.indexOf(command)));
  const to = before.findLast(({ name }) => name === "cd")?.words[1]?.value;
  return to?.startsWith("/") ? to : "";
}

/** Programs that somebody made to clean an image: nobody here knows what they remove, and their names say what they are for. */
const cleaner = /^(?:[\w-]+[-_])?clean-?(?:up|image|layer)?$/;

const knowsBraces = ({ script: { dialect } }: Invocation): boolean => dialect !== "dash" && dialect !== "ash";

/**
 * @param folders clean; `~` stands for any home directory.
 * @param braces whether `{a,b}` stands for both
 */
export function removes(invocation: Invocation, folders: readonly string[], braces = knowsBraces(invocation)): boolean {
  const { program, operands, words } = invocation;
  if (cleaner.test(words[0]?.text ?? "")) return true;
  const deletes = program === "find" && words.some(({ text }) => text === "-delete" || text === "rm");
  if (program !== "rm" && !deletes) return false;
  const recursive = deletes || hasOption(invocation, "-r", "-R", "--recursive");
  return operands.some((word) => {
    const text = word.text.replace(/["']/g, "");
    // A variable in front says nothing of where this is: `$root/var/lib/apt/lists`.
    if (folders.some((folder) => text.includes(folder.replace(/^~/, "")))) return true;
    const paths = braces ? expandBraces(text) : [text];
    return paths.some((path) => {
      const absolute = /^[/~$]/.test(path) ? path : joinPath(directoryOf(invocation), path);
      return folders.some((folder) => reaches(absolute, folder, recursive));
    });
  });
}

/** It is there to remove them, as bash reads it; where the shell takes `{a,b}` as text, bash-syntax-in-sh tells what is wrong. */
export const cleansUp = (invocation: Invocation, folders: readonly string[]): boolean => removes(invocation, folders, true);
