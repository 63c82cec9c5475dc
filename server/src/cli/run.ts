// Runs one command line: finds the command, reads its options and tells what is wrong.
import type { Command, Surroundings } from "./command";
import { explainCommand } from "./commands/explain";
import { fixCommand } from "./commands/fix";
import { lintCommand } from "./commands/lint";
import { lspCommand } from "./commands/lsp";
import { newCommand } from "./commands/new";
import { parseCommand } from "./commands/parse";
import { proveCommand } from "./commands/prove";
import { splitCommand } from "./commands/split";
import { startupCommand } from "./commands/startup";
import { type ExitCode, exitCodes, UsageError } from "./exit";
import { didYouMean } from "./hint";
import { optionHelp, readOptions } from "./options";

const commands: Readonly<Record<string, Command>> = {
  lint: lintCommand,
  fix: fixCommand,
  startup: startupCommand,
  prove: proveCommand,
  split: splitCommand,
  explain: explainCommand,
  new: newCommand,
  parse: parseCommand,
  lsp: lspCommand,
};

function help(): string {
  const rows = Object.values(commands).map(({ usage, summary }) => `  ${usage.padEnd(38)} ${summary.split("\n", 1)[0]}`);
  return [
    "dockwright makes Dockerfiles right.",
    "",
    "usage: dockwright <command> [options]",
    "",
    ...rows,
    "",
    "dockwright <command> --help lists its options.",
    "Exit codes: 0 clean, 1 findings at or over --fail-on, 2 could not run.",
  ].join("\n");
}

const commandHelp = ({ usage, summary, options }: Command): string =>
  [`usage: dockwright ${usage}`, "", summary, ...(Object.keys(options).length ? ["", optionHelp(options)] : [])].join("\n");

/** Runs one command line. Wrong usage is told on stderr; anything else that is thrown is a defect and is told with its stack. */
export async function run(args: readonly string[], around: Surroundings): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    around.out(help());
    return name === undefined ? exitCodes.failed : exitCodes.clean;
  }
  if (name === "--version" || name === "-v") {
    around.out(process.env.DOCKWRIGHT_VERSION ?? "");
    return exitCodes.clean;
  }
  try {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) throw new UsageError(`unknown command ${name}${didYouMean(name, Object.keys(commands))} (dockwright --help lists them)`);
    if (rest.includes("--help") || rest.includes("-h")) {
      around.out(commandHelp(command));
      return exitCodes.clean;
    }
    return await command.run(readOptions(name, rest, command.options), around);
  } catch (error) {
    around.err(
      error instanceof UsageError ? `dockwright: ${error.message}` : `dockwright: ${error instanceof Error ? error.stack : String(error)}`,
    );
    return exitCodes.failed;
  }
}
