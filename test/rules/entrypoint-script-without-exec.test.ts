// entrypoint-script-without-exec: what it underlines, what it says, what it mends, and where it stays silent.
import { describe, expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, fixAll, lint, otherFiles } from "../support/rule";

const id = "entrypoint-script-without-exec";

const files = (script: string) => ({ "entrypoint.sh": script, "server.js": 'process.on("SIGTERM", () => process.exit(0));\n' });
const source =
  'FROM node:22-bookworm-slim\nCOPY entrypoint.sh server.js /app/\nENTRYPOINT ["/app/entrypoint.sh"]\nCMD ["node", "/app/server.js"]';

test('"$@" without exec: the script is edited', () => {
  const setting = { files: files('#!/bin/sh\nset -e\n"$@"\n') };
  expect(lint(id, source, setting)).toMatchInlineSnapshot(`
    "FROM node:22-bookworm-slim
    COPY entrypoint.sh server.js /app/
    ENTRYPOINT ["/app/entrypoint.sh"]
                ~~~~~~~~~~~~~~~~~~~~ entrypoint.sh runs node without exec, so sh stays PID 1 and keeps SIGTERM to itself: \`docker stop\` waits 10 s, then kills node. Put exec in front of it [Put exec in front of "$@" in entrypoint.sh, review]
    CMD ["node", "/app/server.js"]"
  `);
  expect(otherFiles(id, source, setting)).toEqual(["entrypoint.sh 17..17: exec "]);
});

test("two scripts, one behind the other: both need it", () => {
  const image = 'FROM php:8.4-apache\nCOPY entrypoint.sh web.sh /\nENTRYPOINT ["/entrypoint.sh"]';
  const setting = {
    files: { "entrypoint.sh": "#!/bin/bash\nset -e\n/web.sh\n", "web.sh": "#!/bin/bash\na2enmod x\napache2-foreground\n" },
  };
  expect(lint(id, image, setting)).toMatchInlineSnapshot(`
    "FROM php:8.4-apache
    COPY entrypoint.sh web.sh /
    ENTRYPOINT ["/entrypoint.sh"]
                ~~~~~~~~~~~~~~~~ entrypoint.sh runs web.sh, which runs apache2, both without exec, so bash stays PID 1 and keeps SIGWINCH to itself: \`docker stop\` waits 10 s, then kills apache2. Put exec in front of web.sh, and in front of apache2 in it [Put exec in front of /web.sh in entrypoint.sh, and in front of apache2-foreground in web.sh, review]"
  `);
  expect(otherFiles(id, image, setting)).toEqual(["entrypoint.sh 19..19: exec ", "web.sh 22..22: exec "]);
});

test("a program in front of the application is the word that exec belongs to", () => {
  const image = 'FROM debian:12-slim\nCOPY start.sh dockerize /\nCMD ["/start.sh"]';
  const setting = { files: { "start.sh": "#!/bin/bash\n/dockerize -template /a:/b nginx -g 'daemon off;'\n" } };
  expect(findings(id, image, setting).map(({ message }) => fill(message.template, message.values))).toEqual([
    "start.sh runs dockerize without exec, so bash stays PID 1 and keeps SIGTERM to itself: `docker stop` waits 10 s, then kills nginx, which dockerize starts. Put exec in front of dockerize",
  ]);
});

test("behind tini it is killed at once", () => {
  const tini = source.replace('["/app', '["/usr/bin/tini", "--", "/app').replace("\n", "\nRUN apt-get update && apt-get install -y tini\n");
  expect(lint(id, tini, { files: files('#!/bin/sh\n"$@"\n') })).toMatchInlineSnapshot(`
    "FROM node:22-bookworm-slim
    RUN apt-get update && apt-get install -y tini
    COPY entrypoint.sh server.js /app/
    ENTRYPOINT ["/usr/bin/tini", "--", "/app/entrypoint.sh"]
                                       ~~~~~~~~~~~~~~~~~~~~ entrypoint.sh runs node without exec: tini passes SIGTERM to sh only, which ends on it, and node is killed at once. Put exec in front of it [Put exec in front of "$@" in entrypoint.sh, review]
    CMD ["node", "/app/server.js"]"
  `);
});

