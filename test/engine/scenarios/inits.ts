// An init that is there, but cannot do its work: a shell behind it, a shell before it, a wrong path, no package.
import { dumbInitOnDash, nodeOnDash, type Scenario, tiniOnAsh, tiniOnBash, tiniOnDash } from "./scenario";

/** What Compose passes on as `docker run --init`. */
const composeWithInit = { "compose.yaml": "services:\n  app:\n    build: .\n    init: true\n" };
const shellBehind = {
  fixes: [["signal-never-reaches-app", "exec in front"]],
  before: ["prompt", "reaped"],
  after: ["signal", "prompt", "reaped"],
} as const;

export const inits: readonly Scenario[] = [
  {
    ...shellBehind,
    name: "dash, tini and a shell that stays → exec in front",
    dockerfile: `${tiniOnDash}ENTRYPOINT ["/usr/bin/tini", "--"]\nCMD cd /app && node server.js\n`,
  },
  {
    ...shellBehind,
    name: "dash, tini -g and a shell that stays → exec in front",
    dockerfile: `${tiniOnDash}ENTRYPOINT ["/usr/bin/tini", "-g", "--"]\nCMD cd /app && node server.js\n`,
    reachesAppHidden: "before",
  },
  {
    ...shellBehind,
    name: "dash, dumb-init and a shell that stays → exec in front",
    dockerfile: `${dumbInitOnDash}ENTRYPOINT ["/usr/bin/dumb-init", "--"]\nCMD cd /app && node server.js\n`,
    reachesAppHidden: "before",
  },
  {
    ...shellBehind,
    name: "dash, dumb-init --single-child and a shell that stays → exec in front",
    dockerfile: `${dumbInitOnDash}ENTRYPOINT ["/usr/bin/dumb-init", "--single-child", "--"]\nCMD cd /app && node server.js\n`,
  },
  {
    ...shellBehind,
    name: "dash, tini and shell form → exec form",
    dockerfile: `${tiniOnDash}ENTRYPOINT ["/usr/bin/tini", "--"]\nCMD node server.js\n`,
    fixes: [["signal-never-reaches-app", "exec form"]],
  },
  {
    ...shellBehind,
    name: "dash, --init and a shell that stays → exec in front",
    dockerfile: `${nodeOnDash}CMD cd /app && node server.js\n`,
    files: composeWithInit,
  },
  {
    ...shellBehind,
    name: "ash, tini and a shell that stays → exec in front",
    dockerfile: `${tiniOnAsh}ENTRYPOINT ["/sbin/tini", "--"]\nCMD trap 'echo hup' HUP; node server.js\n`,
  },
  {
    ...shellBehind,
    name: "bash, tini and a shell that stays → exec in front",
    dockerfile: `${tiniOnBash}ENTRYPOINT ["/usr/bin/tini", "--"]\nCMD node server.js 2> /tmp/errors.log\n`,
  },
  {
    name: "dash, tini in shell form → exec form",
    dockerfile: `${tiniOnDash}ENTRYPOINT tini -- node server.js\n`,
    fixes: [["init-in-shell-form", "exec form"]],
    before: ["reaped"],
    after: ["signal", "prompt", "reaped"],
  },
  {
    name: "dash, tini is not installed → install it",
    dockerfile: `${nodeOnDash}ENTRYPOINT ["/usr/bin/tini", "--"]\nCMD ["node", "server.js"]\n`,
    fixes: [["init-not-installed", "install init"]],
    before: ["fails"],
    after: ["signal", "prompt", "reaped"],
  },
  {
    name: "ash, tini has another path → right path",
    dockerfile: `${tiniOnAsh}ENTRYPOINT ["/usr/bin/tini", "--"]\nCMD ["node", "server.js"]\n`,
    fixes: [["init-not-installed", "init path"]],
    before: ["fails"],
    after: ["signal", "prompt", "reaped"],
  },
  {
    name: "dash, tini reads the app's option → insert --",
    dockerfile: `${tiniOnDash}ENTRYPOINT ["/usr/bin/tini", "node", "--no-warnings", "server.js"]\n`,
    fixes: [["init-without-double-dash", "double dash"]],
    before: ["fails"],
    after: ["signal", "prompt", "reaped"],
  },
  {
    name: "dash, tini and exec form",
    dockerfile: `${tiniOnDash}ENTRYPOINT ["/usr/bin/tini", "--"]\nCMD ["node", "server.js"]\n`,
    fixes: [],
    before: ["signal", "prompt", "reaped"],
  },
  {
    name: "dash, dumb-init and exec form",
    dockerfile: `${dumbInitOnDash}ENTRYPOINT ["/usr/bin/dumb-init", "--"]\nCMD ["node", "server.js"]\n`,
    fixes: [],
    before: ["signal", "prompt", "reaped"],
  },
  {
    name: "dash, dumb-init --single-child and exec form",
    dockerfile: `${dumbInitOnDash}ENTRYPOINT ["/usr/bin/dumb-init", "--single-child", "--"]\nCMD ["node", "server.js"]\n`,
    fixes: [],
    before: ["signal", "prompt", "reaped"],
  },
  {
    name: "dash, --init and exec form",
    dockerfile: `${nodeOnDash}CMD ["node", "server.js"]\n`,
    files: composeWithInit,
    fixes: [],
    before: ["signal", "prompt", "reaped"],
  },
  {
    name: "bash, tini -g and exec in front",
    dockerfile: `${tiniOnBash}ENTRYPOINT ["/usr/bin/tini", "-g", "--"]\nCMD cd /app && exec node server.js 2> /tmp/errors.log\n`,
    fixes: [],
    before: ["signal", "prompt", "reaped"],
  },
];
