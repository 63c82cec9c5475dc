// The program `dockwright`: `node dist/cli.js`. It loads the command line itself (`cli/main.ts`, bundled beside it), which runs at once.
import { join } from "node:path";
import { loadCompiled } from "./compiled";

loadCompiled(join(__dirname, "cli.main.js"));
