// `dockwright lsp --stdio`: the language server, for editors that start a program.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Command } from "../command";
import { exitCodes } from "../exit";

export const lspCommand: Command = {
  usage: "lsp --stdio",
  summary: "start the language server",
  options: { stdio: { type: "boolean", help: "speak over standard input and output" } },
  async run() {
    // The server is a program of its own, bundled beside this one: no other command has to load it.
    await import(pathToFileURL(join(__dirname, "server.js")).href);
    return exitCodes.clean;
  },
};
