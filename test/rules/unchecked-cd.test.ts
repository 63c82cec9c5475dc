// unchecked-cd: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "unchecked-cd";

test("underlines cd", () => {
  expect(lint(id, "FROM debian:12\nRUN cd /opt; make")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN cd /opt; make
        ~~ When this cd fails, the commands behind it run in the wrong directory. Join them with &&, or add || exit 1 [Add || exit 1, review]"
  `);
  expect(lint(id, "FROM debian:12\nRUN (cd /opt; make) && ls")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN (cd /opt; make) && ls
         ~~ When this cd fails, the commands behind it run in the wrong directory. Join them with &&, or add || exit 1 [Add || exit 1, review]"
  `);
  expect(lint(id, "FROM debian:12\nRUN <<EOF\ncd /opt\nmake\nEOF")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN <<EOF
    cd /opt
    ~~ When this cd fails, the commands behind it run in the wrong directory. Join them with &&, or add || exit 1 [Add || exit 1, review]
    make
    EOF"
  `);
});

test.each([
  "FROM debian:12\nRUN cd /opt && make; ls",
  "FROM debian:12\nRUN set -e; cd /opt; make",
  "FROM debian:12\nRUN cd /opt",
  "FROM debian:12\nRUN cd /opt || exit 1; make",
  "FROM debian:12\nRUN if cd /opt; then make; fi",
  "FROM debian:12\nRUN cd /opt && make; cd ..; ls",
  'FROM debian:12\nSHELL ["/bin/sh", "-ec"]\nRUN cd /opt; make',
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("mends the command and keeps the layout around it", () => {
  expect(fixAll(id, "FROM debian:12\nRUN cd /opt; \\\n    make")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN cd /opt || exit 1; \\
        make"
  `);
  expect(fixAll(id, 'FROM debian:12\nrun cd /opt >/dev/null ; make\nRUN ["sh", "-c", "cd /x; ls"]')).toMatchInlineSnapshot(`
    "FROM debian:12
    run cd /opt >/dev/null || exit 1 ; make
    RUN ["sh", "-c", "cd /x; ls"]"
  `);
});
