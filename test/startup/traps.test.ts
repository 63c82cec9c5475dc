// A script's own trap for the stop signal: what its handler does is its own affair.
import { describe, expect, test } from "vitest";
import { renderStartup } from "../../server/src/core";
import { drawn, simulate } from "./support";

const dockerfile = (start: string): string => `FROM debian:12\nCOPY . /app/\nENTRYPOINT [${start}]`;
const shown = (body: string, start = '"/app/start.sh"', files = {}): string =>
  drawn(dockerfile(start), { "start.sh": `#!/bin/bash\n${body}\n`, ...files }).replace(/^.*SIGTERM /, "");

const nginx = "nginx -g 'daemon off;' &\npid=$!\nwait $pid";

describe("a trap in front of a program in the background", () => {
  test.each([
    ["trap 'kill -TERM $pid' TERM", "reaches yes, prompt yes · reaps yes · ok"],
    ["trap stop TERM\nstop() {\n  sv stop nginx\n}", "reaches unknown, prompt yes · reaps yes · unknown"],
    [
      "stop() {\n  Notify bye; curl localhost/quit; tail --pid=$pid -f /dev/null\n}\ntrap stop TERM",
      "reaches unknown, prompt yes · reaps yes · unknown",
    ],
    ["trap 'exit' TERM; trap 'kill 0' EXIT", "reaches yes, prompt yes · reaps yes · ok"],
    ["trap 'kill 0' EXIT; trap 'exit' TERM", "reaches yes, prompt yes · reaps yes · ok"],
    // Nothing is handed on.
    ["trap 'echo bye; exit 0' TERM", "reaches no, prompt yes · reaps yes · problem"],
    ["trap '' TERM", "reaches no, prompt no · reaps yes · problem"],
  ])("%s", (trap, expected) => {
    expect(shown(`${trap}\n${nginx}`)).toBe(expected);
  });

  test("a script behind it that would keep the signal is the handler's affair", () => {
    const app = { "app.sh": "#!/bin/bash\nnginx -g 'daemon off;'\n" };
    expect(shown("trap 'kill $pid' TERM\n/app/app.sh &\npid=$!\nwait $pid", undefined, app)).toBe(
      "reaches unknown, prompt yes · reaps yes · unknown",
    );
  });

  test("in front of a program that the shell waits for, it is not heard", () => {
    expect(shown("trap 'kill $pid' TERM\nnginx -g 'daemon off;'")).toBe("reaches no, prompt no · reaps yes · problem");
  });
});

describe("a loop is the application itself", () => {
  const idle = "while true; do sleep 1; done";
  test.each([
    [`trap "exit" INT TERM\ntrap "kill 0" EXIT\n${idle}`, "reaches yes, prompt yes · reaps yes · ok"],
    ["trap exit TERM; while :; do date; sleep 12h & wait ${!}; done", "reaches yes, prompt yes · reaps yes · ok"],
    ["trap exit TERM; while :; do date; sleep 60; done", "reaches yes, prompt unknown · reaps yes · unknown"],
    ["trap 'echo got' TERM; while :; do date; sleep 1; done", "reaches yes, prompt no · reaps yes · problem"],
    [`nginx &\ntrap exit TERM\n${idle}`, "reaches unknown, prompt yes · reaps yes · unknown"],
    [idle, "reaches no, prompt no · reaps yes · problem"],
    ["while true; do\n  [ -f /stop ] && exit 1\n  sleep 1d\ndone", "reaches no, prompt no · reaps yes · problem"],
  ])("%s", (body, expected) => {
    expect(shown(body)).toBe(expected);
  });

  test("behind an init it is ended by the signal, like a program without a handler", () => {
    expect(shown(idle, '"tini","--","/app/start.sh"')).toBe("reaches yes, prompt yes · reaps yes · ok");
    expect(shown("while true; do\n  [ -f /stop ] && exit 1\n  sleep 1d\ndone", '"tini","-g","--","/app/start.sh"')).toBe(
      "reaches yes, prompt yes · reaps yes · ok",
    );
    expect(shown(`nginx &\n${idle}`, '"tini","-g","--","/app/start.sh"')).toBe("reaches unknown, prompt yes · reaps yes · ok");
  });

  test("the sentences do not contradict each other", () => {
    const said = (start: string, body: string): string | undefined =>
      simulate(dockerfile(start), { "start.sh": `#!/bin/bash\n${body}\n` }).reasons.at(-1)?.text;
    expect(said('"/app/start.sh"', `trap "exit" TERM\n${idle}`)).toMatchInlineSnapshot(`"\`docker stop\` reaches bash, which shuts down."`);
    expect(said('"/app/start.sh"', "trap exit TERM; while :; do sleep 60; done")).toMatchInlineSnapshot(
      `"\`docker stop\` reaches the trap of bash, which runs when the command in front of it has ended."`,
    );
    expect(said('"/app/start.sh"', idle)).toMatchInlineSnapshot(
      `"\`docker stop\` waits 10 s and then kills everything, exit code 137: bash has no trap for SIGTERM, and for PID 1 the kernel drops a signal without a handler."`,
    );
    expect(said('"tini","--","/app/start.sh"', idle)).toMatchInlineSnapshot(
      `"\`docker stop\` reaches bash, which has no handler for SIGTERM and is ended by it at once."`,
    );
    expect(said('"tini","-g","--","/app/start.sh"', "nginx -g 'daemon off;' &\nwait")).toMatchInlineSnapshot(
      `"\`docker stop\` reaches nginx too, but the container ends as soon as bash does: whether nginx has time to shut down is not certain."`,
    );
  });
});

