// The same application from a naive single-stage Dockerfile before and after the split: both answer the same, the second image is smaller.
import type { Source } from "./build";
import type { Engine } from "./engine";
import { type Served, serve } from "./http";
import { splitSource } from "./product";

interface Sample {
  readonly name: string;
  readonly port: number;
  readonly source: Source;
}

const nodeServer = `const greeting = require("./greeting.js");
const server = require("node:http").createServer((_, response) => response.end(greeting));
process.on("SIGTERM", () => server.close(() => process.exit(0)));
server.listen(3000);
`;

const cServer = `#include <arpa/inet.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>
static void stop(int number) { _exit(0); }
int main(void) {
  signal(SIGTERM, stop);
  int one = 1, server = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons(8080)};
  setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
  if (bind(server, (struct sockaddr *)&at, sizeof at) || listen(server, 16)) return 1;
  const char *answer = "HTTP/1.1 200 OK\\r\\nContent-Length: 12\\r\\nConnection: close\\r\\n\\r\\nhello from C";
  for (;;) {
    char request[1024];
    int client = accept(server, 0, 0);
    if (read(client, request, sizeof request) < 0 || write(client, answer, strlen(answer)) < 0) return 2;
    close(client);
  }
}
`;

const samples: readonly Sample[] = [
  {
    name: "node, with a build script and a compiler",
    port: 3000,
    source: {
      dockerfile: `FROM node:22-bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends g++ make && rm -rf /var/lib/apt/lists/*
EXPOSE 3000
WORKDIR /app
COPY . .
RUN npm run build
CMD ["node", "dist/server.js"]
`,
      files: {
        "package.json": JSON.stringify({
          name: "app",
          scripts: { build: "mkdir dist && cp server.js dist/ && echo \"module.exports = 'hello from node'\" > dist/greeting.js" },
        }),
        "server.js": nodeServer,
      },
    },
  },
  {
    name: "C, with the distribution's compiler",
    port: 8080,
    source: {
      dockerfile: `FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev make && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN make
EXPOSE 8080
CMD ["/src/server"]
`,
      files: { Makefile: "server: server.c\n\tgcc -O2 -o server server.c\n", "server.c": cServer },
    },
  },
];

function problemsOf(before: Served, after: Served): readonly string[] {
  if (!before.answers) return [`no answer before: ${before.said}`];
  if (!after.answers) return [`no answer after: ${after.said}`];
  const wrong: [boolean, string][] = [
    [before.status !== 200 || !before.body.startsWith("hello"), `answers ${before.status} ${before.body} before`],
    [before.status !== after.status || before.body !== after.body, `answers ${after.status} ${after.body} after`],
    [before.exitCode !== after.exitCode, `ends with ${after.exitCode}, not ${before.exitCode}`],
    [after.imageBytes >= before.imageBytes, "is not smaller"],
  ];
  return wrong.flatMap(([is, problem]) => (is ? [problem] : []));
}

const megabytes = ({ imageBytes }: Served): string => `${(imageBytes / 1e6).toFixed(0)} MB`;

async function runSample(engine: Engine, { name, port, source }: Sample, log: (line: string) => void): Promise<boolean> {
  const split = splitSource(source);
  if ("refused" in split) {
    log(`FAILED ${name}: ${split.refused}`);
    return false;
  }
  const before = await serve(engine, source, { port });
  const after = await serve(engine, split, { port });
  const problems = problemsOf(before, after);
  const sizes = `${megabytes(before)} before, ${megabytes(after)} after`;
  log(
    `${problems.length === 0 ? "ok    " : "FAILED"} ${name}: ${problems.length === 0 ? `both answer "${after.body}"` : problems.join("; ")}; ${sizes}`,
  );
  return problems.length === 0;
}

/** @returns how many passed and failed */
export async function runSplits(
  engine: Engine,
  log: (line: string) => void,
): Promise<{ readonly passed: number; readonly failed: number }> {
  log("\nsplit: the same application from one stage and from two");
  const results: boolean[] = [];
  for (const sample of samples) results.push(await runSample(engine, sample, log));
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed };
}
