// Programs that ignore their stop signal as PID 1, leave orphans, or get a signal that they cannot handle.
import { nodeOnAsh, nodeOnBash, nodeOnDash, pythonOnDash, type Scenario } from "./scenario";

const noHandler = { before: [], after: ["prompt", "reaped"], reachesAppHidden: "both" } as const;

const addInit: readonly Scenario[] = [
  {
    ...noHandler,
    name: "dash, node without a handler → add tini",
    dockerfile: `${nodeOnDash}CMD ["node", "plain.js"]\n`,
    fixes: [["ignores-stop-signal", "tini"]],
  },
  {
    ...noHandler,
    name: "dash, node without a handler → add dumb-init",
    dockerfile: `${nodeOnDash}CMD ["node", "plain.js"]\n`,
    fixes: [["ignores-stop-signal", "dumb-init"]],
  },
  {
    ...noHandler,
    name: "dash, USER node → tini before USER",
    dockerfile: `${nodeOnDash}USER node\nCMD ["node", "plain.js"]\n`,
    fixes: [["ignores-stop-signal", "tini"]],
  },
  {
    ...noHandler,
    name: "dash, another package is installed → tini joins it",
    dockerfile: `FROM python:3.11-slim-bookworm
RUN apt-get update \\
  && apt-get install -y --no-install-recommends \\
    ca-certificates \\
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY . .
CMD ["python3", "loop.py"]
`,
    fixes: [["ignores-stop-signal", "tini"]],
  },
  {
    ...noHandler,
    name: "dash, python -m http.server → add dumb-init",
    dockerfile: `${pythonOnDash}ENTRYPOINT ["python3", "-m", "http.server"]\nCMD ["8080"]\n`,
    fixes: [["ignores-stop-signal", "dumb-init"]],
    ready: null,
  },
  {
    ...noHandler,
    name: "dash, sleep infinity → STOPSIGNAL SIGKILL",
    dockerfile: 'FROM debian:bookworm-slim\nCMD ["sleep", "infinity"]\n',
    fixes: [["ignores-stop-signal", "STOPSIGNAL"]],
    after: ["prompt"],
    ready: null,
  },
  {
    ...noHandler,
    name: "dash, CMD of an earlier stage → tini keeps it",
    dockerfile: `FROM node:22-bookworm-slim AS base\nWORKDIR /app\nCMD ["node", "plain.js"]\n\nFROM base\nCOPY . .\n`,
    fixes: [["ignores-stop-signal", "tini"]],
  },
  {
    ...noHandler,
    name: "ash, node without a handler → add tini",
    dockerfile: `${nodeOnAsh}CMD ["node", "plain.js"]\n`,
    fixes: [["ignores-stop-signal", "tini"]],
  },
  {
    ...noHandler,
    name: "ash, tail -f with USER → STOPSIGNAL SIGKILL",
    dockerfile: 'FROM alpine:3.22\nUSER nobody\nENTRYPOINT ["tail", "-f", "/dev/null"]\n',
    fixes: [["ignores-stop-signal", "STOPSIGNAL"]],
    after: ["prompt"],
    ready: null,
  },
  {
    ...noHandler,
    name: "bash, node without a handler → add tini",
    dockerfile: `${nodeOnBash}CMD ["node", "plain.js"]\n`,
    fixes: [["ignores-stop-signal", "tini"]],
  },
  {
    ...noHandler,
    name: "scratch, busybox httpd reaps but ignores SIGTERM → static tini from a stage",
    before: ["reaped"],
    dockerfile: `FROM alpine:3.22 AS tools\n\nFROM scratch\nCOPY --from=tools /bin/busybox /busybox\nCMD ["/busybox", "httpd", "-f", "-p", "8080"]\n`,
    fixes: [["ignores-stop-signal", "tini"]],
    ready: null,
    tools: ["/busybox"],
  },
  {
    ...noHandler,
    name: "dash, node without a handler → init: true in Compose",
    dockerfile: `${nodeOnDash}CMD ["node", "plain.js"]\n`,
    files: { "compose.yaml": "services:\n  app:\n    build: .\n" },
    fixes: [["ignores-stop-signal", "compose init"]],
  },
];

const signals: readonly Scenario[] = [
  {
    name: "dash, python without a handler → STOPSIGNAL SIGINT",
    dockerfile: `${pythonOnDash}CMD ["python3", "loop.py"]\n`,
    fixes: [["ignores-stop-signal", "STOPSIGNAL"]],
    before: [],
    after: ["prompt"],
    reachesAppHidden: "both",
  },
  {
    name: "dash, STOPSIGNAL SIGKILL → SIGTERM",
    dockerfile: `${nodeOnDash}STOPSIGNAL SIGKILL\nCMD ["node", "server.js"]\n`,
    fixes: [["unhandleable-stop-signal", "STOPSIGNAL"]],
    before: ["prompt"],
    after: ["signal", "prompt"],
  },
  {
    name: "dash, STOPSIGNAL of nginx for a python worker → SIGTERM",
    dockerfile: `FROM nginx:1.27-bookworm
RUN apt-get update && apt-get install -y --no-install-recommends python3 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY . .
CMD ["python3", "worker.py"]
`,
    fixes: [["stop-signal-of-base", "STOPSIGNAL"]],
    reachesAppHidden: "before",
    before: [],
    after: ["signal", "prompt"],
  },
];

const orphans: readonly Scenario[] = [
  {
    name: "dash, node with a health check by a shell → add tini",
    dockerfile: `${nodeOnDash}HEALTHCHECK CMD node -e 'fetch("http://127.0.0.1:8080").then(r => process.exit(r.ok ? 0 : 1))' || exit 1\nCMD ["node", "server.js"]\n`,
    fixes: [["no-init-process", "tini"]],
    profile: "all",
    before: ["signal", "prompt"],
    after: ["signal", "prompt", "reaped"],
  },
  {
    name: "dash, a pipe keeps the shell → add dumb-init",
    dockerfile: `${nodeOnDash}CMD node server.js | tee /tmp/output.log\n`,
    fixes: [["signal-never-reaches-app", "dumb-init"]],
    reachesAppHidden: "after",
    before: ["reaped"],
    after: ["prompt", "reaped"],
  },
  {
    name: "ash, a pipe keeps the shell → add tini",
    dockerfile: `${nodeOnAsh}CMD node server.js | tee /tmp/output.log\n`,
    fixes: [["signal-never-reaches-app", "tini"]],
    before: ["reaped"],
    after: ["prompt", "reaped"],
  },
];

export const ignoring: readonly Scenario[] = [...addInit, ...signals, ...orphans];
