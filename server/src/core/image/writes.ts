// What a command writes to a file by redirection or tee: `echo … > file`, `printf`, `cat <<EOF > file`.
import type { Command, Dialect } from "../shell/types";
import type { Instruction } from "../syntax/types";
import { type Span, shift } from "../text/span";
import type { Effect, Place } from "./effect";
import { absolute } from "./paths";
import type { ScriptWords } from "./scriptWords";

/** Where a command of a RUN stands. */
export interface CommandSite {
  readonly words: ScriptWords;
  /** Absolute; the root where it is not known. */
  readonly directory: string;
  readonly directoryKnown: boolean;
  readonly instruction: Instruction;
  readonly dialect: Dialect;
}

/** @param path what the word comes to, before it is made absolute. */
export const placeOf = (word: { readonly span: Span }, path: string, { inside }: Command, site: CommandSite): Place => ({
  at: shift(word.span, -site.instruction.span.start),
  always: inside.length === 0,
  certain: site.directoryKnown || path.startsWith("/"),
});

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

/** The literal folder in front of a part that is not known: `/data/` of `/data/$NAME` and `/data/*.log`. */
export const literalFolder = (written: string): string | undefined =>
  /^(\/?[\w./-]*\/)[^/]*[$`*?[{]/.exec(written.replace(/^["']/, ""))?.[1];

/** A path that is not known: below its literal folder, else anywhere. */
function somewhere(written: string, word: { readonly span: Span }, command: Command, site: CommandSite): Effect {
  const folder = literalFolder(written);
  return folder === undefined
    ? { kind: "unknown", what: `> ${written}` }
    : { kind: "fill", path: absolute(folder, site.directory), place: placeOf(word, folder, command, site) };
}

export function writtenBy(command: Command, site: CommandSite): readonly Effect[] {
  const { words, directory, instruction } = site;
  const text = () => (command.name === "echo" || command.name === "printf" ? printed(command, site) : bodyOf(instruction, command));
  const effects: Effect[] = [];
  for (const redirection of command.redirections) {
    const { operator, descriptor, target, node } = redirection;
    if (!/^(?:>>?|>\||&>>?)$/.test(operator)) continue;
    const path = target ?? (node && words.value({ text: node.text, value: undefined, node }));
    if (path === undefined) effects.push(somewhere(node?.text ?? "", redirection, command, site));
    else if (!isDevice(path)) {
      const printedThere = descriptor === undefined || descriptor === 1;
      effects.push({
        kind: "write",
        path: absolute(path, directory),
        place: placeOf(redirection, path, command, site),
        text: printedThere ? text() : undefined,
        append: operator.endsWith(">>"),
      });
    }
  }
  if (command.name !== "tee") return effects;
  const append = command.words.some(({ value }) => value === "-a" || value === "--append");
  for (const word of command.words.slice(1)) {
    const path = words.value(word);
    if (path === undefined) effects.push(somewhere(word.text, word, command, site));
    else if (!path.startsWith("-")) {
      const place = placeOf(word, path, command, site);
      effects.push({ kind: "write", path: absolute(path, directory), place, text: text(), append });
    }
  }
  return effects;
}
