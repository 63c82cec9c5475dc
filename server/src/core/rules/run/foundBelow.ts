// What find calls for all that it finds below some folders: `find /a -type d -exec chmod 777 {} +`.
import type { Invocation } from "../../shell/invocation";
import type { ShellWord } from "../../shell/types";

export interface FoundCall {
  readonly program: string;
  /** What stands behind the options of the program, up to the end of the call. */
  readonly operands: readonly ShellWord[];
}

const isEnd = ({ value, text }: ShellWord): boolean => value === ";" || value === "+" || text === "\\;";

export function foundCalls({ words }: Invocation): readonly FoundCall[] {
  const calls: FoundCall[] = [];
  for (const [at, { value }] of words.entries()) {
    const program = words[at + 1]?.value;
    if ((value !== "-exec" && value !== "-execdir") || program === undefined) continue;
    const behind = words.slice(at + 2, at + 20);
    const end = behind.findIndex(isEnd);
    calls.push({ program, operands: (end < 0 ? behind : behind.slice(0, end)).filter(({ text }) => !/^-[a-zA-Z-]+$/.test(text)) });
  }
  return calls;
}

/** Where it begins to look; undefined where it is no folder by its whole path. */
export function foldersOfFind({ words }: Invocation, expand: (text: string) => string | undefined): readonly string[] | undefined {
  const behind = words.slice(1).filter(({ text }) => !/^-[HLP]$/.test(text));
  const end = behind.findIndex(({ text }) => /^[-(!\\]/.test(text));
  const folders = (end < 0 ? behind : behind.slice(0, end)).map(({ value, text }) => value ?? expand(text.replace(/["']/g, "")));
  const absolute = folders.filter((folder): folder is string => folder?.startsWith("/") === true && !/[*?[$]/.test(folder));
  return absolute.length === folders.length && folders.length > 0 ? absolute.map((folder) => folder.replace(/(?<=.)\/$/, "")) : undefined;
}
