// `dockwright lsp --stdio`: the language server, for editors that start a program.
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Command } from "../command";
import { exitCodes } from "../exit";

export const lspCommand: Command = {
  usage: "lsp --stdio",
  summary: "start the language server",
  options: { stdio: { type: "boolean", help: "speak over standard input and output" } },
  async run() {
    // The server is a program of its own, bundled beside this one: no other command has to load it.
    createRequire(__filename)(join(__dirname, "server.js"));
    return exitCodes.clean;
  },
};