test("a script in a heredoc of the Dockerfile", () => {
  const heredoc = 'FROM node:22-bookworm-slim\nCOPY --chmod=755 <<"EOF" /run.sh\n#!/bin/sh\nnginx -g "daemon off;"\nEOF\nCMD ["/run.sh"]\n';
  expect(fixAll(id, heredoc)).toBe(heredoc.replace("nginx -g", "exec nginx -g"));
});

test("the branch that does not exec yet gets it, the other stays", () => {
  const script = '#!/bin/sh\nif [ "$1" = dev ]; then\n  exec "$@"\nelse\n  PORT=1 node /app/server.js\nfi\n';
  expect(otherFiles(id, source, { files: files(script) })).toEqual([
    `entrypoint.sh ${script.indexOf("node")}..${script.indexOf("node")}: exec `,
  ]);
});

test("no fix where something follows, or a trap does its work at the end", () => {
  expect(otherFiles(id, source, { files: files('#!/bin/sh\nnginx -g "daemon off;"\necho done\n') })).toEqual([]);
  expect(otherFiles(id, source, { files: files('#!/bin/bash\ntrap "rm -f /tmp/x" EXIT\n"$@"\n') })).toEqual([]);
});

test.each([
  ["exec is there", '#!/bin/sh\nexec "$@"\n'],
  ["a trap hands the signal on", '#!/bin/sh\ntrap \'kill -TERM "$p"\' TERM\n"$@" &\np=$!\nwait "$p"\n'],
  ["it ends by itself", "#!/bin/sh\necho done\n"],
])("silent: %s", (_, script) => {
  expect(lint(id, source, { files: files(script) })).toBe(source);
});

test("silent where the script is not at hand", () => {
  expect(lint(id, source)).toBe(source);
});

const tool = 'FROM debian:12-slim\nCOPY entrypoint.sh /\nENTRYPOINT ["/entrypoint.sh"]';

test.each([
  ["a pause in the middle, then work", "#!/bin/bash\nsleep 300\ncp -a /new /old\necho done\n"],
  ["a test run ends", '#!/bin/sh\nset -e\ndotnet test --filter "$FILTER" < /dev/null\n'],
  ["which script runs is told by an argument", "#!/bin/bash\nset -ex\n/root/$1.sh\n"],
  ["a server that forks", "#!/bin/bash\nslapd -h ldap:/// -f /etc/slapd.conf\n"],
  [
    "a helper, then a choice of what to become",
    '#!/bin/bash\nset_options() {\n  "$HOME/bin/config.sh" "$@"\n}\nset_options a b\nif [ "$1" = help ] || [ -z "$1" ]; then\n  printf "usage\\n"\n  exit 0\nelif [ "$1" = server ]; then\n  exec "$HOME/bin/server.sh"\nfi\nexec "$@"\n',
  ],
])("silent: %s", (_, script) => {
  expect(lint(id, tool, { files: { "entrypoint.sh": script } })).toBe(tool);
});

test.each([
  ["only pauses in the middle", "#!/bin/bash\nsleep 300\n./server --port 80\n", "server"],
  ["runs the program", "#!/bin/sh\ndotnet App.dll\n", "dotnet"],
  ["runs it from its sources", "#!/bin/sh\ndotnet run\n", "dotnet"],
  ["keeps it in front", "#!/bin/sh\nslapd -d 0 -h ldap:///\n", "slapd"],
  ["its settings say whether supervisord stays", "#!/bin/bash\nsupervisord -c /etc/s.conf\n/usr/bin/tool report\n", "supervisord"],
  ["another server behind supervisord", "#!/bin/bash\nsupervisord -c /etc/s.conf\nredis-server\n", "redis-server"],
  ["a shell to look around in, when it has failed", '#!/bin/sh\n./server\nif [ -n "$DEBUG" ]; then\n  exec bash\nfi\n', "server"],
  ["only its output goes elsewhere", '#!/bin/sh\n./server\nif [ -n "$LOG" ]; then\n  exec > /log\nfi\n', "server"],
])("told: %s", (_, script, program) => {
  expect(lint(id, tool, { files: { "entrypoint.sh": script } })).toContain(`entrypoint.sh runs ${program} without exec`);
});

