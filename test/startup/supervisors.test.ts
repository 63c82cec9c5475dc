// Supervisors: what they run hears of a stop, unless a shell of theirs or the supervisor itself keeps it back.
import { describe, expect, test } from "vitest";
import { simulate } from "./support";

const source = `
  FROM python:3.13-slim
  WORKDIR /app
  RUN pip install supervisor
  COPY . .
  CMD ["supervisord", "-c", "/app/s.conf"]`;
const settings = (lines: string): string =>
  `[supervisord]\nnodaemon=true\n\n[program:first]\ncommand=gunicorn app:app\n[program:web]\n${lines}\n`;
const script = (last: string): string => `#!/bin/sh\nset -e\necho ready\n${last}\n`;

function told(lines: string, run: string) {
  const { stop, verdict, reasons } = simulate(source, { "s.conf": settings(lines), "run.sh": script(run) });
  return `${stop.reachesApp} ${stop.stopsPromptly} ${verdict}: ${reasons.at(-1)?.text}`;
}

describe("the programs of supervisord", () => {
  test("a script that keeps the signal from its program", () => {
    expect(told("command=/app/run.sh --now ; a note", "daphne app:app")).toMatchInlineSnapshot(
      `"no yes problem: \`docker stop\` ends the container at once, but daphne of supervisord's program web gets no SIGTERM: it is killed without a chance to shut down."`,
    );
  });

  test.each<[string, string, string]>([
    ["exec", "command=/app/run.sh", "exec daphne app:app"],
    ["the whole group is signalled", "command=/app/run.sh\nstopasgroup=true", "daphne app:app"],
    ["it is not started", "command=/app/run.sh\nautostart=false", "daphne app:app"],
    ["a trap", "command=/app/run.sh", "trap 'kill $!' TERM; daphne app:app & wait"],
    ["work that ends", "command=/app/run.sh", "cp a b"],
    ["a program that nothing is known of", "command=/app/run.sh", "./own"],
    ["a variable", "command=%(ENV_START)s", "daphne app:app"],
    ["a supervisor in a supervisor", "command=supervisord -c /app/s.conf", ""],
  ])("%s", (_, lines, run) => expect(told(lines, run)).toContain("yes yes ok"));
});

test("runsvdir tells its services nothing", () => {
  const { stop, verdict, reasons } = simulate(
    'FROM debian:12\nRUN apt-get update && apt-get install -y runit\nCMD ["runsvdir", "/etc/service"]',
  );
  expect({ ...stop, verdict }).toEqual({ signal: "SIGTERM", reachesApp: "no", stopsPromptly: "yes", verdict: "problem" });
  expect(reasons.map(({ text }) => text)).toMatchInlineSnapshot(`
    [
      "runsvdir ends on SIGTERM at once, and the services that it has started are killed with it.",
      "\`docker stop\` ends the container at once, and the services of runsvdir get no SIGTERM: they are killed without a chance to shut down.",
    ]
  `);
});
