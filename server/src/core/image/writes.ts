// What a command writes to a file by redirection or tee: `echo … > file`, `printf`, `cat <<EOF > file`.
import type { Command, Dialect } from "../shell/types";
import type { Instruction } from "../syntax/types";
import type { Effect } from "./effect";
import { absolute } from "./paths";
import type { ScriptWords } from "./scriptWords";

/** Where a command of a RUN stands. */
export interface CommandSite {
  readonly words: ScriptWords;
  /** Absolute. */
  readonly directory: string;
  readonly instruction: Instruction;
  readonly dialect: Dialect;
}

const escapes: Readonly<Record<string, string>> = { "\\n": "\n", "\\t": "\t", "\\\\": "\\" };
const withoutEscapes = (text: string): string => text.replace(/\\[nt\\]/g, (found) => escapes[found] ?? found);

function printed({ name, words }: Command, { words: script, dialect }: CommandSite): string | undefined {
  const fields = words.slice(1).flatMap((word) => script.fields(word));
  if (fields.some(({ known }) => !known)) return undefined;
  const texts = fields.map(({ text }) => text);
  if (name === "printf") {
    const [format = "", ...rest] = texts;
    return withoutEscapes(format).replace(/%s/g, () => rest.shift() ?? "");
  }
  const options = texts[0] === "-e" || texts[0] === "-n" || texts[0] === "-ne" || texts[0] === "-en" ? texts.shift() : undefined;
  const text = texts.join(" ");
  // The echo of dash and of BusyBox's builds with it reads escapes; bash only with -e.
  return (options?.includes("e") || dialect === "dash" ? withoutEscapes(text) : text) + (options?.includes("n") ? "" : "\n");
}

function bodyOf(instruction: Instruction, command: Command): string | undefined {
  const opener = command.redirections.find(({ operator }) => operator.startsWith("<<"));
  const heredoc =
    opener && instruction.heredocs.find(({ openerSpan }) => openerSpan.start <= opener.span.end && openerSpan.end >= opener.span.start);
  return heredoc?.body.text;
}

/** Files of the kernel, which are no part of the image. */
const isDevice = (path: string): boolean => /^\/(?:dev|proc|sys)\//.test(path);

/** A path that is not known: below its literal folder, else anywhere. */
function somewhere(written: string, directory: string): Effect {
  const folder = /^(\/?[\w./-]*\/)[^/]*[$`]/.exec(written.replace(/^["']/, ""))?.[1];
  return folder === undefined ? { kind: "unknown", what: `> ${written}` } : { kind: "fill", path: absolute(folder, directory) };
}

export function writtenBy(command: Command, site: CommandSite): readonly Effect[] {
  const { words, directory, instruction } = site;
  const text = () => (command.name === "echo" || command.name === "printf" ? printed(command, site) : bodyOf(instruction, command));
  const effects: Effect[] = [];
  for (const { operator, descriptor, target, node } of command.redirections) {
    if (!/^(?:>>?|>\||&>>?)$/.test(operator)) continue;
    const path = target ?? (node && words.value({ text: node.text, value: undefined, node }));
    if (path === undefined) effects.push(somewhere(node?.text ?? "", directory));
    else if (!isDevice(path)) {
      const printedThere = descriptor === undefined || descriptor === 1;
      effects.push({
        kind: "write",
        path: absolute(path, directory),
        text: printedThere ? text() : undefined,
        append: operator.endsWith(">>"),
      });
    }
  }
  if (command.name !== "tee") return effects;
  const append = command.words.some(({ value }) => value === "-a" || value === "--append");
  for (const word of command.words.slice(1)) {
    const path = words.value(word);
    if (path === undefined) effects.push(somewhere(word.text, directory));
    else if (!path.startsWith("-")) effects.push({ kind: "write", path: absolute(path, directory), text: text(), append });
  }
  return effects;
}