test("a trap that has its turn too late, or waits for another signal: exec would throw it away", () => {
  const late = "#!/bin/sh\ntrap 'kill \"$api\"; exit 0' TERM\n./api &\napi=$!\nnginx -g 'daemon off;'\n";
  expect(lint(id, tool, { files: { "entrypoint.sh": late } })).toMatchInlineSnapshot(`
    "FROM debian:12-slim
    COPY entrypoint.sh /
    ENTRYPOINT ["/entrypoint.sh"]
                ~~~~~~~~~~~~~~~~ entrypoint.sh runs nginx in front, and the trap of sh has its turn only when that has ended: \`docker stop\` waits 10 s, then kills both. Start nginx with &, and wait for it"
  `);
  const nginx = tool.replace("debian:12-slim", "nginx:1.29-alpine");
  expect(lint(id, nginx, { files: { "entrypoint.sh": late } })).toMatchInlineSnapshot(`
    "FROM nginx:1.29-alpine
    COPY entrypoint.sh /
    ENTRYPOINT ["/entrypoint.sh"]
                ~~~~~~~~~~~~~~~~ entrypoint.sh has a trap for SIGTERM, but this image is stopped with SIGQUIT, which sh drops as PID 1: \`docker stop\` waits 10 s, then kills nginx. Set STOPSIGNAL SIGTERM, start nginx with &, and wait for it"
  `);
});

test("a script that nobody has seen may do a piece of work", () => {
  expect(lint(id, tool, { files: { "entrypoint.sh": "#!/bin/bash\n/opt/agent/run_agent.sh $*\n" } })).toBe(tool);
});

test("exec alone may not be enough where the program's code decides", () => {
  expect(lint(id, tool, { files: { "entrypoint.sh": "#!/bin/sh\ncd /app\npython3 main.py\n" } })).toMatchInlineSnapshot(`
    "FROM debian:12-slim
    COPY entrypoint.sh /
    ENTRYPOINT ["/entrypoint.sh"]
                ~~~~~~~~~~~~~~~~ entrypoint.sh runs python3 without exec, so sh stays PID 1 and keeps SIGTERM to itself: \`docker stop\` waits 10 s, then kills python3. Put exec in front of it, and see that its code handles SIGTERM, or that an init stands in front of the script: as PID 1 it does not end on it otherwise [Put exec in front of python3 in entrypoint.sh, and add tini: it becomes PID 1, passes signals on and reaps orphans, review] [Put exec in front of python3 in entrypoint.sh, and add dumb-init: it becomes PID 1, passes signals on and reaps orphans, review] [Put exec in front of python3 in entrypoint.sh, review]"
  `);
});

test("what the script does behind the program would be gone with exec", () => {
  const setting = { files: files('#!/bin/sh\n/usr/sbin/nginx -g "daemon off;" || sleep infinity\n') };
  expect(lint(id, source, setting)).toMatchInlineSnapshot(`
    "FROM node:22-bookworm-slim
    COPY entrypoint.sh server.js /app/
    ENTRYPOINT ["/app/entrypoint.sh"]
                ~~~~~~~~~~~~~~~~~~~~ entrypoint.sh waits for nginx to do something when it has ended, but sh as PID 1 keeps SIGTERM to itself: \`docker stop\` waits 10 s, then kills both, and nothing of it is done. Start nginx with &, pass SIGTERM on to it in a trap, and wait for it
    CMD ["node", "/app/server.js"]"
  `);
  for (const body of ['"$@"\nrm -rf /tmp/work', '"$@" || /app/report', '"$@"\nstatus=$?\ncurl -s "$URL"\nexit $status'])
    expect(lint(id, source, { files: files(`#!/bin/sh\n${body}\n`) })).toContain("to do something when it has ended");
  for (const body of ['"$@"', '"$@" || exit 1', '"$@" || { echo failed; exit 1; }', '"$@"\nexit $?', '"$@" || true'])
    expect(lint(id, source, { files: files(`#!/bin/sh\n${body}\n`) })).toContain("Put exec in front of it");
});

test("a script that nobody has seen, behind its shell", () => {
  for (const call of ["bash -l /tmp/wrapper.sh", "/tmp/wrapper.sh", "sh /tmp/wrapper $@"])
    expect(lint(id, source, { files: files(`#!/bin/bash\n${call}\n`) })).not.toContain("~");
});

