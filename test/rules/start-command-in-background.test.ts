// start-command-in-background: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { findings, fixAll, lint, otherFiles } from "../support/rule";

const id = "start-command-in-background";
const on = (command: string, base = "debian:12-slim"): string => `FROM ${base}\n${command}`;
const files = (text: string) => ({ files: { "run.sh": text } });

test("the words of an array, of a command line, and of a service", () => {
  expect(lint(id, on('CMD ["nginx"]'))).toMatchInlineSnapshot(`
    "FROM debian:12-slim
    CMD ["nginx"]
         ~~~~~~~ nginx goes into the background, and the container ends at once. Start it with \`nginx -g 'daemon off;'\` [Start it in front: nginx -g 'daemon off;', review]"
  `);
  expect(lint(id, on("CMD service ssh start && nginx"))).toMatchInlineSnapshot(`
    "FROM debian:12-slim
    CMD service ssh start && nginx
        ~~~~~~~~~~~~~~~~~~~~~~~~~~ nginx goes into the background, and the container ends at once. Start it with \`nginx -g 'daemon off;'\` [Start it in front: exec nginx -g 'daemon off;', review]"
  `);
  expect(lint(id, on("CMD service nginx start"))).toMatchInlineSnapshot(`
    "FROM debian:12-slim
    CMD service nginx start
        ~~~~~~~~~~~~~~~~~~~ This starts nginx in the background and ends, and the container ends with it. Start it with \`nginx -g 'daemon off;'\` [Start it in front: nginx -g 'daemon off;', review]"
  `);
  expect(lint(id, on("CMD service postgresql start"))).toMatchInlineSnapshot(`
    "FROM debian:12-slim
    CMD service postgresql start
        ~~~~~~~~~~~~~~~~~~~~~~~~ This starts postgresql in the background and ends, and the container ends with it. Start the program itself, so that it stays in front"
  `);
  expect(lint(id, on("CMD node server.js &", "node:24"))).toMatchInlineSnapshot(`
    "FROM node:24
    CMD node server.js &
        ~~~~~~~~~~~~~~~~ node is started with \`&\` and nothing waits for it, so the container ends at once. Start it last, with exec and without \`&\` [Start it in front: exec node server.js, review]"
  `);
  expect(lint(id, on('ENTRYPOINT ["tini", "--"]\nCMD ["redis-server", "/etc/redis/redis.conf"]'))).toMatchInlineSnapshot(`
    "FROM debian:12-slim
    ENTRYPOINT ["tini", "--"]
    CMD ["redis-server", "/etc/redis/redis.conf"]
         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ redis-server goes into the background, as its settings say, and the container ends at once. Start it with \`redis-server /etc/redis/redis.conf --daemonize no\` [Start it in front: redis-server /etc/redis/redis.conf --daemonize no, review]"
  `);
});

test("what is mended", () => {
  const mended = [
    'CMD ["nginx"]',
    "CMD nginx",
    "CMD php-fpm8.2 -D",
    'CMD ["apachectl", "-k", "start"]',
    'CMD ["catalina.sh", "start"]',
    'CMD ["pm2", "start", "app.js", "-i", "max"]',
    'CMD ["gunicorn", "-w", "2", "-D", "a:app"]',
    'CMD ["redis-server", "--daemonize", "yes"]',
    'CMD ["uwsgi", "--http", ":80", "--daemonize", "/u.log"]',
    "CMD mkdir -p /run/a && cron",
    "CMD node server.js &",
    'CMD ["sh", "-c", "service ssh start; nginx"]',
  ].map((command) => fixAll(id, on(command)).split("\n").at(-1));
  expect(mended).toMatchInlineSnapshot(`
    [
      "CMD ["nginx", "-g", "daemon off;"]",
      "CMD ["nginx", "-g", "daemon off;"]",
      "CMD ["php-fpm8.2", "-F"]",
      "CMD ["apachectl", "-D", "FOREGROUND"]",
      "CMD ["catalina.sh", "run"]",
      "CMD ["pm2-runtime", "start", "app.js", "-i", "max"]",
      "CMD ["gunicorn", "-w", "2", "a:app"]",
      "CMD ["redis-server", "--daemonize", "no"]",
      "CMD ["uwsgi", "--http", ":80"]",
      "CMD mkdir -p /run/a && exec cron -f",
      "CMD exec node server.js",
      "CMD ["sh", "-c", "service ssh start; exec nginx -g 'daemon off;'"]",
    ]
  `);
});

