// Whether a variable holds a public key or its address, by what the file does with it: `rpm --import "$KEY"`, `curl "$KEY" | apt-key add -`.

import { instructionText } from "../../model/instructionText";
import { expansions } from "../../shell/expansions";
import { hasOption, type Invocation, invocations } from "../../shell/invocation";
import { roughly } from "../../shell/options";
import type { ShellScript } from "../../shell/types";
import type { Instruction, Pair } from "../../syntax/types";
import { covers, type Span } from "../../text/span";
import type { FileContext } from "../rule";
import { unquoted } from "./secretNames";

/** Neutral: says nothing of what it holds. */
type Use = "public" | "neutral" | "other";

const download: ReadonlySet<string> = new Set(["curl", "wget"]);
const receives = ["--recv-keys", "--recv-key", "--receive-keys", "--fetch-keys"];

/** `apt-key add -`, `rpm --import -`: both take public keys alone. */
const takesPublicKey = (invocation: Invocation): boolean =>
  (invocation.program === "rpm" && hasOption(invocation, "--import")) ||
  (invocation.program === "apt-key" && invocation.words.some(({ value }) => value === "add"));

/** gpg reads a file by its name, or asks a server for a fingerprint; a key itself is no operand. */
function namesKey({ program, words, operands, options }: Invocation, at: Span): boolean {
  const asks = words.some(({ value }) => value !== undefined && receives.includes(value));
  const imports = words.some(({ value }) => value === "--import");
  if (!(/^gpg2?$/.test(program) && (asks || imports)) && !(program === "apt-key" && asks)) return false;
  const values = options.flatMap(({ name, valueWord }) => (valueWord && (receives.includes(name) || name === "--import") ? valueWord : []));
  return [...operands, ...values].some(({ span }) => covers(span, at));
}

const beginsWith = (text: string, name: string): boolean => new RegExp(`^["']?\\$(?:${name}\\b|\\{${name}[}:])`).test(text);

/** What one command does with the variable in one of its words. */
function useIn(all: readonly Invocation[], invocation: Invocation, name: string, at: Span): Use {
  const { program, operands, command } = invocation;
  if (program === "[" || program === "test") return "neutral";
  if (takesPublicKey(invocation) || namesKey(invocation, at)) return "public";
  if (download.has(program)) {
    return operands.some((word) => covers(word.span, at) && beginsWith(roughly(word), name)) ? "public" : "other";
  }
  if (program !== "echo" && program !== "printf") return "other";
  const next = all[all.indexOf(invocation) + 1];
  const isPiped = command.pipeline.length === 2 && next?.command.pipeline.index === 1 && next.command.joinedBy === "|";
  return isPiped && takesPublicKey(next) ? "public" : "other";
}

function usesInScript(script: ShellScript, name: string): readonly Use[] {
  const all = invocations(script);
  const byCommand = new Map(all.map((each) => [each.command, each]));
  return expansions(script)
    .filter((each) => each.kind === "variable" && each.name === name)
    .map(({ command, wordSpan }) => {
      const invocation = command && byCommand.get(command);
      return invocation ? useIn(all, invocation, name, wordSpan) : "other";
    });
}

const mentions = (text: string, name: string): number => text.match(new RegExp(`\\b${name}\\b`, "g"))?.length ?? 0;

const isWhole = ({ value }: Pair, name: string): boolean => /^\$\{?(\w+)\}?$/.exec(unquoted(value))?.[1] === name;

interface Reading {
  readonly file: FileContext;
  readonly users: ReadonlyMap<string, readonly Instruction[]>;
  readonly known: Map<string, boolean>;
  depth: number;
}

function usesIn(instruction: Instruction, name: string, reading: Reading): readonly Use[] {
  const { keyword, pairs, words } = instruction;
  if (keyword === "ARG" || keyword === "ENV") {
    const others = pairs.filter(({ key, value }) => key !== name && value !== undefined && mentions(value, name) > 0);
    return others.map((pair) => (isWhole(pair, name) && isPublicKey(pair.key, reading) ? "public" : "other"));
  }
  if (keyword === "ADD" || keyword === "COPY") {
    const holding = words.filter(({ text }) => mentions(text, name) > 0);
    return holding.map((word) => (word !== words.at(-1) && beginsWith(word.text, name) ? "public" : "other"));
  }
  if (keyword !== "RUN") return ["other"];
  const found = reading.file.scripts(instruction).flatMap((script) => usesInScript(script, name));
  // What is named in another way (`printenv KEY`) is not known.
  return found.length === mentions(instructionText(instruction), name) ? found : ["other"];
}

/** Nobody hands a key on through more names. */
const furthest = 40;

function isPublicKey(name: string, reading: Reading): boolean {
  const known = reading.known.get(name);
  if (known !== undefined) return known;
  if (reading.depth >= furthest) return false;
  reading.depth += 1;
  reading.known.set(name, false); // ends a circle
  const uses = (reading.users.get(name) ?? []).flatMap((each) => usesIn(each, name, reading));
  const answer = uses.includes("public") && !uses.includes("other");
  reading.depth -= 1;
  reading.known.set(name, answer);
  return answer;
}

/** Who names a variable, anywhere in the file. */
function usersOf(file: FileContext): ReadonlyMap<string, readonly Instruction[]> {
  const users = new Map<string, Instruction[]>();
  for (const instruction of file.each()) {
    for (const name of new Set(instructionText(instruction).match(/[A-Za-z_]\w*/g) ?? [])) {
      const list = users.get(name);
      if (list) list.push(instruction);
      else users.set(name, [instruction]);
    }
  }
  return users;
}

/** All that the file does with it takes an address, a file or a public key. The file is read when first asked. */
export function publicKeyUses(file: FileContext): (name: string) => boolean {
  let reading: Reading | undefined;
  return (name) => {
    if (!/^\w+$/.test(name)) return false;
    reading ??= { file, users: usersOf(file), known: new Map(), depth: 0 };
    return isPublicKey(name, reading);
  };
}
