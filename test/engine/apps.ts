// The small programs that the scenarios start, by the name they have in the build context.
import type { Files } from "./build";
import { marks } from "./measure";

/** Serves HTTP and knows nothing of signals. */
const plain = `const http = require("node:http");
http.createServer((request, response) => response.end("ok")).listen(8080, () => console.log("${marks.ready}"));
`;

/** The same with a clean shutdown that takes 0.6 s. */
const graceful = `const http = require("node:http");
const server = http.createServer((request, response) => response.end("ok"));
server.listen(8080, () => console.log("${marks.ready}"));
process.on("SIGTERM", () => {
  console.log("${marks.signal}TERM");
  setTimeout(() => {
    console.log("${marks.clean}");
    server.close();
    process.exit(0);
  }, 600);
});
`;

const gracefulPython = `import signal, sys, time

def stop(number, frame):
    print("${marks.signal}TERM", flush=True)
    time.sleep(0.6)
    print("${marks.clean}", flush=True)
    sys.exit(0)

signal.signal(signal.SIGTERM, stop)
print("${marks.ready}", flush=True)
while True:
    signal.pause()
`;

/** No handler: Python itself makes a KeyboardInterrupt of SIGINT, and only of that. */
const plainPython = `import time
print("${marks.ready}", flush=True)
while True:
    time.sleep(1)
`;

const packageJson = (start: string, more: Readonly<Record<string, string>> = {}): string =>
  `${JSON.stringify({ name: "app", version: "1.0.0", private: true, scripts: { start, ...more } }, null, 2)}\n`;

export const apps = { plain, graceful, gracefulPython, plainPython, packageJson };

/** The usual context of a scenario: two node and two Python programs. */
export const commonFiles: Files = { "server.js": graceful, "plain.js": plain, "worker.py": gracefulPython, "loop.py": plainPython };
