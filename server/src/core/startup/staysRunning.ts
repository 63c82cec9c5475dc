// Whether a program stays until it is stopped, as far as its text shows: a script that does its work and ends is no service.
import { type CodeLanguage, endlessLoop, quietModules, stayingSigns } from "../knowledge/stayingSigns";
import type { Answer } from "./types";

interface Block {
  readonly indent: number;
  readonly endless: boolean;
  left: boolean;
}

const endlessLine = /^\s*while\s*(?:\(\s*)?(?:True|1)\s*(?:\)\s*)?:/;
const leavesAll = /\breturn\b|\bexit\(|\bquit\(|\bSystemExit\b/;

/** `while True:` that nothing in its block leaves, but for the person at the terminal with Ctrl-C. */
function loopsInPython(text: string): boolean {
  const open: Block[] = [];
  let interrupt: number | undefined;
  for (const line of text.split("\n")) {
    const indent = line.search(/\S/);
    if (indent < 0) continue;
    for (let top = open.at(-1); top && top.indent >= indent; top = open.at(-1)) {
      open.pop();
      if (top.endless && !top.left) return true;
    }
    if (interrupt !== undefined && indent <= interrupt) interrupt = undefined;
    if (/^\s*except\b[^:]*\bKeyboardInterrupt\b/.test(line)) interrupt = indent;
    const innermost = open.at(-1);
    if (innermost && interrupt === undefined) {
      if (leavesAll.test(line)) for (const block of open) block.left = true;
      else if (/\bbreak\b/.test(line)) innermost.left = true;
    }
    if (/^\s*(?:async\s+)?(?:while|for)\b/.test(line)) open.push({ indent, endless: endlessLine.test(line), left: false });
  }
  return open.some(({ endless, left }) => endless && !left);
}

const loopsInBraces = (text: string): boolean => endlessLoop.test(text) && !/\b(?:break|last|return|exit|die)\b/.test(text);

/** Without the package's own path: `os.path` is of `os`. */
function* importedByPython(text: string): Iterable<string> {
  for (const [, from, list = ""] of text.matchAll(/^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import\b|import[ \t]+([^\n#;]+))/gm)) {
    if (from !== undefined) yield from.startsWith(".") ? from : (from.split(".")[0] ?? from);
    else for (const name of list.split(",")) yield (/^\s*(\w+)/.exec(name)?.[1] ?? "").trim();
  }
}

function* importedByNode(text: string): Iterable<string> {
  for (const [, name = ""] of text.matchAll(/(?:\brequire\(\s*|\bfrom\s*|\bimport\s*\(?\s*)["'`]([^"'`\n]+)["'`]/g))
    yield name.replace(/^node:/, "");
}

/** Names of the modules that the text imports. */
export function importedModules(text: string, language: CodeLanguage): ReadonlySet<string> {
  return new Set(language === "python" ? importedByPython(text) : language === "node" ? importedByNode(text) : []);
}

/**
 * @param text without comments. @param isOwn a module of that name is the program's own, and its code stands in the text.
 * @returns yes: it stays; no: it does its work and ends; unknown: what it imports decides, or what it waits for
 */
export function staysRunning(text: string, language: CodeLanguage, isOwn: (name: string) => boolean): Answer {
  const { stays, mayStay } = stayingSigns[language];
  const loops = language === "python" ? loopsInPython : loopsInBraces;
  if (stays.test(text) || loops(text)) return "yes";
  if (mayStay.test(text)) return "unknown";
  const quiet = language === "other" ? undefined : quietModules[language];
  return [...importedModules(text, language)].every((name) => quiet?.has(name) || isOwn(name)) ? "no" : "unknown";
}
