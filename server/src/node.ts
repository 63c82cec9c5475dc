// The language server as a program of its own: `node dist/server.js --stdio`, or started by VS Code over IPC.
// It loads the server itself (`serve.ts`, bundled beside it).
import { join } from "node:path";
import { loadCompiled } from "./compiled";

const { serve } = loadCompiled(join(__dirname, "server.main.js")) as { serve(): void };
serve();
