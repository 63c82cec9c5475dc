// The program `dockwright`: the process around one command line, or a thread of it.
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import colors from "picocolors";
import { lintThread } from "./commands/lint";
import { exitCodes } from "./exit";
import type { Share } from "./linting";
import { run } from "./run";

const write = (stream: NodeJS.WriteStream) => (text: string) => void stream.write(`${text}\n`);

process.stdout.on("error", () => process.exit(exitCodes.clean)); // the reader (`| head`) has gone
if (parentPort) parentPort.postMessage(lintThread(workerData as Share));
else
  void run(process.argv.slice(2), {
    cwd: process.cwd(),
    program: join(__dirname, "cli.js"),
    stdin: process.stdin,
    colour: colors.isColorSupported && process.stdout.isTTY === true,
    out: write(process.stdout),
    err: write(process.stderr),
  }).then((code) => {
    process.exitCode = code;
  });
