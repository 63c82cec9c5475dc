// signal-never-reaches-app: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "signal-never-reaches-app";

const packageJson = (start: string, more = {}) => ({ "package.json": JSON.stringify({ scripts: { start, ...more } }) });

test("npm on Debian: node is started directly", () => {
  const source = 'FROM node:22-bookworm-slim\nWORKDIR /app\nCOPY . .\nCMD ["npm", "start"]';
  expect(lint(id, source, { files: packageJson("node server.js") })).toMatchInlineSnapshot(`
    "FROM node:22-bookworm-slim
    WORKDIR /app
    COPY . .
    CMD ["npm", "start"]
         ~~~~~~~~~~~~~~ npm passes SIGTERM only to its sh, which ends on it: node is killed at once, without a chance to shut down. Start node directly [Start node directly, without npm, review]"
  `);
  expect(fixAll(id, source, { files: packageJson("node server.js") })).toContain('CMD ["node", "server.js"]');
});

test("npm that keeps the signal to itself", () => {
  const source = 'FROM node:18.19-bookworm-slim\nWORKDIR /app\nCOPY . .\nCMD ["npm", "start"]';
  expect(lint(id, source, { files: packageJson("node server.js") })).toMatchInlineSnapshot(`
    "FROM node:18.19-bookworm-slim
    WORKDIR /app
    COPY . .
    CMD ["npm", "start"]
         ~~~~~~~~~~~~~~ npm 10.2.3 keeps SIGTERM to itself and goes on: \`docker stop\` waits 10 s, then kills node. Start node directly [Start node directly, without npm, review]"
  `);
});

test("programs of the package keep their folder, variables stand behind env, hooks forbid the fix", () => {
  const source = "FROM node:22-bookworm-slim\nWORKDIR /app\nCOPY . .\nCMD npm run start";
  const start = (files: Readonly<Record<string, string>>) => fixAll(id, source, { files }).split("\n").at(-1);
  expect(start(packageJson("next start -p 3000"))).toBe('CMD ["node_modules/.bin/next", "start", "-p", "3000"]');
  expect(start(packageJson("NODE_ENV=production node server.js"))).toBe('CMD ["env", "NODE_ENV=production", "node", "server.js"]');
  expect(start(packageJson("node server.js", { prestart: "node build.js" }))).toBe("CMD npm run start");
  expect(start(packageJson("node server.js && echo done"))).toBe("CMD npm run start");
});

test("without package.json it only says unless", () => {
  expect(lint(id, 'FROM node:22-bookworm-slim\nCMD ["npm", "start"]')).toMatchInlineSnapshot(`
    "FROM node:22-bookworm-slim
    CMD ["npm", "start"]
         ~~~~~~~~~~~~~~ npm passes SIGTERM only to the sh of the script start: that is dash here, which stays in front of the program unless the script begins with exec. The program is killed without a chance to shut down. Start the program directly"
  `);
});

test("a shell behind tini", () => {
  const source =
    'FROM node:22-bookworm-slim\nRUN apt-get update && apt-get install -y tini\nENTRYPOINT ["tini", "--"]\nCMD cd /app && node server.js';
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM node:22-bookworm-slim
    RUN apt-get update && apt-get install -y tini
    ENTRYPOINT ["tini", "--"]
    CMD cd /app && node server.js
        ~~~~~~~~~~~~~~~~~~~~~~~~~ tini passes SIGTERM to sh only, which ends on it: node is killed at once, without a chance to shut down. Let exec start node [Put exec in front of node, review]"
  `);
  expect(fixAll(id, source)).toContain("CMD cd /app && exec node server.js");
});

test("a shell in an array; exec goes into its string", () => {
  const source = 'FROM node:22-bookworm-slim\nENTRYPOINT ["sh", "-c", "cd /app && node \\"a b.js\\""]';
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM node:22-bookworm-slim
    ENTRYPOINT ["sh", "-c", "cd /app && node \\"a b.js\\""]
                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ sh is PID 1 in front of node and does not pass SIGTERM on: \`docker stop\` waits 10 s, then kills node. Let exec start node, or do without the shell, and see that the code which node runs handles SIGTERM, or put an init in front: as PID 1 it drops the signal otherwise [Put exec in front of node, review]"
  `);
  expect(fixAll(id, source)).toContain('"cd /app && exec node \\"a b.js\\""');
});

test("a shell in an array that is not needed", () => {
  expect(fixAll(id, 'FROM node:22-bookworm-slim\nCMD ["/bin/sh", "-c", "sleep 1; node server.js"]')).toContain("sleep 1; exec node");
  expect(fixAll(id, 'FROM node:22-bookworm-slim\nCMD ["/bin/sh", "-c", "node server.js"]')).toContain('CMD ["node", "server.js"]');
});

