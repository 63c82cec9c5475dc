// What docker stop does to what: programs, inits, package runners, wrappers, stop signals, orphans.
import { describe, expect, test } from "vitest";
import { noFacts, parse, startup } from "../../server/src/core";
import { draw, drawn, simulate } from "./support";

const handler = 'process.on("SIGTERM", () => process.exit(0));\n';
const plain = 'require("http").createServer(() => {}).listen(80);\n';
const files = { "stops.js": handler, "plain.js": plain };
const node = (image: string, lines: string): string =>
  drawn(`FROM ${image}\nWORKDIR /app\nCOPY *.js ./\n${lines}`, files).replace(/^docker-entrypoint\.sh = /, "");

describe("a program as PID 1", () => {
  test.each([
    ["sleep infinity", "no", "no"],
    ["tail -f /dev/null", "no", "no"],
    ["php -S 0.0.0.0:80", "no", "no"],
    ["flask run", "no", "no"],
    ["python -m http.server", "no", "no"],
    ["cron -f", "no", "yes"],
    ["java -Xrs -jar a.jar", "no", undefined],
    ["java -jar a.jar", "yes", undefined],
    ["haproxy", "yes", "yes"],
    ["httpd -DFOREGROUND", "yes", "yes"],
    ["php-fpm -F", "yes", "yes"],
    ["postgres", "yes", "yes"],
    ["redis-server", "yes", "no"],
    ["memcached", "yes", "no"],
    ["gunicorn app:app", "yes", "yes"],
    ["uvicorn app:app", "yes", "no"],
    ["python -m uvicorn app:app", "yes", "no"],
    ["celery worker", "yes", "no"],
    ["puma", "yes", undefined],
    ["supervisord -n", "yes", "yes"],
    ["dotnet app.dll", "yes", "yes"],
    ["pm2-runtime app.js", "yes", "no"],
  ])("%s: stops %s, reaps %s", (line, stops, reaps) => {
    const found = simulate(`FROM alpine:3.20\nCMD ${JSON.stringify(line.split(" "))}`);
    expect([found.stop.stopsPromptly, found.stop.reachesApp]).toEqual([stops, "yes"]);
    if (reaps !== undefined) expect(found.reapsOrphans).toBe(reaps);
    expect(found.verdict).toBe(stops === "yes" ? "ok" : "problem");
  });

  test("a node or python script: its text decides, without it the answer stays open", () => {
    expect(node("node:22", 'CMD ["node","stops.js"]')).toBe("node · PID 1 node · SIGTERM reaches yes, prompt yes · reaps no · ok");
    expect(node("node:22", 'CMD ["node","plain.js"]')).toBe("node · PID 1 node · SIGTERM reaches yes, prompt no · reaps no · problem");
    expect(node("node:22", 'CMD ["node","absent.js"]')).toBe(
      "node · PID 1 node · SIGTERM reaches yes, prompt unknown · reaps no · unknown",
    );
    const python = (text: string): string =>
      simulate('FROM python:3.12\nCOPY app.py /\nCMD ["python","/app.py"]', { "app.py": text }).verdict;
    expect(python("import signal\nsignal.signal(signal.SIGTERM, stop)\n")).toBe("ok");
    expect(python("import uvicorn\nuvicorn.run(app)\n")).toBe("ok");
    expect(python("app.run()\n")).toBe("problem");
    expect(python("from .server import main\nmain()\n")).toBe("unknown");
    expect(python("# signal.signal(signal.SIGTERM, stop)\napp.run()\n")).toBe("problem");
  });

  test("a program built by a stage that compiles Go ends on SIGTERM", () => {
    const source =
      'FROM golang:1.23 AS build\nRUN go build -o /out/serve .\nFROM scratch\nCOPY --from=build /out/serve /serve\nCMD ["/serve"]';
    expect(drawn(source)).toBe("serve · PID 1 serve · SIGTERM reaches yes, prompt yes · reaps no · ok");
  });

  test("of a program that is not known nothing is said", () => {
    expect(drawn('FROM debian:12\nCMD ["/opt/agent"]')).toBe(
      "agent · PID 1 agent · SIGTERM reaches unknown, prompt unknown · reaps unknown · unknown",
    );
  });
});

