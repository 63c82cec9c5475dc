// Which program a process is: by its command line, as a list of processes shows it.
import { interpreters, shownAs } from "../knowledge/processNames";
import type { Process } from "./types";

const baseName = (word: string): string => word.replace(/^.*\//, "");

/** `python3.11` and `php-fpm8.2` are python and php-fpm, `server.js` is server. */
const plain = (name: string): string => name.toLowerCase().replace(/(?<=[a-z])-?\d[\d.]*$/, "");

/** npm, nginx and others write a title over their command line: `npm start`, `nginx: master process nginx`. */
const firstName = (args: string): string => baseName((args.split(/\s+/, 1)[0] ?? "").replace(/^-(?=\w)/, "").replace(/:$/, ""));

/** As one would call it: of an interpreter with a script both. */
function namesOf({ args }: Process): readonly string[] {
  const words = args.trim().split(/\s+/);
  const first = firstName(args);
  const names = [first];
  if (interpreters.has(plain(first))) {
    const at = words.findIndex((word, index) => index > 0 && !word.startsWith("-"));
    const script = baseName(words[at] ?? "");
    const isModule = words[at - 1] === "-m";
    if (script !== "" && words[at - 1] !== "-c")
      names.push(script, script.replace(/\.\w+$/, ""), ...(isModule ? [script.split(".", 1)[0] ?? ""] : []));
  }
  return names;
}

/** The process may be what is called by this name. */
export function isProgram(process: Process, program: string): boolean {
  const wanted = [program, plain(program), ...(shownAs.get(program) ?? [])].map((name) => name.toLowerCase());
  return namesOf(process).some((name) => wanted.includes(name.toLowerCase()) || wanted.includes(plain(name)));
}

/** For people: `npm`, `node`, `nginx`. */
export const shownName = ({ args }: Process): string => firstName(args) || "?";

/**
 * From PID 1 on by the names that were predicted, one child a name; where none has it, by the first child.
 * `matched`: all names were there in this order.
 */
export function pathBy(
  tree: readonly Process[],
  programs: readonly string[],
): { readonly path: readonly string[]; readonly matched: boolean } {
  const path: string[] = [];
  let matched = programs.length > 0;
  let candidates = tree.slice(0, 1);
  for (const program of programs) {
    const found = candidates.find((process) => isProgram(process, program));
    const next = found ?? candidates[0];
    matched &&= found !== undefined;
    if (!next) break;
    path.push(found ? program : shownName(next));
    candidates = tree.filter(({ ppid }) => ppid === next.pid);
  }
  return { path, matched };
}
