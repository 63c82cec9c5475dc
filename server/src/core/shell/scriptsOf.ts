// The shell scripts of an instruction: RUN, shell-form CMD and ENTRYPOINT, HEALTHCHECK CMD, heredoc bodies, `["sh", "-c", "…"]`.
import { commandLineOf, isHeredocScript } from "../model/commandLine";
import type { Dockerfile } from "../model/types";
import type { Heredoc, Instruction } from "../syntax/types";
import type { LogicalText } from "../text/logicalText";
import { assemble, heredocInput, jsonStrings, withoutCarriageReturns } from "./decoded";
import { dialectOfProgram, imageShell, type ShellCall, type ShellInForce, shellCall, shellInForce } from "./dialect";
import { parseScript } from "./parseScript";
import type { Command, Dialect, ShellScript } from "./types";

/** An unchanged instruction keeps its scripts from version to version of the file, as long as the same shell reads it. */
const cache = new WeakMap<Instruction, { doc: Dockerfile; readonly key: string; readonly scripts: readonly ShellScript[] }>();

/**
 * In the order in which they stand in the file. Empty for PowerShell, cmd, other interpreters and instructions without a
 * command line; ONBUILD has none of its own, the instruction that it holds has.
 */
export function scriptsOf(doc: Dockerfile, instruction: Instruction): readonly ShellScript[] {
  const commandLine = commandLineOf(instruction);
  if (!commandLine) return [];
  const known = cache.get(instruction);
  if (known?.doc === doc) return known.scripts;
  const shell = commandLine.text !== "" && shellInForce(doc, instruction);
  if (!shell) return [];
  const readers: Readers = { shell, sh: imageShell(doc, instruction) ?? "sh" };
  const key = [readers.sh, shell.dialect, ...shell.options].join(" ");
  if (known?.key === key) {
    known.doc = doc;
    return known.scripts;
  }
  const scripts = readScripts(instruction, commandLine, readers);
  cache.set(instruction, { doc, key, scripts });
  return scripts;
}

/** Who reads what: the shell in force reads the command line, `sh` whatever names it. */
interface Readers {
  readonly shell: ShellInForce;
  readonly sh: Dialect;
}

function readScripts(instruction: Instruction, commandLine: LogicalText, readers: Readers): readonly ShellScript[] {
  if (instruction.form === "exec") return execScripts(instruction, commandLine, readers);
  const { shell } = readers;
  const { heredocs } = instruction;
  const [first] = heredocs;
  if (!first) return [parseScript(commandLine, shell.dialect, shell.options)];
  if (isHeredocScript(instruction)) return bodyScripts(first, readers);
  const whole = parseScript(withBodies(commandLine, heredocs), shell.dialect, shell.options);
  return [whole, ...fedScripts(whole, heredocs, readers)];
}

function execScripts(instruction: Instruction, commandLine: LogicalText, readers: Readers): readonly ShellScript[] {
  const argv = (instruction.json ?? []).map(({ value }) => value);
  const call = shellCall(argv);
  if (!call?.takesScript) return [];
  const script = jsonStrings(commandLine)[call.rest];
  return script ? [parseScript(script, dialectOfCall(call, readers), call.options)] : [];
}

/** `sh` is what the image has under that name. */
const dialectOfCall = ({ dialect }: ShellCall, { sh }: Readers): Dialect => (dialect === "sh" ? sh : dialect);

function bodyScripts(heredoc: Heredoc, readers: Readers): readonly ShellScript[] {
  const body = withoutCarriageReturns(heredoc.body);
  const shebang = /^#!\s*([^\n]*)/.exec(body.text)?.[1];
  if (shebang === undefined) return [parseScript(body, readers.shell.dialect, readers.shell.options)];
  const call = shellCall(shebang.trim().split(/\s+/));
  return call ? [parseScript(body, dialectOfCall(call, readers), call.options)] : [];
}

/** A command line and the bodies that belong to it, as the builder hands them to the shell. */
function withBodies(commandLine: LogicalText, heredocs: readonly Heredoc[]): LogicalText {
  const whole = assemble();
  whole.keep(commandLine, 0, commandLine.text.length);
  for (const heredoc of heredocs) {
    const body = withoutCarriageReturns(heredoc.body);
    whole.put("\n", Math.max(0, heredoc.bodySpan.start - 1));
    whole.keep(body, 0, body.text.length);
    const { closerSpan, name } = heredoc;
    if (closerSpan) whole.put(name, closerSpan.end - name.length);
  }
  return whole.done(commandLine.span.end);
}

/** Bodies that a shell reads as its script: `bash <<EOF`, `sh -s <<EOF`. */
function fedScripts(whole: ShellScript, heredocs: readonly Heredoc[], readers: Readers): readonly ShellScript[] {
  return heredocs.flatMap((heredoc) => {
    const reader = whole.commands.find(({ redirections }) =>
      redirections.some(({ span }) => span.start <= heredoc.openerSpan.start && heredoc.openerSpan.end <= span.end),
    );
    const call = reader && shellReadingInput(reader);
    if (!call) return [];
    const body = withoutCarriageReturns(heredoc.body);
    return [parseScript(heredoc.expand ? heredocInput(body) : body, dialectOfCall(call, readers), call.options)];
  });
}

/** The shell that a command starts when it reads its script from standard input, not from `-c` or a file. */
function shellReadingInput({ words }: Command): ShellCall | undefined {
  const argv = words.map(({ value }) => value);
  const call = shellCall(argv);
  const first = argv.findIndex((word) => word !== undefined && dialectOfProgram(word) !== undefined);
  if (!call || call.takesScript) return undefined;
  const readsInput = argv.slice(first + 1, call.rest).some((word) => word !== undefined && /^-[a-z]*s/.test(word));
  return readsInput || call.rest >= argv.length || argv[call.rest] === "-" ? call : undefined;
}
