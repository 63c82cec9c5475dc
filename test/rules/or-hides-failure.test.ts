// or-hides-failure: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "or-hides-failure";
const told = (run: string): boolean => findings(id, `FROM debian:12\nRUN ${run}`).length > 0;

test("underlines what fails unseen", () => {
  expect(lint(id, "FROM fedora:42\nRUN dnf install -y git && dnf clean all && [ ! -d /x ] || rm -rf /x")).toMatchInlineSnapshot(`
    "FROM fedora:42
    RUN dnf install -y git && dnf clean all && [ ! -d /x ] || rm -rf /x
                                               ~~~~~~~~~~~ When dnf fails, the RUN goes on at rm: || takes the failure of all that && joins in front of it, not that of the test alone. Put the test and its || into braces: { … || rm …; } [Put braces around the test and its ||, review]"
  `);
  expect(lint(id, "FROM fedora:42\nRUN make && [ -e /a ] || mkdir /a && [ -e /b ] || mkdir /b && ls")).toMatchInlineSnapshot(`
    "FROM fedora:42
    RUN make && [ -e /a ] || mkdir /a && [ -e /b ] || mkdir /b && ls
                ~~~~~~~~~ When make fails, the RUN goes on at mkdir: || takes the failure of all that && joins in front of it, not that of the test alone. Put the test and its || into braces: { … || mkdir …; } [Put braces around the test and its ||, review]"
  `);
});

test("where it is told", () => {
  for (const run of [
    'make && [ -z "$V" ] && V=1 || true',
    'make install \\\n  && [ -z "$marks" ] || apt-mark manual $marks \\\n  && ls',
    "set -e; make && test -f /a || touch /a; ls",
    "(make && [ -f /a ] || touch /a)",
    "curl x | sh && [ -f /a ] || touch /a",
    'make && [ "$(uname -m | cut -c1)" = x ] || touch /a',
    "if x; then make && [ -f /a ] || touch /a; fi",
  ])
    expect([run, told(run)]).toEqual([run, true]);
});

test("where it is not", () => {
  for (const run of [
    "make && { [ ! -d /x ] || rm -rf /x; }",
    "make && ([ ! -d /x ] || rm -rf /x)",
    "[ ! -d /x ] || rm -rf /x",
    "make; [ ! -d /x ] || rm -rf /x",
    "make && [ -f /a ] || exit 1",
    "make && [ -f /a ] || { echo bad; exit 1; }",
    "make && [ -f /a ] || echo bad && exit 1",
    "make && [ -f /a ] && touch /b",
    "make && x || true",
    "[ -f /a ] && [ -f /b ] || touch /b",
    "grep -q a /b && [ -f /a ] || touch /a",
    "echo a && [ -f /a ] || touch /a",
    "if make && [ -f /a ] || x; then y; fi",
    "make && if [ -f /a ] || [ -f /b ]; then y; fi",
    "[ -f /a ] || make && ls",
    "make || x; [ -f /a ] || y",
    "make && v=$([ -f /a ] || echo b)",
  ])
    expect([run, told(run)]).toEqual([run, false]);
});

test("puts braces around the test", () => {
  const fixed = (run: string): string => fixAll(id, `FROM debian:12\nRUN ${run}`).slice("FROM debian:12\nRUN ".length);
  expect(fixed("make && [ ! -d /x ] || rm -rf /x")).toBe("make && { [ ! -d /x ] || rm -rf /x; }");
  expect(fixed("make \\\n  && [ -e /a ] || mkdir /a \\\n  && [ -e /b ] || mkdir /b > /dev/null \\\n  && ls")).toBe(
    "make \\\n  && { [ -e /a ] || mkdir /a; } \\\n  && { [ -e /b ] || mkdir /b > /dev/null; } \\\n  && ls",
  );
  expect(fixed("make && [ -z $V ] && V=1 || true")).toBe("make && { [ -z $V ] && V=1 || true; }");
  for (const none of ["make && ! [ -e /a ] || mkdir /a", "make && [ -e /a ] || mkdir /a || true", "make && [ -e /a ] || x | y"])
    expect([none, fixed(none)]).toEqual([none, none]);
});

test("apt-get -f install behind dpkg mends what dpkg missed, and no download", () => {
  const source = (line: string): string => `FROM debian:12\nRUN ${line}`;
  const run = "wget -q https://example.com/x.deb && dpkg -i x.deb || apt-get -fy install";
  expect(lint(id, source(run))).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN wget -q https://example.com/x.deb && dpkg -i x.deb || apt-get -fy install
                                             ~~~~~~~~~~~~~ When wget fails, the RUN goes on at apt-get, which has nothing to mend then and succeeds: || takes the failure of all that && joins in front of it, not that of dpkg alone. Put dpkg and its || into braces: { … || apt-get …; } [Put braces around dpkg and its ||, review]"
  `);
  expect(fixAll(id, source(`${run} && rm x.deb`))).toBe(
    source("wget -q https://example.com/x.deb && { dpkg -i x.deb || apt-get -fy install; } && rm x.deb"),
  );
  for (const line of [
    "dpkg -i x.deb || apt-get -fy install",
    "wget x; dpkg -i x.deb || apt-get -f install -y",
    "wget x && { dpkg -i x.deb || apt-get -f install -y; }",
    "wget x && dpkg -i x.deb || exit 1",
    "wget x && dpkg -i x.deb || true",
    "wget x && dpkg -i x.deb || apt-get install -y y",
  ])
    expect(lint(id, source(line))).toBe(source(line));
});
