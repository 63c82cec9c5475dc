// The program `dockwright`: the process around one command line.
import colors from "picocolors";
import { exitCodes } from "./exit";
import { run } from "./run";

const write = (stream: NodeJS.WriteStream) => (text: string) => void stream.write(`${text}\n`);

process.stdout.on("error", () => process.exit(exitCodes.clean)); // the reader (`| head`) has gone
void run(process.argv.slice(2), {
  cwd: process.cwd(),
  stdin: process.stdin,
  colour: colors.isColorSupported && process.stdout.isTTY === true,
  out: write(process.stdout),
  err: write(process.stderr),
}).then((code) => {
  process.exitCode = code;
});
