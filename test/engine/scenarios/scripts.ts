// Entrypoint scripts and npm between PID 1 and the app.
import { apps } from "../apps";
import { nodeOnAsh, nodeOnBash, nodeOnDash, pythonOnDash, type Scenario, tiniOnAsh, tiniOnDash } from "./scenario";

const runsArguments = (shell: string) => ({ "entrypoint.sh": `#!${shell}\nset -e\necho starting\n"$@"\n` });
const runsArgumentsByExec = { "entrypoint.sh": '#!/bin/sh\nset -e\necho starting\nexec "$@"\n' };
const waits = { "run.sh": '#!/bin/sh\ntrap \'kill -TERM "$app"; wait "$app"\' TERM\nnode server.js &\napp=$!\nwait "$app"\n' };
const npm = { "package.json": apps.packageJson("node server.js", { serve: "node server.js" }) };

const scripts: readonly Scenario[] = [
  {
    name: 'dash, entrypoint script ends with "$@" → exec in the script',
    dockerfile: `${nodeOnDash}ENTRYPOINT ["/app/entrypoint.sh"]\nCMD ["node", "server.js"]\n`,
    files: runsArguments("/bin/sh"),
    fixes: [["entrypoint-script-without-exec", "exec in script"]],
    before: ["reaped"],
    after: ["signal", "prompt"],
  },
  {
    name: "dash, script ends with python → exec in the script",
    dockerfile: `${pythonOnDash}CMD ["/app/run.sh"]\n`,
    files: { "run.sh": "#!/bin/sh\nexport MODE=production\npython3 worker.py\n" },
    fixes: [["entrypoint-script-without-exec", "exec in script"]],
    before: ["reaped"],
    after: ["signal", "prompt"],
  },
  {
    name: "dash, script in shell form → exec form and exec in the script",
    dockerfile: `${nodeOnDash}CMD ./run.sh\n`,
    files: { "run.sh": "#!/bin/sh\necho starting\nnode server.js\n" },
    // One fix for both places: the array alone would leave the script in front of node.
    fixes: [["shell-form-command", "exec form"]],
    before: ["reaped"],
    after: ["signal", "prompt"],
  },
  {
    name: 'dash, tini and a script that ends with "$@" → exec in the script',
    dockerfile: `${tiniOnDash}ENTRYPOINT ["/usr/bin/tini", "--", "/app/entrypoint.sh"]\nCMD ["node", "server.js"]\n`,
    files: runsArguments("/bin/sh"),
    fixes: [["entrypoint-script-without-exec", "exec in script"]],
    before: ["prompt", "reaped"],
    after: ["signal", "prompt", "reaped"],
  },
  {
    name: 'ash, entrypoint script ends with "$@" → exec in the script',
    dockerfile: `${nodeOnAsh}ENTRYPOINT ["/app/entrypoint.sh"]\nCMD ["node", "server.js"]\n`,
    files: runsArguments("/bin/sh"),
    fixes: [["entrypoint-script-without-exec", "exec in script"]],
    before: ["reaped"],
    after: ["signal", "prompt"],
  },
  {
    name: 'bash, entrypoint script ends with "$@" → exec in the script',
    dockerfile: `${nodeOnBash}ENTRYPOINT ["/app/entrypoint.sh"]\nCMD ["node", "server.js"]\n`,
    files: runsArguments("/bin/bash"),
    fixes: [["entrypoint-script-without-exec", "exec in script"]],
    before: ["reaped"],
    after: ["signal", "prompt"],
  },
  {
    name: "dash, entrypoint script with exec",
    dockerfile: `${nodeOnDash}ENTRYPOINT ["/app/entrypoint.sh"]\nCMD ["node", "server.js"]\n`,
    files: runsArgumentsByExec,
    fixes: [],
    before: ["signal", "prompt"],
  },
  {
    name: "dash, script with a trap and wait",
    dockerfile: `${nodeOnDash}CMD ["/app/run.sh"]\n`,
    files: waits,
    fixes: [],
    before: ["signal", "prompt", "reaped"],
  },
];

const managers: readonly Scenario[] = [
  {
    name: "dash, npm start in exec form → start node",
    dockerfile: `${nodeOnDash}CMD ["npm", "start"]\n`,
    files: npm,
    fixes: [["signal-never-reaches-app", "start node"]],
    before: ["prompt"],
    after: ["signal", "prompt"],
  },
  {
    name: "dash, npm start in shell form → start node",
    dockerfile: `${nodeOnDash}CMD npm start\n`,
    files: npm,
    fixes: [["signal-never-reaches-app", "start node"]],
    before: ["reaped"],
    after: ["signal", "prompt"],
  },
  {
    name: "dash, npm run serve → start node",
    dockerfile: `${nodeOnDash}CMD ["npm", "run", "serve"]\n`,
    files: npm,
    fixes: [["signal-never-reaches-app", "start node"]],
    before: ["prompt"],
    after: ["signal", "prompt"],
  },
  {
    name: "dash, tini and npm start → start node",
    dockerfile: `${tiniOnDash}ENTRYPOINT ["/usr/bin/tini", "--"]\nCMD ["npm", "start"]\n`,
    files: npm,
    fixes: [["signal-never-reaches-app", "start node"]],
    before: ["prompt", "reaped"],
    after: ["signal", "prompt", "reaped"],
  },
  {
    // npm would not reap orphans, but one program that is started in front leaves none.
    name: "ash, npm start",
    dockerfile: `${nodeOnAsh}CMD ["npm", "start"]\n`,
    files: npm,
    fixes: [],
    before: ["signal", "prompt"],
  },
  {
    name: "bash, dumb-init and npm start",
    dockerfile: `FROM rockylinux:9
RUN dnf install -y epel-release && dnf install -y nodejs npm dumb-init && dnf clean all
WORKDIR /app
COPY . .
ENTRYPOINT ["/usr/bin/dumb-init", "--"]
CMD ["npm", "start"]
`,
    files: npm,
    fixes: [],
    before: ["signal", "prompt", "reaped"],
  },
  {
    name: "ash, tini and npm start",
    dockerfile: `${tiniOnAsh}ENTRYPOINT ["/sbin/tini", "--"]\nCMD ["npm", "start"]\n`,
    files: npm,
    fixes: [],
    before: ["signal", "prompt", "reaped"],
  },
];

export const scriptsAndManagers: readonly Scenario[] = [...scripts, ...managers];
