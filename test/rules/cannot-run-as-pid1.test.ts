// cannot-run-as-pid1: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "cannot-run-as-pid1";
const file = (start: string): string => `FROM debian:12-slim\nRUN apt-get update && apt-get install -y xvfb tini\n${start}`;

test("xvfb-run as PID 1, by itself and through exec", () => {
  const source = file('CMD ["xvfb-run", "-a", "python3", "app.py"]');
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM debian:12-slim
    RUN apt-get update && apt-get install -y xvfb tini
    CMD ["xvfb-run", "-a", "python3", "app.py"]
         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ As PID 1 xvfb-run never starts python3: it waits for the signal that tells that the X server is ready, and Xvfb sends it only to a parent that is not PID 1. Put an init in front of xvfb-run [Add tini: it becomes PID 1, passes signals on and reaps orphans, review] [Add dumb-init: it becomes PID 1, passes signals on and reaps orphans, review]"
  `);
  expect(fixAll(id, source)).toContain('ENTRYPOINT ["/usr/bin/tini", "--"]');
  expect(lint(id, file("CMD exec xvfb-run -a python3 app.py"))).toContain("never starts python3");
});

test("silent behind an init, and behind a shell that stays", () => {
  expect(lint(id, file('CMD ["tini", "--", "xvfb-run", "-a", "python3", "app.py"]'))).not.toContain("~");
  expect(lint(id, file("CMD xvfb-run -a python3 app.py"))).not.toContain("~");
  expect(lint(id, file('CMD ["xvfb-run", "--help"]'))).not.toContain("~");
});
