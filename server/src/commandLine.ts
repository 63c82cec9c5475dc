// The program `dockwright`: `node dist/cli.js`. It loads the command line itself (`cli/main.ts`, bundled beside it), which runs at once.
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { isMainThread } from "node:worker_threads";
import { loadCompiled } from "./compiled";

/**
 * In bytecode and loops; Node 20 has 67584. It optimizes so early that a run of seconds spends a third of its time on that, on cores that
 * the threads need; Node 22 and later have a compiler in between, and do not know the flag.
 */
const interruptBudget = 500_000;

if (isMainThread && Number.parseInt(process.versions.node, 10) < 22) setFlagsFromString(`--interrupt-budget=${interruptBudget}`);
loadCompiled(join(__dirname, "cli.main.js"));