const inScript = (text: string, base = "debian:12"): string =>
  lint("entrypoint-script-without-exec", `FROM ${base}\nWORKDIR /srv\nCOPY . .\nENTRYPOINT ["./run.sh"]`, {
    files: {
      "run.sh": text,
      "package.json": '{"scripts":{"start":"node server.js"}}',
      "server.js": 'require("http").createServer().listen(1)',
    },
  });

test("several programs in the background, and one that a loop starts again", () => {
  expect(inScript("#!/bin/bash\nnginx -g 'daemon off;' &\nredis-server &\nwait\n")).toMatchInlineSnapshot(`
    "FROM debian:12
    WORKDIR /srv
    COPY . .
    ENTRYPOINT ["./run.sh"]
                ~~~~~~~~~~ run.sh starts redis-server and others in the background and waits, but has no trap that passes SIGTERM to them: they are killed without a chance to shut down. Add such a trap"
  `);
  expect(inScript("#!/bin/bash\nwhile true; do\n  redis-server &\n  wait\n  sleep 1\ndone &\nwait\n")).not.toContain("last, with exec");
  expect(inScript("#!/bin/bash\nwhile true; do\n  redis-server\n  sleep 1\ndone &\nwait\n")).not.toContain("last, with exec");
  expect(inScript("#!/bin/bash\nredis-server &\nwait\n")).toContain("last, with exec");
});

test("what is in the background by a flag alone is not the container's program", () => {
  const text = (flag: number): string =>
    `#!/bin/bash\nMCP=${flag}\nfor arg in "$@"; do\n  case $arg in --mcp) MCP=1 ;; esac\ndone\nstart_mcp() {\n  memcached &\n}\nredis-server &\nif [[ "$MCP" -eq 1 ]]; then\n  start_mcp\nfi\nwait\n`;
  expect(inScript(text(0))).toContain("redis-server");
  expect(inScript(text(1))).toContain("memcached");
});

test("npm in a script", () => {
  expect(inScript("#!/bin/sh\nnpm start\n", "node:22")).toMatchInlineSnapshot(`
    "FROM node:22
    WORKDIR /srv
    COPY . .
    ENTRYPOINT ["./run.sh"]
                ~~~~~~~~~~ run.sh runs npm without exec, so sh stays PID 1 and keeps SIGTERM to itself: \`docker stop\` waits 10 s, then kills node. Put exec and node itself in the place of npm: npm keeps SIGTERM from it, too [Add tini: it becomes PID 1, passes signals on and reaps orphans, review] [Add dumb-init: it becomes PID 1, passes signals on and reaps orphans, review]"
  `);
  expect(inScript("#!/bin/sh\nnpm start\n", "node:22-alpine")).toContain("Put exec in front of it");
});

