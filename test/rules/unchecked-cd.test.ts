// unchecked-cd: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "unchecked-cd";

test("underlines cd", () => {
  expect(lint(id, "FROM debian:12\nRUN cd /app; make")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN cd /app; make
        ~~ When this cd fails, the commands behind it run in the wrong directory. Join them with &&, or add || exit 1 [Add || exit 1, review]"
  `);
  expect(lint(id, "FROM debian:12\nRUN (cd /app; make) && ls")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN (cd /app; make) && ls
         ~~ When this cd fails, the commands behind it run in the wrong directory. Join them with &&, or add || exit 1 [Add || exit 1, review]"
  `);
});

test.each([
  "FROM debian:12\nRUN cd /app && make; ls",
  'FROM fedora:42\nRUN (cd /lib/systemd/system/sysinit.target.wants/; for i in *; do rm -f "$i"; done)',
  "FROM debian:12\nRUN set -e; cd /app; make",
  "FROM debian:12\nRUN cd /app",
  "FROM debian:12\nRUN cd /app || exit 1; make",
  "FROM debian:12\nRUN if cd /app; then make; fi",
  "FROM debian:12\nRUN cd /app && make; cd ..; ls",
  'FROM debian:12\nSHELL ["/bin/sh", "-ec"]\nRUN cd /app; make',
  // heredoc-without-errexit tells what is missing, for every command.
  "FROM debian:12\nRUN <<EOF\ncd /app\nmake\nEOF",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("a heredoc that switches errexit off means to go on, but hardly elsewhere", () => {
  expect(lint(id, "FROM debian:12\nRUN <<EOF\nset +e\ncd /app\nmake\nEOF")).toContain("~~ When this cd fails");
});

test("mends the command and keeps the layout around it", () => {
  expect(fixAll(id, "FROM debian:12\nRUN cd /app; \\\n    make")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN cd /app || exit 1; \\
        make"
  `);
  expect(fixAll(id, 'FROM debian:12\nrun cd /app >/dev/null ; make\nRUN ["sh", "-c", "cd /x; ls"]')).toMatchInlineSnapshot(`
    "FROM debian:12
    run cd /app >/dev/null || exit 1 ; make
    RUN ["sh", "-c", "cd /x; ls"]"
  `);
});

test("a folder that is certainly there", () => {
  const told = (run: string, above = ""): boolean => lint(id, `FROM debian:12\n${above}RUN ${run}; make`).includes("~~");
  for (const run of [
    "cd /tmp",
    "cd /tmp/",
    "cd /opt",
    "cd /usr/local/bin",
    'cd "/root"',
    "cd ~",
    "cd $HOME",
    "mkdir -p /a/b; cd /a/b",
    "mkdir -p /a/b; cd /a",
    "mkdir x; cd x",
    "mkdir -p /y/x && cd /y/x",
  ])
    expect([run, told(run)]).toEqual([run, false]);
  for (const run of [
    "cd /tmp/x",
    "cd /opt/app",
    "cd x",
    "cd $X",
    "mkdir /a; cd /a/b",
    "mkdir x; cd y",
    "mkdir x; cd /z && true; cd x",
    "mkdir $X; cd x",
    "cd /a/b",
  ])
    expect([run, told(run)]).toEqual([run, true]);
  expect(told("cd /srv/app", "WORKDIR /srv/app/x\n")).toBe(false);
  expect(told("cd /srv/app/y", "WORKDIR /srv/app/x\n")).toBe(true);
});

test.each([
  "[ -d .binder ] && cd .binder ; if test -f start ; then cp start /srv ; fi",
  "test -d a && cd a ; make",
  "[[ -d a ]] && cd a ; make",
  "[ -e a/package.json ] && cd a ; make",
  '[ -d "$X" ] && cd "${X}/" ; make',
  "[ -n x ] && [ -d a ] && [ -x b ] && cd a ; make",
  "[ ! -d a ] || cd a ; make",
  "! [ -d a ] || cd a ; make",
  "[ -n x -a -d a ] && cd a ; make",
])("a test in front guards it: %s", (run) => {
  const source = `FROM debian:12\nRUN ${run}`;
  expect(lint(id, source)).toBe(source);
});

test.each([
  '[ -n "$X" ] && cd "$X" ; make',
  "[ ! -d a ] && cd a ; make",
  "[ -d a ] || cd a ; make",
  "[ -d b ] && cd a ; make",
  "[ -f a ] && cd a ; make",
  "[ -d a -o -d b ] && cd a ; make",
  "[ -d a ] ; cd a ; make",
  "[ -d a ] && cd b && cd a ; make",
])("no guard: %s", (run) => {
  expect(lint(id, `FROM debian:12\nRUN ${run}`)).toContain("~~");
});

test("behind && the exit stays with the cd", () => {
  const source = 'FROM debian:12\nRUN [ -n "$X" ] && cd "$X" ; cp start /srv/start';
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN [ -n "$X" ] && cd "$X" ; cp start /srv/start
                       ~~ When this cd fails, the commands behind it run in the wrong directory. Add || exit 1 to it, in braces: without them it would exit where the command in front fails, too [Add || exit 1, in braces, review]"
  `);
  expect(fixAll(id, source)).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN [ -n "$X" ] && { cd "$X" || exit 1; } ; cp start /srv/start"
  `);
  expect(fixAll(id, "FROM debian:12\nRUN test -n x || cd /a >/dev/null; make")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN test -n x || cd /a >/dev/null || exit 1; make"
  `);
});
