// `dockwright lsp --stdio`: the language server, for editors that start a program.
import type { Command } from "../command";
import { exitCodes } from "../exit";

export const lspCommand: Command = {
  usage: "lsp --stdio",
  summary: "start the language server",
  options: { stdio: { type: "boolean", help: "speak over standard input and output" } },
  async run() {
    const { serve } = await import("../../serve"); // heavy, and of no use to the other commands
    serve();
    return exitCodes.clean;
  },
};
