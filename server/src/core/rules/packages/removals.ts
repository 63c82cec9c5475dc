// Whether a command removes a cache folder, what lies in it, or a folder around it: `rm -rf /var/cache/*`, `find /var/lib/apt -delete`.
import { hasOption, type Invocation } from "../../shell/invocation";
import { globMatches } from "../../text/glob";
import { cleanPath, isWithin, joinPath } from "../../text/path";

/** More alternatives of `{a,b}` are not looked at. */
const mostAlternatives = 64;
/** UTF-16 units; no path that a person wrote is longer. */
const longestPath = 1000;

/** What bash makes of `{a,b}`. */
function alternatives(text: string): readonly string[] {
  if (text.length > longestPath) return [text];
  const done: string[] = [];
  const open = [text];
  while (open.length > 0 && done.length + open.length < mostAlternatives) {
    const next = open.pop() ?? "";
    const [whole, inside = ""] = /\{([^{}]*,[^{}]*)\}/.exec(next) ?? [];
    if (whole === undefined) done.push(next);
    else open.push(...inside.split(",").map((part) => next.replace(whole, () => part)));
  }
  return done;
}

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

/** @param folders clean; `~` stands for any home directory. */
export function removes(invocation: Invocation, folders: readonly string[]): boolean {
  const { program, operands, script, words } = invocation;
  if (cleaner.test(words[0]?.text ?? "")) return true;
  const deletes = program === "find" && words.some(({ text }) => text === "-delete" || text === "rm");
  if (program !== "rm" && !deletes) return false;
  const recursive = deletes || hasOption(invocation, "-r", "-R", "--recursive");
  const braces = script.dialect !== "dash" && script.dialect !== "ash";
  return operands.some((word) => {
    const text = word.text.replace(/["']/g, "");
    // A variable in front says nothing of where this is: `$root/var/lib/apt/lists`.
    if (folders.some((folder) => text.includes(folder.replace(/^~/, "")))) return true;
    const paths = braces ? alternatives(text) : [text];
    return paths.some((path) => {
      const absolute = /^[/~$]/.test(path) ? path : joinPath(directoryOf(invocation), path);
      return folders.some((folder) => reaches(absolute, folder, recursive));
    });
  });
}