describe("behind an init, stopped with SIGINT", () => {
  const said = (init: string, script: string, stop = "STOPSIGNAL SIGINT\n") => {
    const docker = `FROM debian:13-slim\nRUN apt-get update && apt-get install -y tini dumb-init zsh\nCOPY --chmod=755 entrypoint.sh /\n${stop}ENTRYPOINT [${init}]\nCMD ["/entrypoint.sh"]\n`;
    return findings(id, docker, { files: { "entrypoint.sh": script } }).map(({ message, fixes }) => [
      fill(message.template, message.values),
      fixes.length,
    ]);
  };
  const plain = "#!/bin/bash\nnginx -g 'daemon off;'\n";
  const followed = "#!/bin/bash\nm=$(eval echo $STARTUP)\n${m}\nif [ $? -ne 0 ]; then echo error; exit 1; fi\n";
  const later = "#!/bin/sh\nnginx -g 'daemon off;'\nrm -f /data/lock\n";

  test.each([
    ['"tini", "-g", "--"', plain],
    ['"dumb-init", "--"', plain],
    ['"tini", "-g", "--"', followed],
    ['"tini", "-g", "--"', later],
  ])("silent where the group gets it, and the shell waits: %s", (init, script) => {
    expect(said(init, script)).toEqual([]);
  });

  test("silent where the init sends SIGINT in place of SIGTERM", () => {
    expect(said('"dumb-init", "--rewrite", "15:2", "--"', plain, "")).toEqual([]);
  });

  test("what it says elsewhere", () => {
    expect([
      said('"tini", "--"', plain),
      said('"tini", "-g", "--"', plain, ""),
      said('"tini", "--"', later),
      said('"tini", "--"', later, ""),
      said('"tini", "-g", "--"', later, ""),
      said('"tini", "-g", "--"', followed, ""),
      said('"tini", "-g", "--"', plain.replace("bash", "zsh")),
    ]).toMatchInlineSnapshot(`
      [
        [
          [
            "entrypoint.sh runs nginx without exec: tini passes SIGINT to bash only, which goes on waiting for nginx. \`docker stop\` waits 10 s, then kills both. Put exec in front of it",
            1,
          ],
        ],
        [
          [
            "entrypoint.sh runs nginx without exec: tini signals both, but ends as soon as bash does, and nginx is killed before it has shut down. Put exec in front of it",
            1,
          ],
        ],
        [
          [
            "entrypoint.sh waits for nginx to do something when it has ended, but tini passes SIGINT to sh only, which goes on waiting: \`docker stop\` waits 10 s, then kills both, and nothing of it is done. Start nginx with &, pass SIGINT on to it in a trap, and wait for it",
            0,
          ],
        ],
        [
          [
            "entrypoint.sh waits for nginx to do something when it has ended, but tini passes SIGTERM to sh only, which ends on it: nginx is killed at once, and nothing of it is done. Start nginx with &, pass SIGTERM on to it in a trap, and wait for it",
            0,
          ],
        ],
        [
          [
            "entrypoint.sh waits for nginx to do something when it has ended, but sh ends on SIGTERM and tini with it: nginx is killed before it has shut down, and nothing of it is done. Start nginx with &, pass SIGTERM on to it in a trap, and wait for it",
            0,
          ],
        ],
        [
          [
            "entrypoint.sh runs \${m} without exec: tini signals both, but ends as soon as bash does, and \${m} is killed before it has shut down. Put exec in front of it",
            0,
          ],
        ],
        [
          [
            "entrypoint.sh runs nginx without exec: tini signals both, but ends as soon as zsh does, and nginx is killed before it has shut down. Put exec in front of it",
            1,
          ],
        ],
      ]
    `);
  });
});

describe("a base image that nobody knows may have an ENTRYPOINT, which gets CMD as arguments", () => {
  const own = "FROM example.org/team/base:1\nCOPY run.sh /\n";
  const said = (start: string, script: string): readonly string[] =>
    findings(id, own + start, { files: { "run.sh": `#!/bin/bash\n${script}\n`, "web.sh": "#!/bin/bash\ngunicorn a:b\n" } }).map(
      ({ message, severity }) => `${severity}: ${fill(message.template, message.values)}`,
    );

  test("CMD alone: an info with the condition", () => {
    expect(said('CMD ["/run.sh"]', "gunicorn a:b")).toEqual([
      "info: run.sh runs gunicorn without exec: if example.org/team/base:1 sets no ENTRYPOINT of its own, bash is PID 1 and keeps SIGTERM to itself, and `docker stop` waits 10 s, then kills gunicorn. Put exec in front of gunicorn",
    ]);
    expect(said('COPY web.sh /\nCMD ["/run.sh"]', "/web.sh")[0]).toMatch(
      /^info: .* both without exec: if .* and in front of gunicorn in it$/,
    );
    expect(said('CMD ["/run.sh"]', "gunicorn a:b\nrsync /a /b")[0]).toMatch(/^info: run\.sh waits for gunicorn .*: if example/);
    expect(said('CMD ["/run.sh"]', "apache2ctl -D FOREGROUND")[0]).toMatch(
      /^info: run\.sh runs apache2ctl without exec: if .* from it, too$/,
    );
  });

  test("ENTRYPOINT of the file itself is PID 1 for certain", () => {
    expect(said('ENTRYPOINT ["/run.sh"]', "gunicorn a:b")[0]).toMatch(/^warning: .* so bash stays PID 1/);
  });

  test("what only waits is the same with and without the script", () => {
    expect(said('CMD ["/run.sh"]', "sleep infinity")).toEqual([]);
  });
});

