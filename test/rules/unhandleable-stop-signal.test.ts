// unhandleable-stop-signal: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "unhandleable-stop-signal";

test("what no program can handle, in any spelling", () => {
  expect(
    lint(id, "FROM debian:12\nSTOPSIGNAL kill\nSTOPSIGNAL 9\nSTOPSIGNAL SIGSTOP\nSTOPSIGNAL SIGFOO\nSTOPSIGNAL 0"),
  ).toMatchInlineSnapshot(`
    "FROM debian:12
    STOPSIGNAL kill
               ~~~~ No program can handle SIGKILL: \`docker stop\` kills everything at once, so what has something to save or to finish gets no chance to [Set STOPSIGNAL SIGTERM, review]
    STOPSIGNAL 9
               ~ No program can handle SIGKILL: \`docker stop\` kills everything at once, so what has something to save or to finish gets no chance to [Set STOPSIGNAL SIGTERM, review]
    STOPSIGNAL SIGSTOP
               ~~~~~~~ No program can handle SIGSTOP, and PID 1 never sees it: \`docker stop\` waits 10 s, then kills everything [Set STOPSIGNAL SIGTERM, review]
    STOPSIGNAL SIGFOO
               ~~~~~~ SIGFOO is no signal: the builder refuses the file [Set STOPSIGNAL SIGTERM, review]
    STOPSIGNAL 0
               ~ 0 is no signal: the builder refuses the file [Set STOPSIGNAL SIGTERM, review]"
  `);
});

test("a variable's value counts, and is replaced by the signal", () => {
  expect(fixAll(id, "FROM debian:12\nARG S=SIGKILL\nSTOPSIGNAL $S")).toContain("STOPSIGNAL SIGTERM");
});

test.each(["SIGTERM", "term", "15", "SIGRTMIN+3", "65", "$UNKNOWN"])("silent: %s", (signal) => {
  const source = `FROM debian:12\nARG UNKNOWN\nSTOPSIGNAL ${signal}`;
  expect(lint(id, source)).toBe(source);
});

test("SIGKILL for a container that only waits is right", () => {
  for (const start of ['["sleep", "infinity"]', '["tail", "-f", "/dev/null"]', "tail -f /dev/null"]) {
    const source = `FROM debian:12\nSTOPSIGNAL SIGKILL\nCMD ${start}`;
    expect(lint("unhandleable-stop-signal", source)).toBe(source);
  }
  expect(lint("unhandleable-stop-signal", 'FROM debian:12\nSTOPSIGNAL SIGKILL\nCMD ["sh", "-c", "nginx & sleep infinity"]')).toContain(
    "kills everything",
  );
  expect(lint("unhandleable-stop-signal", 'FROM debian:12\nSTOPSIGNAL SIGSTOP\nCMD ["sleep", "infinity"]')).toContain("never sees it");
});
