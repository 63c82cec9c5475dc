// Programs in front of another: where their own words end, whether they stay, and what they do with the stop signal. Measured as PID 1.
import { expect, test } from "vitest";
import { drawn, type Files, simulate } from "./support";

const app: Files = { "app.py": "import signal\nsignal.signal(signal.SIGTERM, lambda *a: exit(0))\nsignal.pause()\n" };
const words = (line: string): string => JSON.stringify(line.split(" "));
const start = (line: string, base = "python:3.13-slim"): string =>
  drawn(`FROM ${base}\nCOPY . .\nCMD ${line.startsWith("[") ? line : words(line)}`, app);

/** The program takes the place of the wrapper. */
const becomes = (name: string): string => `${name} = python · PID 1 python · SIGTERM reaches yes, prompt yes · reaps no · ok`;
const handsOn = (name: string, reaps: string): string =>
  `${name} ─ python · PID 1 ${name} · SIGTERM reaches yes, prompt yes · reaps ${reaps} · ok`;
const keeps = (name: string, reaps: string): string =>
  `${name} ─ python · PID 1 ${name} · SIGTERM reaches no, prompt no · reaps ${reaps} · problem`;

test.each([
  "nice -5",
  "nice -n 5",
  "ionice -c2 -n 7",
  "taskset -c 0-3",
  "stdbuf -o L",
  "stdbuf -oL -eL",
  "prlimit --nofile=1024",
  "chrt --batch 0",
  "nohup",
  "linux64",
  "setpriv --reuid 1000 --regid 1000 --init-groups --securebits +noroot",
  "gosu 1000:1000",
  "su-exec app",
  "chpst -u app -e /env",
  "setuidgid app",
  "envdir /env",
  "s6-setuidgid app",
  "s6-envdir /env",
  "chroot --userspec 1000 /",
  "env -u A B=1 logger.level=warn",
  "eatmydata",
  "firejail --quiet",
  "numactl --cpunodebind 0 -i all",
  "flock -F /tmp/l",
  "strace -D -o /tmp/s",
  "busybox timeout 10",
  "./wait-for-it.sh db:5432 -t 5 --",
  "wait-for db:5432 --",
  "chamber exec one two --",
  "aws-vault exec --no-session prod --",
  "mise exec --",
  "rye run",
  "dotenv -f .env run --",
  "newrelic-admin run-program",
  "opentelemetry-instrument --service_name api",
])("%s becomes the program", (line) => {
  const name = line.startsWith("busybox") ? "timeout" : (line.split(" ")[0]?.replace("./", "") ?? "");
  expect(start(`${line} python app.py`)).toBe(becomes(name));
});

test.each([
  ["timeout -k 5 -s INT 1h", "timeout", "no"],
  ["sudo -EHu app --", "sudo", "yes"],
  ["runuser -u app --", "runuser", "no"],
  ["runuser -w HOME,PATH -u app --", "runuser", "no"],
  ["runuser -u app --whitelist-environment HOME --", "runuser", "no"],
  ["uv --directory /app run --no-sync", "uv", "no"],
  ["dotenvx run -f .env --", "dotenvx", "no"],
  ["cross-env A=1", "cross-env", "no"],
  ["doppler run -p a -c prd --", "doppler", "unknown"],
  ["infisical run --env=prod --", "infisical", "unknown"],
  ["micromamba run -n e", "micromamba", "unknown"],
  ["dockerize -wait tcp://db:5432 -timeout 20s", "dockerize", "unknown"],
])("%s stays and hands the signal on", (line, name, reaps) => {
  expect(start(`${line} python app.py`)).toBe(handsOn(name, reaps));
});

test.each([
  ["setsid -w", "setsid", "no"],
  ["flock -n /tmp/l", "flock", "no"],
  ["strace -f -e trace=network", "strace", "yes"],
  ["time -p", "time", "yes"],
  ["unbuffer", "unbuffer", "no"],
  ["fakeroot --", "fakeroot", "yes"],
  ["dbus-run-session --", "dbus-run-session", "yes"],
  ["conda run --live-stream -n e", "conda", "unknown"],
])("%s stays and keeps it", (line, name, reaps) => {
  expect(start(`${line} python app.py`)).toBe(keeps(name, reaps));
});

test("what is a line for the shell is one: script -c, flock -c, cross-env-shell, hatch run", () => {
  const dash = "SIGTERM reaches no, prompt no";
  expect(start('["script", "-qefc", "python app.py", "/dev/null"]')).toBe(
    "script ─ sh ─ python · PID 1 script · SIGTERM reaches no, prompt yes · reaps yes · problem",
  );
  expect(start('["flock", "-n", "/l", "-c", "python app.py"]')).toBe(`flock ─ sh ─ python · PID 1 flock · ${dash} · reaps no · problem`);
  expect(start('["flock", "-n", "/l", "bash", "-c", "exec python app.py"]')).toBe(
    `flock ─ bash = python · PID 1 flock · ${dash} · reaps no · problem`,
  );
  expect(start("cross-env-shell A=1 python app.py")).toContain("cross-env-shell ─ sh ─ python");
  expect(start("hatch -e prod run python app.py")).toBe(`hatch ─ sh ─ python · PID 1 hatch · ${dash} · reaps no · problem`);
});

