// What BuildKit's parser refuses, in words: code, message and values of every parse error.
import { nearestName } from "../text/nearest";
import type { Span } from "../text/span";
import { readings } from "./keywords";
import type { ParseError } from "./types";

const messages = {
  "unknown-instruction": "{keyword} is not a Dockerfile instruction, so the build stops here",
  "unknown-instruction-nearest": "{keyword} is not a Dockerfile instruction, so the build stops here; did you mean {nearest}?",
  "empty-instruction": "this line continues, but no instruction follows; remove the continuation or write an instruction",
  "missing-arguments": "{keyword} has no arguments, so the build stops here; write {keyword} name=value or remove the line",
  "missing-value": "{keyword} {name} has no value; write {keyword} {name}=value",
  "missing-equals": "{word} is not a key=value pair; put quotes around a value with blanks in it",
  "json-not-strings": "a JSON array may hold strings only here; put double quotes around every element",
  "invalid-heredoc-name": "the heredoc's name cannot be read: {reason}",
  "unterminated-heredoc": "this heredoc never ends; put {name} alone on a line behind its text",
  "no-instructions": "the file has no instructions; a Dockerfile begins with FROM",
  "duplicate-directive": "# {name}= is already set above; remove one of the two",
  "invalid-escape": "the escape character can only be \\ or `, not {value}",
  "line-too-long": "this line has {length} bytes; BuildKit refuses lines longer than 65535 bytes, so break it up",
} as const;

export type ProblemCode = Exclude<keyof typeof messages, `${string}-nearest`>;

export function problem(code: ProblemCode, span: Span, values: Readonly<Record<string, string>> = {}): ParseError {
  return { code, message: messages[code], values, span };
}

export function unknownInstruction(keyword: string, span: Span): ParseError {
  const nearest = nearestName(keyword, Object.keys(readings));
  if (nearest === undefined) return problem("unknown-instruction", span, { keyword });
  return { code: "unknown-instruction", message: messages["unknown-instruction-nearest"], values: { keyword, nearest }, span };
}
