// What the rules on shell text share: which instructions hold some, and whether an edit of it is plain text.
import { commandKeywords } from "../../knowledge/instructions";
import type { ShellScript } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import type { Context } from "../rule";

/** Instructions whose command line a shell may read. */
export const withShell = commandKeywords;

/** Inside a JSON array quotes and backslashes would need escapes of their own. */
export const isPlainText = ({ form }: Instruction): boolean => form !== "exec";

/** Scripts of an instruction whose text has one of these characters. */
export const scriptsWith = (instruction: Instruction, context: Context, pattern: RegExp): readonly ShellScript[] =>
  context.scripts(instruction).filter(({ source }) => pattern.test(source.text));