test("BusyBox's timeout becomes the command, that of coreutils stays", () => {
  expect(start("timeout 10 python app.py", "python:3.13-alpine")).toBe(becomes("timeout"));
  expect(drawn(`FROM python:3.13-alpine\nRUN apk add --no-cache coreutils\nCOPY . .\nCMD ["timeout", "9", "python", "app.py"]`, app)).toBe(
    handsOn("timeout", "no"),
  );
});

test("setsid forks as the leader of its group: nothing stays in front", () => {
  const ends = (line: string): string => simulate(`FROM python:3.13-slim\nCOPY . .\nCMD ${words(line)}`, app).endsAtOnce;
  for (const line of ["setsid python app.py", "tini -- setsid python app.py", "env A=1 setsid -c python app.py", "sudo -b python app.py"])
    expect(ends(line)).toBe("yes");
  for (const line of ["setsid -w python app.py", "timeout 9 setsid python app.py"]) expect(ends(line)).toBe("no");
  expect(drawn("FROM debian:12-slim\nCMD setsid gunicorn a:b")).toBe(
    "sh ─ setsid = gunicorn · PID 1 sh · SIGTERM reaches no, prompt no · reaps yes · problem",
  );
});

test("what has a word of its own runs a command with that alone", () => {
  expect(start("chamber list svc -- x")).not.toContain("─");
  expect(start("aws-vault list")).not.toContain("─");
  expect(start("wait4x tcp db:5432 -- python app.py")).toBe(
    "wait4x ─ python · PID 1 wait4x · SIGTERM reaches no, prompt yes · reaps unknown · problem",
  );
});

test("sudo hands on the signals that it knows, and no others", () => {
  const of = (start: string): string => drawn(`FROM debian:12\n${start}`).replace(/ · reaps.*/, "");
  for (const signal of ["SIGTERM", "SIGINT", "SIGQUIT", "SIGHUP", "SIGUSR1"])
    expect(of(`STOPSIGNAL ${signal}\nCMD ["sudo", "redis-server"]`)).not.toContain("reaches no");
  for (const signal of ["SIGWINCH", "SIGRTMIN+3"])
    expect(of(`STOPSIGNAL ${signal}\nCMD ["sudo", "httpd", "-DFOREGROUND"]`)).toContain(`${signal} reaches no, prompt no`);
  expect(of('STOPSIGNAL SIGWINCH\nCMD ["httpd", "-DFOREGROUND"]')).toContain("SIGWINCH reaches yes");
  expect(of('STOPSIGNAL SIGWINCH\nCMD ["gosu", "app", "httpd", "-DFOREGROUND"]')).toContain("SIGWINCH reaches yes");
  const { reasons } = simulate('FROM debian:12\nSTOPSIGNAL SIGWINCH\nCMD ["sudo", "httpd", "-DFOREGROUND"]');
  expect(reasons.at(-1)).toMatchObject({ certainty: "likely", text: expect.stringContaining("sudo keeps SIGWINCH to itself") });
});

test("yasu becomes the command, as su-exec does", () => {
  for (const name of ["su-exec", "yasu"])
    expect(drawn(`FROM debian:12\nCMD ["${name}", "app", "redis-server"]`)).toContain(`${name} = redis-server`);
});

test("the values of su's options are no user", () => {
  const shell = (line: string): string =>
    drawn(`FROM debian:12\nRUN useradd -s /bin/bash app\nENTRYPOINT ["su", ${line}, "-c", "exec nginx -g 'daemon off;'"]`);
  expect(shell('"-w", "A,B", "app"')).toBe(shell('"app"'));
  expect(shell('"--whitelist-environment", "A,B", "app"')).toBe(shell('"app"'));
  expect(shell('"-T", "app"')).toBe(shell('"app"'));
  expect(shell('"app"')).toContain("su ─ bash = nginx");
});

test("a command line in one string of an array starts nothing", () => {
  const says = (source: string): string => {
    const { verdict, reasons, chain } = simulate(source);
    return `${chain.map(({ program }) => program).join(" ")} · ${verdict} · ${reasons[0]?.text}`;
  };
  expect(says('FROM debian:12\nCMD ["sleep infinity"]')).toMatchInlineSnapshot(
    `"sleep infinity · problem · An array is no command line: there is no program called \`sleep infinity\`, so the container cannot start."`,
  );
  expect(says('FROM acme/x:1\nCMD ["sleep infinity"]')).toContain("unknown");
  expect(says('FROM debian:12\nENTRYPOINT ["/opt/My App/run"]')).toContain("unknown");
});

test("tini takes the first -- behind its child, where its getopt looks that far", () => {
  const argv = (base: string, command: string): readonly (readonly string[])[] =>
    simulate(`FROM ${base}\nENTRYPOINT ${words("/usr/bin/tini /app --")}\nCMD ${words(command)}`).chain.map((step) =>
      step.argv.map(String),
    );
  expect(argv("debian:13", "start -- x").at(-1)).toEqual(["/app", "start", "--", "x"]);
  expect(argv("alpine:3.23", "start").at(-1)).toEqual(["/app", "--", "start"]);
});
