// Jobs of a script: what fg brings forward, wait -n, a trap for EXIT, a loop that restarts its program. Measured by shell.
import { expect, test } from "vitest";
import { drawn, simulate } from "./support";

const run = (script: string, base = "debian:12-slim"): string => drawn(`FROM ${base}\nCOPY s.sh /s.sh\nCMD ["/s.sh"]`, { "s.sh": script });
const ends = (script: string): string => simulate(`FROM debian:12-slim\nCOPY s.sh /s.sh\nCMD ["/s.sh"]`, { "s.sh": script }).endsAtOnce;

test("fg waits for the job in bash, and is an error in dash, which has no job control without a terminal", () => {
  const script = "set -m\nsleep 1000 &\ngunicorn a:b &\ncurl localhost\nfg %2\n";
  expect(run(`#!/bin/bash\n${script}`)).toBe("bash ─ gunicorn · PID 1 bash · SIGTERM reaches no, prompt no · reaps yes · problem");
  expect(ends(`#!/bin/sh\n${script}`)).toBe("yes");
});

test("wait -n waits in bash, and is an error in dash", () => {
  const script = "gunicorn a:b &\nnginx -g 'daemon off;' &\nwait -n\nexit $?\n";
  expect(run(`#!/bin/bash\n${script}`)).toContain("reaches no, prompt no");
  expect(ends(`#!/bin/sh\n${script}`)).toBe("yes");
});

test("a trap for EXIT ends bash on the signal, and no other shell", () => {
  const script = "trap 'echo bye' EXIT\ngunicorn a:b\n";
  expect(run(`#!/bin/bash\n${script}`)).toBe("bash ─ gunicorn · PID 1 bash · SIGTERM reaches no, prompt yes · reaps yes · problem");
  expect(run(`#!/bin/sh\n${script}`)).toContain("reaches no, prompt no");
  expect(run(`#!/bin/sh\n${script}`, "alpine:3.22")).toContain("reaches no, prompt no");
});

test("a loop that starts its program again runs it; what the status is asked for says that it is what is waited for", () => {
  const loop = 'while true; do gunicorn a:b; code=$?; [ "$code" -eq 42 ] || exit "$code"; done\n';
  expect(run(`#!/bin/sh\n${loop}`)).toContain("reaches no, prompt no");
  expect(run(`#!/bin/sh\n${loop}`)).toContain("problem");
});

test('a server in front of exec "$@" without a CMD is what runs', () => {
  expect(run('#!/bin/sh\nlighttpd -D -f /c\nexec "$@"\n')).toBe(
    "sh ─ lighttpd · PID 1 sh · SIGTERM reaches no, prompt no · reaps yes · problem",
  );
  expect(ends('#!/bin/sh\n/backup\nexec "$@"\n')).toBe("yes");
});

test("a program whose name all branches set", () => {
  expect(run('#!/bin/sh\ncase "$X" in a) B=gunicorn;; *) B=gunicorn;; esac\nexec $B a:b\n')).toContain("sh = gunicorn");
  expect(run('#!/bin/sh\nif [ "$X" ]; then P=/a/push; else P=/b/push; fi\nexec "$P" --port 1\n')).toContain("sh = push");
});

test("a program in a folder that a variable names is known by its name", () => {
  expect(run("#!/bin/bash\nexec $KAFKA_HOME/bin/connect-distributed.sh c\n")).toContain("bash = connect-distributed.sh = java");
  expect(run('#!/bin/bash\nexec "${APP}/bin/gunicorn" a:b\n')).toContain("bash = gunicorn");
  expect(run("#!/bin/bash\nexec $APP/bin/own\n")).toContain("unknown");
});
