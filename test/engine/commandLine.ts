// The command line as a process of its own, from its source: what is built need not be there for these tests.
import { run } from "../../server/src/cli/run";

void run(process.argv.slice(2), {
  cwd: process.cwd(),
  stdin: process.stdin,
  colour: false,
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
}).then((code) => {
  process.exitCode = code;
});
