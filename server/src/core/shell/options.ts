// Splits the words behind a program's name into options, subcommand and operands, as getopt would with that program's table.
import { type CommandOptions, commandOptions } from "../knowledge/commandOptions";
import type { Span } from "../text/span";
import type { ShellWord } from "./types";

export interface Option {
  /** `-y`, `--yes`; each letter of `-yq` is one. */
  readonly name: string;
  /** `x` of `--name=x`, `--name x`, `-nx`; raw text where it is not literal; undefined without one. */
  readonly value: string | undefined;
  /** The word that holds the name; letters of a bundle share it. */
  readonly word: ShellWord;
  /** The value's own word, when it is the next one. */
  readonly valueWord: ShellWord | undefined;
  /** From the name's word to the value's. */
  readonly span: Span;
}

export interface Arguments {
  readonly options: readonly Option[];
  /** `install` of `apt-get -y install`, for programs that have subcommands. */
  readonly subcommand: ShellWord | undefined;
  /** What is neither an option nor the subcommand, in order; behind `--` everything. */
  readonly operands: readonly ShellWord[];
}

/** Value, or the text without quotes where the word is not literal. */
export const roughly = ({ value, text }: ShellWord): string => value ?? text.replace(/["']/g, "");

interface Reading {
  readonly words: readonly ShellWord[];
  readonly table: CommandOptions;
  readonly options: Option[];
  /** Index of the next word; a valued option moves it. */
  next: number;
}

function add(reading: Reading, name: string, word: ShellWord, attached: string | undefined, takesNext: boolean): void {
  const valueWord = attached === undefined && takesNext ? reading.words[reading.next] : undefined;
  if (valueWord) reading.next++;
  const value = attached ?? (valueWord && roughly(valueWord));
  reading.options.push({ name, value, word, valueWord, span: { start: word.span.start, end: (valueWord ?? word).span.end } });
}

/** `--no-cache` of pip is `--no-cache-dir`, because no other option begins so. */
function wholeName({ abbreviated }: CommandOptions, name: string): string {
  if (!abbreviated || abbreviated.includes(name)) return name;
  const [first = name, second] = abbreviated.filter((option) => option.startsWith(name));
  return second === undefined ? first : name;
}

function readLong(reading: Reading, word: ShellWord, text: string): void {
  const equals = text.indexOf("=");
  const name = wholeName(reading.table, equals < 0 ? text : text.slice(0, equals));
  add(reading, name, word, equals < 0 ? undefined : text.slice(equals + 1), reading.table.valued.has(name));
}

/** Letters one by one, until one takes a value: `-yq`, `-ofile`, `-q=2`. */
function readLetters(reading: Reading, word: ShellWord, letters: string): void {
  for (let at = 0; at < letters.length; at++) {
    const name = `-${letters[at]}`;
    const rest = letters.slice(at + 1);
    const valued = reading.table.valued.has(name);
    const attached = rest.startsWith("=") ? rest.slice(1) : valued && rest !== "" ? rest : undefined;
    add(reading, name, word, attached, valued);
    if (attached !== undefined) return;
  }
}

/** A short option that the table knows as a whole (`-pl` of mvn) is not a bundle. */
function readOption(reading: Reading, word: ShellWord, text: string): void {
  const whole = reading.table.singleDash || text.startsWith("--") || (text.length > 2 && reading.table.valued.has(text));
  if (whole) readLong(reading, word, text);
  else readLetters(reading, word, text.slice(1));
}

/** @param words behind the program's name. */
export function readArguments(program: string, words: readonly ShellWord[]): Arguments {
  const table = commandOptions(program);
  const reading: Reading = { words, table, options: [], next: 0 };
  const operands: ShellWord[] = [];
  let subcommand: ShellWord | undefined;
  while (reading.next < words.length) {
    const index = reading.next++;
    const word = words[index];
    if (!word) break;
    const text = roughly(word);
    if (text === "--") {
      operands.push(...words.slice(reading.next));
      break;
    }
    if (text.length > 1 && text[0] === "-") readOption(reading, word, text);
    else if (table.bareLetters && index === 0 && /^[A-Za-z]+$/.test(text)) readLetters(reading, word, text);
    else if (table.subcommands && !subcommand) subcommand = word;
    else operands.push(word);
  }
  return { options: reading.options, subcommand, operands };
}

/** How often an option is given: `-qq` counts two. */
const countOf = (options: readonly Option[], name: string): number => options.filter((option) => option.name === name).length;

/** Whether one of these is given, alone, with a value or in a bundle; `-qq` asks for two `-q`, `--setopt=x=y` for this value. */
export function hasOption({ options }: Pick<Arguments, "options">, ...names: readonly string[]): boolean {
  return names.some((name) => {
    const repeated = /^-(.)\1+$/.exec(name);
    return (
      options.some((option) => option.name === name || `${option.name}=${option.value}` === name) ||
      (repeated !== null && countOf(options, `-${repeated[1]}`) >= name.length - 1)
    );
  });
}

/** The last one of these that is given. */
export const optionOf = ({ options }: Pick<Arguments, "options">, ...names: readonly string[]): Option | undefined =>
  options.findLast(({ name }) => names.includes(name));