describe("inits", () => {
  test.each([
    ['["tini","--"]', '["node","plain.js"]', "tini ─ node · PID 1 tini · SIGTERM reaches yes, prompt yes · reaps yes · ok"],
    ['["tini"]', '["node","stops.js"]', "tini ─ node · PID 1 tini · SIGTERM reaches yes, prompt yes · reaps yes · ok"],
    ['["tini","--"]', "node stops.js", "tini ─ sh ─ node · PID 1 tini · SIGTERM reaches no, prompt yes · reaps yes · problem"],
    ['["tini","-g","--"]', "node stops.js", "tini ─ sh ─ node · PID 1 tini · SIGTERM reaches unknown, prompt yes · reaps yes · problem"],
    ['["tini","--"]', "exec node stops.js", "tini ─ sh = node · PID 1 tini · SIGTERM reaches yes, prompt yes · reaps yes · ok"],
    [
      '["dumb-init","--"]',
      "node stops.js",
      "dumb-init ─ sh ─ node · PID 1 dumb-init · SIGTERM reaches unknown, prompt yes · reaps yes · problem",
    ],
    [
      '["dumb-init","-c","--"]',
      "node stops.js",
      "dumb-init ─ sh ─ node · PID 1 dumb-init · SIGTERM reaches no, prompt yes · reaps yes · problem",
    ],
    [
      '["dumb-init","--rewrite","15:2","--"]',
      '["python","-m","http.server"]',
      "dumb-init ─ python · PID 1 dumb-init · SIGTERM reaches yes, prompt yes · reaps yes · ok",
    ],
    [
      '["dumb-init","--rewrite=15:0","--"]',
      '["node","stops.js"]',
      "dumb-init ─ node · PID 1 dumb-init · SIGTERM reaches no, prompt no · reaps yes · problem",
    ],
    ['["catatonit","--"]', '["node","plain.js"]', "catatonit ─ node · PID 1 catatonit · SIGTERM reaches yes, prompt yes · reaps yes · ok"],
  ])("%s + %s", (entrypoint, cmd, expected) => {
    expect(node("debian:12", `ENTRYPOINT ${entrypoint}\nCMD ${cmd}`)).toBe(expected);
  });

  test("options in the environment count as they do at run time", () => {
    const line = (variable: string, init: string) => node("debian:12", `ENV ${variable}\nENTRYPOINT ["${init}","--"]\nCMD node stops.js`);
    expect(line("TINI_KILL_PROCESS_GROUP=0", "tini")).toContain("reaches unknown");
    expect(line("DUMB_INIT_SETSID=0", "dumb-init")).toContain("reaches no");
    expect(line("DUMB_INIT_SETSID=false", "dumb-init")).toContain("reaches unknown");
  });

  test("and so do those that the start command sets", () => {
    const line = (start: string) => node("debian:12", `ENTRYPOINT ${start}\nCMD node stops.js`);
    expect(line('["env", "DUMB_INIT_SETSID=0", "dumb-init", "--"]')).toContain("reaches no");
    expect(line('["env", "DUMB_INIT_SETSID=1", "dumb-init", "--"]')).toContain("reaches unknown");
    expect(line('["env", "OTHER=0", "dumb-init", "--"]')).toContain("reaches unknown");
    const shell = (words: string) => node("debian:12", `CMD ${words} dumb-init -- sh -c "node stops.js; true"`);
    expect(shell("DUMB_INIT_SETSID=0 exec")).toContain("reaches no");
    expect(shell("export DUMB_INIT_SETSID=0; exec")).toContain("reaches no");
    expect(shell("exec")).toContain("reaches unknown");
  });

  test("an init in shell form is PID 1 only where the shell becomes it", () => {
    expect(node("debian:12", "ENTRYPOINT tini -- node stops.js")).toContain("PID 1 sh");
    expect(node("alpine:3.20", "ENTRYPOINT tini -- node stops.js")).toContain("PID 1 tini");
  });

  test("supervisors are PID 1 and init at once", () => {
    expect(simulate('FROM phusion/baseimage:1.0\nCMD ["/sbin/my_init"]').init).toBe("my_init");
    expect(simulate("FROM ghcr.io/linuxserver/nginx").pid1?.program).toBe("s6-svscan");
    expect(
      simulate('FROM debian:12\nCOPY s.conf /etc/supervisord.conf\nCMD ["supervisord"]', { "s.conf": "[supervisord]\nnodaemon=true\n" })
        .verdict,
    ).toBe("ok");
    expect(simulate('FROM debian:12\nCOPY conf /etc/supervisor/conf.d\nCMD ["supervisord"]').verdict).toBe("unknown");
  });

  test("the init of docker run --init stands in front of everything", () => {
    const doc = parse("FROM debian:12\nCMD sleep infinity");
    const found = startup(doc, noFacts, doc.finalStage, { init: true });
    expect(found && draw(found)).toBe("docker-init ─ sh ─ sleep · PID 1 docker-init · SIGTERM reaches no, prompt yes · reaps yes · ok");
  });

  test("an init of the base image", () => {
    expect(simulate("FROM jenkins/jenkins:lts").init).toBe("tini");
  });
});