describe("what a trap does is told as it is", () => {
  const told = (body: string): readonly (string | undefined)[] => {
    const found = simulate(dockerfile('"/app/start.sh"'), { "start.sh": `#!/bin/bash\n${body}\n` });
    return [/^stop .*$/m.exec(renderStartup(found))?.[0], found.reasons.at(-1)?.text];
  };

  test("a command of its own: the container ends when that returns", () => {
    expect(told("/app/server run &\ntrap 'echo bye; ./bin/server.sh stop; exit 0' TERM HUP INT\nwait $!")).toEqual([
      "stop   SIGTERM sets off the trap of bash, which runs `./bin/server.sh stop`; the container stops when that is done",
      "`docker stop` reaches the trap of bash, which runs `./bin/server.sh stop`: the container ends when that is done.",
    ]);
    expect(told("stop() {\n  ./bin/server.sh stop\n}\ntrap stop TERM\n/app/server run &\nwait $!")[1]).toContain("which runs `stop`:");
  });

  test("a signal that it hands on to a script that may keep it", () => {
    const app = { "app.sh": "#!/bin/bash\nnginx -g 'daemon off;'\n" };
    const start = "#!/bin/bash\n/app/app.sh &\ntrap 'kill $!' TERM\nwait $!\n";
    expect(simulate(dockerfile('"/app/start.sh"'), { "start.sh": start, ...app }).reasons.at(-1)?.text).toBe(
      "`docker stop` reaches the trap of bash, which hands it on: whether nginx has time to shut down is not certain.",
    );
  });

  test("nothing but the end", () => {
    expect(told("nginx -g 'daemon off;' &\ntrap 'sleep 2; exit 0' TERM\nwait $!")).toEqual([
      "stop   SIGTERM does not reach the application; the container stops by itself",
      "`docker stop` reaches the trap of bash, which ends the container: nginx gets no SIGTERM and is killed without a chance to shut down.",
    ]);
  });

  test("at once only where no handler has its turn", () => {
    const line = (source: string): string | undefined => /^stop .*$/m.exec(renderStartup(simulate(source)))?.[0];
    expect(line('FROM debian:12\nENTRYPOINT ["tini","--"]\nCMD ["sleep","1d"]')).toBe(
      "stop   SIGTERM reaches the application; the container stops at once",
    );
    expect(line("FROM nginx\nSTOPSIGNAL SIGKILL")).toBe("stop   SIGKILL does not reach the application; the container stops at once");
    expect(line("FROM nginx")).toBe("stop   SIGQUIT reaches the application; the container stops by itself");
    expect(line('FROM debian:12\nENTRYPOINT ["tini","--"]\nCMD ["/opt/agent"]')).not.toContain("at once");
  });
});

describe("a handler that runs a program and kills the job", () => {
  const last = (job: string): string | undefined => {
    const stop = '_stop() {\n  /ctl stop\n  kill "$P"\n}\ntrap _stop SIGTERM';
    return simulate(dockerfile('"/app/start.sh"'), { "start.sh": `#!/bin/bash\n${job} &\nP=$!\n${stop}\nwait "$P"\n` }).reasons.at(-1)
      ?.text;
  };

  test("what keeps the container open has nothing to shut down: the handler stops the service", () => {
    expect(last("tail -F /x.log")).toBe(
      "`docker stop` reaches the trap of bash, which runs `_stop`: the container ends when that is done.",
    );
    expect(last("sleep infinity")).toContain("runs `_stop`");
  });

  test("a service shuts down", () => {
    expect(last("redis-server")).toBe("`docker stop` reaches redis-server, which shuts down.");
  });
});