test("what is not certain to be mended is left to the reader", () => {
  for (const command of [
    'CMD ["sshd"]',
    "CMD nginx && echo up",
    'CMD ["celery", "multi", "start", "w1"]',
    'ENTRYPOINT ["nginx"]\nCMD ["-q"]',
  ])
    expect(fixAll(id, on(command))).toBe(on(command));
});

test("the last command of a script", () => {
  const source = on('COPY run.sh /\nENTRYPOINT ["/run.sh"]');
  const setting = files("#!/bin/sh\nset -e\nservice ssh start\nnginx\n");
  expect(lint(id, source, setting)).toMatchInlineSnapshot(`
    "FROM debian:12-slim
    COPY run.sh /
    ENTRYPOINT ["/run.sh"]
                ~~~~~~~~~ run.sh ends with nginx, which goes into the background, and the container ends at once. End it with \`exec nginx -g 'daemon off;'\` [Start it in front in run.sh: exec nginx -g 'daemon off;', review]"
  `);
  expect(otherFiles(id, source, setting)).toMatchInlineSnapshot(`
    [
      "run.sh 35..40: exec nginx -g 'daemon off;'",
    ]
  `);
  const job = files("#!/bin/bash\nservice nginx start\npython3 /app.py &\n");
  expect(lint(id, source, job)).toMatchInlineSnapshot(`
    "FROM debian:12-slim
    COPY run.sh /
    ENTRYPOINT ["/run.sh"]
                ~~~~~~~~~ run.sh starts python3 with \`&\` and does not wait for it, so the container ends at once. Start it last, with exec and without \`&\` [Start it in front in run.sh: exec python3 /app.py, review]"
  `);
  expect(otherFiles(id, source, job)).toMatchInlineSnapshot(`
    [
      "run.sh 32..49: exec python3 /app.py",
    ]
  `);
});

test("no other rule about the start says something else", () => {
  for (const command of ["CMD nginx", 'CMD ["nginx"]', "CMD service nginx start", "CMD node server.js &"])
    for (const other of ["shell-form-command", "no-init-process", "ignores-stop-signal", "signal-never-reaches-app", "no-start-command"])
      expect(findings(other, on(command))).toEqual([]);
});

test("silent where something stays, where the settings are not at hand, and where it is started otherwise", () => {
  expect(findings(id, on("CMD nginx && tail -f /dev/null"))).toEqual([]);
  expect(findings(id, on('COPY nginx.conf /etc/nginx/nginx.conf\nCMD ["nginx"]'))).toEqual([]);
  expect(findings(id, on('CMD ["nginx"]', "registry.example.com/web:1"))).toEqual([]);
  expect(findings(id, on("CMD php-fpm -D", "registry.example.com/web:1"))).toEqual([]);
  const compose = (line: string) => ({ files: { "compose.yaml": `services:\n  web:\n    build: .\n${line}` } });
  expect(findings(id, on('CMD ["nginx"]'), compose("    command: nginx -g 'daemon off;'\n"))).toEqual([]);
  expect(findings(id, on('CMD ["nginx"]'), compose("    tty: true\n"))).toEqual([]);
  expect(findings(id, on('CMD ["nginx"]'), compose("    ports: [80]\n"))).toHaveLength(1);
  expect(findings(id, on('CMD ["nginx"]'), { path: "Dockerfile.dev" })).toEqual([]);
});

test.each(['eval "$@"', '"$@"', "$@", 'eval "$*"', 'exec "$@"', 'eval exec "$@"', 'sh -c "$*"'])(
  "what is started in front of a command that `docker run` names is its helper: %s",
  (last) => {
    const image = 'FROM debian:13-slim\nCOPY entry.sh /\nENTRYPOINT ["/entry.sh"]';
    const script = `#!/bin/sh\nset -e\ndockerd >/var/log/d.log 2>&1 &\nuntil docker info; do sleep 1; done\n${last}\n`;
    expect(lint(id, image, { files: { "entry.sh": script } })).toBe(image);
  },
);

test("without such a command it is told", () => {
  const image = 'FROM debian:13-slim\nCOPY entry.sh /\nENTRYPOINT ["/entry.sh"]';
  expect(lint(id, image, { files: { "entry.sh": "#!/bin/sh\ndockerd &\nsleep 1\n" } })).toContain("~~~");
});

test("pg_ctl starts the server behind itself", () => {
  expect(findings(id, 'FROM debian:12\nCMD ["pg_ctl", "start", "-D", "/data"]')).toHaveLength(1);
});
