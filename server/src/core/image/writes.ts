// What a command writes to a file by redirection: `echo … > file`, `printf`, `cat <<EOF > file`.
import type { Command } from "../shell/types";
import type { Instruction } from "../syntax/types";
import type { Span } from "../text/span";
import type { CommandSite } from "./commandSteps";
import type { Effect } from "./effect";
import { type Place, placeOf } from "./places";

const escapes: Readonly<Record<string, string>> = { "\\n": "\n", "\\t": "\t", "\\\\": "\\" };
const withoutEscapes = (text: string): string => text.replace(/\\[nt\\]/g, (found) => escapes[found] ?? found);

export function printed({ name, words }: Command, { words: script, dialect }: CommandSite): string | undefined {
  const fields = words.slice(1).flatMap((word) => script.fields(word));
  if (fields.some(({ known }) => !known)) return undefined;
  const texts = fields.map(({ text }) => text);
  if (name === "printf") {
    const [format = "", ...rest] = texts;
    const once = (): string => withoutEscapes(format).replace(/%[sb%]/g, (hole) => (hole === "%%" ? "%" : (rest.shift() ?? "")));
    let text = once();
    // The format counts again for what is left over.
    while (rest.length > 0 && /%[sb]/.test(format)) text += once();
    return text;
  }
  const options = texts[0] === "-e" || texts[0] === "-n" || texts[0] === "-ne" || texts[0] === "-en" ? texts.shift() : undefined;
  const text = texts.join(" ");
  // The echo of dash and of BusyBox's builds with it reads escapes; bash only with -e.
  return (options?.includes("e") || dialect === "dash" ? withoutEscapes(text) : text) + (options?.includes("n") ? "" : "\n");
}

/** Of the heredoc that a command reads. */
export function bodyOf(instruction: Instruction, command: Command): string | undefined {
  const opener = command.redirections.find(({ operator }) => operator.startsWith("<<"));
  const heredoc =
    opener && instruction.heredocs.find(({ openerSpan }) => openerSpan.start <= opener.span.end && openerSpan.end >= opener.span.start);
  return heredoc?.body.text;
}

/** Files of the kernel, which are no part of the image. */
const isDevice = (path: string): boolean => /^\/(?:dev|proc|sys)\//.test(path);

interface Redirected {
  readonly place: Place | undefined;
  readonly written: string;
  /** The operator with its target. */
  readonly at: Span;
  readonly append: boolean;
  /** What the command prints goes there, not only its complaints. */
  readonly printed: boolean;
}

/** The files that a command's output goes to. */
export function redirectedTo({ redirections }: Pick<Command, "redirections">, site: CommandSite): readonly Redirected[] {
  return redirections.flatMap(({ operator, descriptor, target, node, span }) => {
    if (!/^(?:>>?|>\||&>>?)$/.test(operator)) return [];
    const written = node?.text ?? target ?? "";
    const place = placeOf({ text: written, value: target, node }, site);
    if (place && isDevice(place.path)) return [];
    return { place, written, at: span, append: operator.endsWith(">>"), printed: descriptor === undefined || descriptor === 1 };
  });
}

/** Where it is not known which file is written, any below what is known of its path may be. */
export function writeTo(place: Place | undefined, what: string, append: boolean, text: string | undefined): Effect {
  if (!place) return { kind: "unknown", what };
  return place.is === "path" ? { kind: "write", path: place.path, text, append } : { kind: "fill", path: place.path };
}

export function writtenBy(command: Command, site: CommandSite): readonly Effect[] {
  const text = () => (command.name === "echo" || command.name === "printf" ? printed(command, site) : bodyOf(site.instruction, command));
  return redirectedTo(command, site).map((to) => writeTo(to.place, `> ${to.written}`, to.append, to.printed ? text() : undefined));
}