test("the shell of su: exec goes into its string", () => {
  const source = 'FROM node:22-bookworm-slim\nCMD ["su", "-s", "/bin/sh", "node", "-c", "cd /app; node server.js"]';
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM node:22-bookworm-slim
    CMD ["su", "-s", "/bin/sh", "node", "-c", "cd /app; node server.js"]
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ sh stays in front of node and passes no SIGTERM on: node is killed without a chance to shut down. Let exec start node [Put exec in front of node, review]"
  `);
  expect(fixAll(id, source)).toContain('["su", "-s", "/bin/sh", "node", "-c", "cd /app; exec node server.js"]');
});

test("a pipe needs the shell: an init lets the container stop at once", () => {
  expect(lint(id, "FROM node:22-bookworm-slim\nCMD node server.js | tee log")).toMatchInlineSnapshot(`
    "FROM node:22-bookworm-slim
    CMD node server.js | tee log
        ~~~~~~~~~~~~~~~~~~~~~~~~ sh is PID 1 in front of node, which stands in a pipe, and does not pass SIGTERM on: \`docker stop\` waits 10 s, then kills node. exec in a pipe changes nothing. Let node write to standard output alone, or start it in bash with exec and > >(…), what is behind the pipe in the brackets [Add tini: the container then stops at once, but node still has no chance to shut down, review] [Add dumb-init: the container then stops at once, but node still has no chance to shut down, review]"
  `);
});

test("Compose puts an init in front of the shell", () => {
  const files = { "compose.yaml": "services:\n  app:\n    build: .\n    init: true\n" };
  expect(lint(id, "FROM node:22-bookworm-slim\nCMD cd /app && node server.js", { files })).toMatchInlineSnapshot(`
    "FROM node:22-bookworm-slim
    CMD cd /app && node server.js
        ~~~~~~~~~~~~~~~~~~~~~~~~~ docker-init passes SIGTERM to sh only, which ends on it: node is killed at once, without a chance to shut down. Let exec start node [Put exec in front of node, review]"
  `);
});

test.each([
  ["npm where ash becomes the program", 'FROM node:22-alpine\nCOPY . .\nCMD ["npm", "start"]', packageJson("node server.js")],
  ["exec in the script", 'FROM node:22-bookworm-slim\nCOPY . .\nCMD ["npm", "start"]', packageJson("exec node server.js")],
  ["one command that ends", 'FROM node:22-bookworm-slim\nCMD ["npm", "test"]', {}],
  ["a shell that becomes the program", 'FROM alpine:3.22\nCMD ["sh", "-c", "cd / && nginx -g \'daemon off;\'"]', {}],
])("silent: %s", (_, source, files) => {
  expect(lint(id, source, { files })).toBe(source);
});

test("npm is no program of node_modules/.bin", () => {
  const files = { "package.json": '{"scripts":{"start":"npm run serve","serve":"node a.js"}}', "a.js": "" };
  expect(fixAll(id, 'FROM node:22\nCOPY . .\nCMD ["npm", "start"]', { files })).not.toContain(".bin/npm");
});

test("exec in front of tail would change nothing: an init does", () => {
  expect(lint(id, 'FROM debian:13\nCMD ["sh", "-c", "nginx; tail -f /var/log/x"]')).toMatchInlineSnapshot(`
    "FROM debian:13
    CMD ["sh", "-c", "nginx; tail -f /var/log/x"]
         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ sh is PID 1 and keeps SIGTERM to itself, and tail would not act on it either: \`docker stop\` waits 10 s, then kills both. An init in front of them lets SIGTERM end the container [Add tini: it becomes PID 1, passes signals on and reaps orphans, review] [Add dumb-init: it becomes PID 1, passes signals on and reaps orphans, review]"
  `);
});