describe("package runners", () => {
  const packages = { "package.json": '{"scripts":{"start":"node stops.js","direct":"exec node stops.js","test":"jest"}}', ...files };
  const run = (image: string, cmd: string): string => drawn(`FROM ${image}\nWORKDIR /app\nCOPY . .\nENTRYPOINT []\nCMD ${cmd}`, packages);

  test.each([
    ["node:22", '["npm","start"]', "npm ─ sh ─ node · PID 1 npm · SIGTERM reaches no, prompt yes · reaps no · problem"],
    ["node:22-alpine", '["npm","start"]', "npm ─ sh = node · PID 1 npm · SIGTERM reaches yes, prompt yes · reaps no · problem"],
    ["node:22", '["npm","run","direct"]', "npm ─ sh = node · PID 1 npm · SIGTERM reaches yes, prompt yes · reaps no · problem"],
    ["node:22", "npm start", "sh ─ npm ─ sh ─ node · PID 1 sh · SIGTERM reaches no, prompt no · reaps yes · problem"],
    ["node:18.18-alpine", '["npm","start"]', "npm ─ sh = node · PID 1 npm · SIGTERM reaches no, prompt no · reaps no · problem"],
    [
      "node:20.9",
      '["tini","--","npm","start"]',
      "tini ─ npm ─ sh ─ node · PID 1 tini · SIGTERM reaches no, prompt no · reaps yes · problem",
    ],
    [
      "node:22",
      '["tini","--","npm","start"]',
      "tini ─ npm ─ sh ─ node · PID 1 tini · SIGTERM reaches no, prompt yes · reaps yes · problem",
    ],
    ["node:22", '["yarn","start"]', "yarn ─ sh ─ node · PID 1 yarn · SIGTERM reaches no, prompt yes · reaps no · problem"],
    ["node:22", '["pnpm","start"]', "pnpm ─ sh ─ node · PID 1 pnpm · SIGTERM reaches no, prompt yes · reaps no · problem"],
    ["node:22", '["npm","test"]', "npm · PID 1 npm · SIGTERM reaches yes, prompt unknown · reaps no · ok"],
    ["node:22", '["node","stops.js"]', "node · PID 1 node · SIGTERM reaches yes, prompt yes · reaps no · ok"],
  ])("%s %s", (image, cmd, expected) => {
    expect(run(image, cmd)).toBe(expected);
  });

  test("a newer npm installed over the one that swallows the signal", () => {
    expect(run("node:18.18-alpine\nRUN npm install -g npm@10.9.0", '["npm","start"]')).toContain("prompt yes");
  });

  test("without package.json the shell of Debian is still known to stay in front", () => {
    expect(drawn('FROM node:22\nCMD ["npm","start"]')).toBe(
      'docker-entrypoint.sh = npm ─ sh ─ "start" script · PID 1 npm · SIGTERM reaches no, prompt yes · reaps no · problem',
    );
  });
});

