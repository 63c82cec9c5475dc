// What a RUN instruction writes to a path: `echo … > file`, `printf`, `cat <<EOF > file`, links, copies.
import type { Dockerfile } from "../model/types";
import { scriptsOf } from "../shell/scriptsOf";
import type { Command, Dialect } from "../shell/types";
import type { Instruction } from "../syntax/types";
import { absolute } from "./setting";

export type Written =
  | { readonly kind: "text"; readonly text: string; readonly append: boolean }
  /** The path is another name of `target`, or a copy of it. */
  | { readonly kind: "same"; readonly target: string }
  /** Something that cannot be told from here. */
  | { readonly kind: "unknown" };

const escapes: Readonly<Record<string, string>> = { "\\n": "\n", "\\t": "\t", "\\\\": "\\" };
const withoutEscapes = (text: string): string => text.replace(/\\[nt\\]/g, (found) => escapes[found] ?? found);

function printed({ name, words }: Command, dialect: Dialect): string | undefined {
  const values = words.slice(1).map(({ value }) => value);
  if (values.some((value) => value === undefined)) return undefined;
  const texts = values.filter((value) => value !== undefined);
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

function redirected(instruction: Instruction, command: Command, path: string, directory: string, dialect: Dialect): Written | undefined {
  const output = command.redirections.find(
    ({ operator, target }) => /^(?:>>?|>\|)$/.test(operator) && target !== undefined && absolute(target, directory) === path,
  );
  const tee =
    command.name === "tee" &&
    command.words.some(({ value }) => value !== undefined && value !== "tee" && absolute(value, directory) === path);
  if (!output && !tee) return undefined;
  const text = command.name === "echo" || command.name === "printf" ? printed(command, dialect) : bodyOf(instruction, command);
  return text === undefined ? { kind: "unknown" } : { kind: "text", text, append: output?.operator === ">>" };
}

function copied({ name, words }: Command, path: string, directory: string): Written | undefined {
  if (name !== "ln" && name !== "cp" && name !== "mv" && name !== "install") return undefined;
  const operands = words.slice(1).flatMap(({ value }) => (value === undefined || value.startsWith("-") ? [] : [value]));
  const [from, to] = operands;
  if (from === undefined || to === undefined || operands.length !== 2) return undefined;
  const source = absolute(from, directory);
  const target = absolute(to, directory);
  const inside = `${target}/${source.slice(source.lastIndexOf("/") + 1)}`;
  return path === target || path === inside ? { kind: "same", target: source } : undefined;
}

/** In the order of the commands; empty where this RUN does not write there as far as can be told. */
export function runWrites(doc: Dockerfile, instruction: Instruction, path: string): readonly Written[] {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (!instruction.arguments.text.includes(name)) return [];
  const directory = doc.scopeBefore(instruction).workdir ?? "/";
  return scriptsOf(doc, instruction).flatMap(({ commands, dialect }) =>
    commands.flatMap((command) => redirected(instruction, command, path, directory, dialect) ?? copied(command, path, directory) ?? []),
  );
}