test.each([
  ["tail behind an init", 'FROM node:22\nENTRYPOINT ["tini", "--", "sh", "-c", "nginx; tail -f /x"]'],
  ["sleep behind an init for the group", 'FROM node:22\nENTRYPOINT ["dumb-init", "sh", "-c", "nginx; sleep infinity"]'],
  ["su of root, whose shell is bash", 'FROM debian:13\nCMD ["su", "-c", "cron -f", "root"]'],
  ["su of a user whose shell nobody knows", 'FROM debian:13\nCMD ["su", "app", "-c", "node a.js"]'],
])("silent: %s", (_, source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([
  ["nest start --watch", 'CMD ["npm", "start"]'],
  ["vue-cli-service serve", 'CMD ["npm", "start"]'],
  ["vite", 'CMD ["npm", "start"]'],
  ["react-scripts start", 'CMD ["npm", "start"]'],
])("nothing is lost with a server for development: %s", (script, start) => {
  const source = `FROM node:22-bookworm-slim\nCOPY . .\n${start}`;
  expect(lint(id, source, { files: { "package.json": JSON.stringify({ scripts: { start: script } }) } })).toBe(source);
});

test("apache2ctl would keep the signal to itself without the shell, too", () => {
  expect(lint(id, "FROM debian:12-slim\nCMD apache2ctl -D FOREGROUND")).toMatchInlineSnapshot(`
    "FROM debian:12-slim
    CMD apache2ctl -D FOREGROUND
        ~~~~~~~~~~~~~~~~~~~~~~~~ sh is PID 1 in front of apache2ctl, and neither passes SIGTERM on: \`docker stop\` waits 10 s, then kills apache2. Let exec start apache2 itself, without apache2ctl"
  `);
  expect(lint(id, 'FROM debian:12-slim\nCMD ["apache2ctl", "-D", "FOREGROUND"]')).toMatchInlineSnapshot(`
    "FROM debian:12-slim
    CMD ["apache2ctl", "-D", "FOREGROUND"]
         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ apache2ctl is PID 1 in front of apache2 and keeps SIGTERM to itself: \`docker stop\` waits 10 s, then kills apache2. Start apache2 directly"
  `);
});

test("a command line in front of a script of the project: the script is what exec has to start", () => {
  const source = 'FROM debian:12\nWORKDIR /app\nCOPY run.sh .\nCMD ["sh", "-c", "sleep 10 && ./run.sh"]\n';
  const says = (script: string): string => lint(id, source, { files: { "run.sh": `#!/bin/bash\n${script}\n` } });
  expect(says("redis-server &\nnginx -g 'daemon off;' &\nwait")).toMatchInlineSnapshot(`
    "FROM debian:12
    WORKDIR /app
    COPY run.sh .
    CMD ["sh", "-c", "sleep 10 && ./run.sh"]
         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ sh is PID 1 in front of run.sh, which starts nginx in the background, and SIGTERM ends at sh: \`docker stop\` waits 10 s, then kills everything. Let exec start run.sh, and give it a trap that passes SIGTERM on
    "
  `);
  expect(says("nginx -g 'daemon off;'")).toContain("Let exec start run.sh, and put exec in front of nginx there");
  expect(says("exec nginx -g 'daemon off;'")).toContain("then kills nginx. Let exec start run.sh, or do without the shell");
  expect(says('haproxy -f /h.cfg &\ntrap "kill $!" TERM\nwait')).toContain("Let exec start run.sh, or do without the shell");
});

test("a script behind the shell that waits as well: the fix is for both places, or there is none", () => {
  const start = (command: string, script: string) =>
    lint(id, `FROM debian:13\nCOPY run.sh x.sh /\nCMD ["/bin/sh", "-c", "${command}"]\n`, {
      files: { "run.sh": `#!/bin/bash\n${script}\n`, "x.sh": "#!/bin/bash\n/opt/agent\n" },
    }).split("\n")[3];
  expect(start("/run.sh", "/opt/agent")).toMatchInlineSnapshot(
    `"     ~~~~~~~~~~~~~~~~~~~~~~~~~~ sh is PID 1 in front of run.sh, which runs agent without exec, and SIGTERM ends at sh: \`docker stop\` waits 10 s, then kills agent. Let exec start run.sh, and put exec in front of agent there [Write CMD as a JSON array, without a shell, and put exec in front of /opt/agent in run.sh, review] [Put exec in front of /run.sh, and in front of /opt/agent in run.sh, review]"`,
  );
  expect(start("sleep 1 && /run.sh", "/opt/agent")).toContain(
    " [Put exec in front of /run.sh, and in front of /opt/agent in run.sh, review]",
  );
  for (const script of ["/x.sh", "/opt/agent | tee /log", "/opt/agent || /opt/cleanup --all", "/opt/agent &\nwait"])
    expect(start("/run.sh", script)).not.toContain("review]");
  // There the shell is all that stands in the way.
  for (const script of ["exec /opt/agent", "trap 'kill $p' TERM\n/opt/agent & p=$!\nwait"])
    expect(start("/run.sh", script)).toContain("[Write CMD as a JSON array, without a shell, review]");
});

const withScripts = (scripts: Readonly<Record<string, string>>, base: string) =>
  lint("signal-never-reaches-app", `FROM ${base}\nWORKDIR /srv\nCOPY . .\nCMD ["npm", "start"]`, {
    files: { "package.json": JSON.stringify({ scripts }), "server.js": "process.on('SIGTERM', () => process.exit())" },
  });

test("a program between npm and the program that keeps the signal is named", () => {
  expect(withScripts({ start: "run-script-os", "start:linux": "node server.js" }, "node:22-alpine")).toMatchInlineSnapshot(`
    "FROM node:22-alpine
    WORKDIR /srv
    COPY . .
    CMD ["npm", "start"]
        ~~~~~~~~~~~~~~~~ run-script-os stays in front of node and does not pass SIGTERM on: node is killed without a chance to shut down"
  `);
  expect(withScripts({ start: "run-p serve", serve: "node server.js" }, "node:22")).toMatchInlineSnapshot(`
    "FROM node:22
    WORKDIR /srv
    COPY . .
    CMD ["npm", "start"]
         ~~~~~~~~~~~~~~ npm passes SIGTERM only to its sh, which ends on it: node is killed at once, without a chance to shut down. Start node directly"
  `);
  expect(withScripts({ start: "cross-env A=1 node server.js" }, "node:22-alpine")).not.toContain("~");
  expect(withScripts({ start: "turbo run start" }, "node:22-alpine")).not.toContain("~");
});

test("a package script that is not at hand, below dash", () => {
  expect(lint("signal-never-reaches-app", 'FROM node:22-slim\nCMD ["npm", "start"]')).toContain("that is dash here");
  expect(lint("signal-never-reaches-app", 'FROM node:22-alpine\nCMD ["npm", "start"]')).not.toContain("dash");
});

test("a tool that does its work and ends has nothing to shut down", () => {
  const files = {
    "package.json": '{"scripts":{"protos":"node build.js","serve":"node server.js","test":"node t.js","test:watch":"node w.js"}}',
  };
  const source = (line: string): string =>
    `FROM node:22-bookworm-slim\nWORKDIR /app\nCOPY package.json .\nCMD ["/bin/bash", "-c", "cd /app && ${line}"]`;
  for (const line of ["yarn install && yarn protos", "npm run test", "app --help"])
    expect(lint(id, source(line), { files })).toBe(source(line));
  for (const line of ["yarn install && yarn serve", "npm run serve"])
    expect(lint(id, source(line), { files }), line).not.toBe(source(line));
});

test.each([
  ["signal-never-reaches-app", "CMD cd /app && python app.py | tee /log"],
  ["ignores-stop-signal", 'CMD ["tail", "-f", "/dev/null"]'],
  ["shell-form-command", "ENTRYPOINT python app.py"],
  ["entrypoint-script-without-exec", 'COPY run.sh /\nENTRYPOINT ["/run.sh"]'],
])("a Compose file that stops every service with SIGKILL waits for nothing: %s", (rule, start) => {
  const source = `FROM debian:12\n${start}`;
  const found = (compose: string): readonly unknown[] =>
    findings(rule, source, { files: { "run.sh": "#!/bin/sh\nnginx -g 'daemon off;'\n", "compose.yaml": compose } });
  const base = "x-base: &base\n  stop_signal: SIGKILL\nservices:\n  a: &a\n    <<: *base\n    build: .\n  b:\n    <<: *a\n";
  expect(found(base)).toEqual([]);
  expect(found(base.replace("SIGKILL", "SIGTERM"))).toHaveLength(1);
  expect(found(`${base}  c:\n    build: .\n`)).toHaveLength(1);
  expect(found(base.replace("SIGKILL", "SIGKILL\n  init: true\n"))).toEqual([]);
});

test("a Compose file sets the stop signal of the image", () => {
  const compose = { "compose.yaml": "services:\n  a:\n    build: .\n    stop_signal: SIGINT\n" };
  const source = "FROM debian:12\nSTOPSIGNAL SIGQUIT\nENTRYPOINT python app.py";
  expect(lint("shell-form-command", source, { files: compose })).toContain("keeps SIGINT to itself");
  expect(lint("shell-form-command", source)).toContain("keeps SIGQUIT to itself");
});

test("a shell in front of a program that is slow to stop keeps the signal all the same", () => {
  const told = (command: string) =>
    ["signal-never-reaches-app", "shell-form-command", "ignores-stop-signal"].filter(
      (rule) => findings(rule, `FROM debian:12\nCMD ${command}`).length > 0,
    );
  expect(told("squid -N; echo done")).toEqual(["signal-never-reaches-app"]);
  expect(told('["sh", "-c", "squid -N; echo done"]')).toEqual(["signal-never-reaches-app"]);
  expect(told('["squid", "-N"]')).toEqual(["ignores-stop-signal"]);
});