describe("wrappers", () => {
  test.each(["env A=1", "nice -n 5", "gosu app", "su-exec app", "setpriv --reuid=1 --clear-groups", "chpst -u app", "ionice -c 2"])(
    "%s becomes the program",
    (wrapper) => {
      const argv = JSON.stringify([...wrapper.split(" "), "redis-server"]);
      expect(simulate(`FROM debian:12\nCMD ${argv}`).pid1?.program).toBe("redis-server");
    },
  );

  test("su and sudo stay", () => {
    expect(drawn('FROM debian:12\nCMD ["su","-s","/bin/sh","-c","redis-server","app"]')).toBe(
      "su ─ sh ─ redis-server · PID 1 su · SIGTERM reaches no, prompt yes · reaps no · problem",
    );
    expect(drawn('FROM debian:12\nCMD ["su","-c","redis-server"]')).toBe(
      "su ─ bash = redis-server · PID 1 su · SIGTERM reaches yes, prompt yes · reaps no · ok",
    );
    expect(drawn('FROM debian:12\nCMD exec su -c "cron -f" root')).toMatch(/su ─ bash = cron .*reaches yes, prompt yes.* ok$/);
    expect(drawn('FROM node:22\nCMD ["su","-","node","-c","redis-server"]')).toMatch(
      /^docker-entrypoint.sh = su ─ bash = redis-server.* ok$/,
    );
    // A user that nobody knows has a shell that nobody knows; useradd gives /bin/sh on Debian, adduser gives bash.
    expect(drawn('FROM debian:12\nCMD ["su","app","-c","redis-server"]')).toMatch(/unknown$/);
    expect(drawn('FROM debian:12\nRUN useradd app\nCMD ["su","app","-c","redis-server"]')).toMatch(/su ─ sh ─ redis-server.*problem$/);
    expect(drawn('FROM debian:12\nRUN useradd -s /bin/bash app\nCMD ["su","app","-c","redis-server"]')).toMatch(
      /su ─ bash = redis-server.*ok$/,
    );
    expect(drawn('FROM debian:12\nRUN adduser --disabled-password app\nCMD ["su","app","-c","redis-server"]')).toMatch(
      /su ─ bash = redis.*ok$/,
    );
    expect(drawn('FROM fedora:42\nRUN useradd app\nCMD ["su","app","-c","redis-server"]')).toMatch(/su ─ bash = redis-server.*ok$/);
    expect(drawn('FROM debian:12\nCMD ["su","--shell=/bin/bash","--command=redis-server","app"]')).toMatch(/^su ─ bash = redis-server/);
    expect(simulate('FROM debian:12\nCMD ["sudo","-u","app","redis-server"]').pid1?.program).toBe("sudo");
  });
});

describe("STOPSIGNAL", () => {
  const stop = (image: string, signal: string, cmd: string): string => {
    const { stop: found } = simulate(`FROM ${image}\nSTOPSIGNAL ${signal}\nCMD ${cmd}`, files);
    return `${found.signal} ${found.reachesApp} ${found.stopsPromptly}`;
  };
  test.each([
    ["debian:12", "SIGINT", '["python","-m","http.server"]', "SIGINT yes yes"],
    ["debian:12", "int", '["flask","run"]', "SIGINT yes yes"],
    ["debian:12", "2", '["sleep","infinity"]', "SIGINT unknown no"],
    ["debian:12", "SIGKILL", '["nginx"]', "SIGKILL no yes"],
    ["debian:12", "SIGWINCH", '["sleep","infinity"]', "SIGWINCH no no"],
    ["debian:12", "SIGRTMIN+3", '["/sbin/init"]', "SIGRTMIN+3 yes yes"],
    ["debian:12", "SIGTERM", '["/sbin/init"]', "SIGTERM yes no"],
    ["debian:12", "SIGQUIT", '["nginx","-g","daemon off;"]', "SIGQUIT yes yes"],
  ])("%s STOPSIGNAL %s %s", (image, signal, cmd, expected) => {
    expect(stop(image, signal, cmd)).toBe(expected);
  });

  test("own, of a parent stage, of the base image, or the default", () => {
    const from = (source: string): string => {
      const { stop: found, stopSignal } = simulate(source);
      return `${found.signal} ${stopSignal.from}`;
    };
    expect(from("FROM nginx")).toBe("SIGQUIT base");
    expect(from("FROM nginx\nSTOPSIGNAL SIGTERM")).toBe("SIGTERM stage");
    expect(from("FROM debian:12 AS a\nSTOPSIGNAL SIGINT\nFROM a")).toBe("SIGINT parent");
    expect(from("FROM debian:12")).toBe("SIGTERM default");
    expect(from("FROM php:8-apache")).toBe("SIGWINCH base");
    expect(from("FROM debian:12\nARG S=QUIT\nSTOPSIGNAL $S")).toBe("SIGQUIT stage");
  });
});

describe("nothing to report", () => {
  test.each([
    ["a base image's shell", "FROM debian:12", "ok"],
    ["an interactive program", 'FROM debian:12\nCMD ["psql"]', "ok"],
    ["a command that ends", 'FROM debian:12\nCMD ["pytest"]', "ok"],
    ["a command that ends, behind a shell", "FROM debian:12\nCMD make test", "ok"],
    ["Windows", "FROM mcr.microsoft.com/windows/servercore:ltsc2022\nCMD app.exe", "ok"],
    ["a shell in front of an interactive program", "FROM debian:12\nCMD psql", "problem"],
  ])("%s", (_, source, verdict) => {
    expect(simulate(source).verdict).toBe(verdict);
  });
});