test.each([
  ["kustomize fn run wrap -- $0\nexit $?", 'a="$0"'],
  ["kubectl apply -f /app.yaml", ""],
  ["vault kv get secret/a", ""],
  ["if [ -z $WRAPPED ]; then\n  export WRAPPED=true\n  kustomize fn run wrap -- $0\n  exit $?\nfi\ncat <<EOF\nkind: Service\nEOF", ""],
])("a program that does its work and ends is no service: %s", (script, before) => {
  const image = 'FROM debian:12-slim\nCOPY run.sh /\nENTRYPOINT ["/run.sh"]';
  expect(findings(id, image, { files: { "run.sh": `#!/bin/bash\n${before}\n${script}\n` } })).toEqual([]);
});

test("a program in a pipe: exec there changes nothing", () => {
  const says = (last: string): string =>
    lint(id, 'FROM debian:12\nCOPY run.sh /\nENTRYPOINT ["/run.sh"]', { files: { "run.sh": `#!/bin/bash\n${last}\n` } });
  expect(says("nginx -g 'daemon off;' 2>&1 | tee /var/log/x")).toMatchInlineSnapshot(`
    "FROM debian:12
    COPY run.sh /
    ENTRYPOINT ["/run.sh"]
                ~~~~~~~~~ run.sh runs nginx in a pipe, so bash stays PID 1 and keeps SIGTERM to itself: \`docker stop\` waits 10 s, then kills nginx. exec in a pipe changes nothing. Let nginx write to standard output alone and start it with exec, in bash with > >(…) in the place of the pipe and what is behind it in the brackets"
  `);
  expect(says("exec nginx -g 'daemon off;' > >(tee /var/log/x)")).not.toContain("~~");
  expect(says("ls | cat\nnginx -g 'daemon off;'")).toContain("Put exec in front of it");
});

test("a script that is named for a job ends by itself", () => {
  const says = (name: string, rest = ""): string =>
    lint(id, `FROM debian:12\nCOPY ${name} /${rest}\nENTRYPOINT ["/${name}"]`, { files: { [name]: "#!/bin/bash\nset -e\nmy-tool run\n" } });
  for (const name of ["tests.sh", "run-tests.sh", "pgbackrest-restore.sh", "migrate"]) expect(says(name), name).not.toContain("~~");
  for (const name of ["start.sh", "test-server.sh", "generate-traffic.sh"]) expect(says(name), name).toContain("~~");
  expect(says("run-tests.sh", "\nEXPOSE 80")).toContain("~~");
  const files = { "start.sh": "#!/bin/bash\nset -e\n[ $X -eq 1 ] || pg_ctl start -w\n/srv/migrate\n[ $X -eq 1 ] || pg_ctl stop\n" };
  expect(lint(id, 'FROM debian:12\nCOPY start.sh /\nENTRYPOINT ["/start.sh"]', { files })).not.toContain("~~");
});

test("work behind the program in the inner one of two scripts, and in a branch", () => {
  const image = 'FROM debian:12-slim\nCOPY run.sh work.sh /\nENTRYPOINT ["/run.sh"]';
  const says = (inner: string): string =>
    lint(id, image, { files: { "run.sh": "#!/bin/bash\n/work.sh\n", "work.sh": `#!/bin/bash\n${inner}\n` } });
  expect(says("/opt/server run\nrc=$?\nif [ $rc -eq 0 ]; then\n  chmod -R g+rw /logs\nfi\nexit $rc")).toMatchInlineSnapshot(`
    "FROM debian:12-slim
    COPY run.sh work.sh /
    ENTRYPOINT ["/run.sh"]
                ~~~~~~~~~ run.sh runs work.sh without exec, and work.sh waits for server to do something when it has ended. bash as PID 1 keeps SIGTERM to itself: \`docker stop\` waits 10 s, then kills all of them, and nothing of it is done. Put exec in front of work.sh, and in it start server with &, pass SIGTERM on to it in a trap, and wait for it"
  `);
  expect(says("nginx -g 'daemon off;'\nrm -rf /tmp/work")).toContain("to do something when it has ended");
  // A piece of work, then.
  expect(says("/opt/server run\nrc=$?\n[ $rc -eq 0 ] && chmod -R g+rw /logs\nexit $rc")).not.toContain("~~");
  for (const body of [
    "nginx -g 'daemon off;'",
    "/opt/server run\nexit $?",
    "/opt/server run\nif [ $? -ne 0 ]; then echo failed; exit 1; fi",
  ])
    expect(says(body), body).toContain("in front of work.sh, and in front of");
});
