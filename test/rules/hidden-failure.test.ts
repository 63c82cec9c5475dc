// hidden-failure: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "hidden-failure";
const run = (command: string): string => `FROM fedora:42\nRUN ${command}`;

test("a clean-up behind ; has the last word", () => {
  expect(lint(id, run("dnf install -y nginx; dnf clean all"))).toMatchInlineSnapshot(`
    "FROM fedora:42
    RUN dnf install -y nginx; dnf clean all
        ~~~ When dnf install fails, the clean-up behind the ; runs all the same, and its status is that of the RUN: the build goes on. Write && for the ; [Write && for the ;, review]"
  `);
  expect(
    lint(id, run("wget -q https://example.com/a.tgz && tar xzf a.tgz && cd a && make install; \\\n    cd ..; rm -rf a a.tgz")),
  ).toMatchInlineSnapshot(`
    "FROM fedora:42
    RUN wget -q https://example.com/a.tgz && tar xzf a.tgz && cd a && make install; \\
                                                                      ~~~~ When make fails, the clean-up behind the ; runs all the same, and its status is that of the RUN: the build goes on. Write && for each ; from there to the end [Write && for each ;, review]
        cd ..; rm -rf a a.tgz"
  `);
});

test("the next turn of a loop", () => {
  expect(lint(id, run("for v in 3.2 3.3; do rbenv install $v; done"))).toMatchInlineSnapshot(`
    "FROM fedora:42
    RUN for v in 3.2 3.3; do rbenv install $v; done
                             ~~~~~ When rbenv install fails in another turn than the last, the loop goes on, and so does the build. Add || exit 1 to it [Add || exit 1, review]"
  `);
  expect(lint(id, run("for p in $PLUGINS; do cd /x && npm install $p; done && echo done"))).toMatchInlineSnapshot(`
    "FROM fedora:42
    RUN for p in $PLUGINS; do cd /x && npm install $p; done && echo done
                                       ~~~ When npm install fails in another turn than the last, the loop goes on, and so does the build. Add || exit 1 to it [Add || exit 1, review]"
  `);
});

test.each([
  "dnf install -y nginx && dnf clean all",
  "set -e; dnf install -y nginx; dnf clean all",
  "dnf install -y nginx || true; dnf clean all",
  "dnf install -y nginx; true",
  "dnf install -y nginx; exit 0",
  "make; make install",
  "make; nginx -t",
  "dnf update; rm -rf /x",
  "ls; rm -rf /x",
  "dnf install -y nginx; rm x",
  "tar czf x.tgz x; rm -rf x",
  "(dnf install -y nginx; rm -rf /x)",
  "set +e; make; rm -rf x",
  "for v in 3.2; do rbenv install $v; done",
  "for v in 3.2 3.3; do rbenv install $v || exit 1; done",
  "set -e; for v in 3.2 3.3; do rbenv install $v; done",
  "for v in 3.2 3.3; do rbenv install $v; echo $v; done",
  "for v in a b; do mkdir $v; done",
  "while read v; do rbenv install $v; done < x",
])("silent: %s", (command) => {
  expect(findings(id, run(command))).toEqual([]);
});

test("heredocs are told elsewhere", () => {
  expect(findings(id, "FROM fedora:42\nRUN <<EOF\ndnf install -y nginx\ndnf clean all\nEOF")).toEqual([]);
});

test("mends the place and keeps the layout", () => {
  expect(fixAll(id, run("make install ; \\\n  rm -rf x"))).toBe(run("make install && \\\n  rm -rf x"));
  expect(fixAll(id, run("a && \\\n  make install; \\\n  # comment\n  rm -rf x; cd /"))).toBe(
    run("a && \\\n  make install && \\\n  # comment\n  rm -rf x && cd /"),
  );
  expect(fixAll(id, run("for v in 1 2; do pyenv install $v; done"))).toBe(run("for v in 1 2; do pyenv install $v || exit 1; done"));
});

test.each([
  ["make; rm -rf x; rm -rf y; printf a", "make && rm -rf x && rm -rf y && printf a"],
  ["apt-get update; apt-get install -y x; rm -rf /y", "apt-get update && apt-get install -y x && rm -rf /y"],
  ["set -x; apt-get update && apt-get install -y x; rm -rf /y", "set -x; apt-get update && apt-get install -y x && rm -rf /y"],
  ["cd a; make; rm -rf x", "cd a; make && rm -rf x"],
  ["make install && cd ..; rm -rf x", "make install && cd .. && rm -rf x"],
  ["dnf install -y a && dnf clean all; rm -rf /x;", "dnf install -y a && dnf clean all && rm -rf /x;"],
  ["make; echo $(a; b); rm -rf x", "make; echo $(a; b); rm -rf x"],
])("no ; is left from the failing command to the end: %s", (before, after) => {
  expect(fixAll(id, run(before))).toBe(run(after));
  expect(findings(id, run(after.replace(/;$/, "")))).toEqual([]);
});

test.each(["make; rm -rf x || echo b; printf a", "make; rm -rf x & echo a", "dnf install -y a; rm -rf x || rm -rf y"])(
  "told without a fix, which would have no effect: %s",
  (command) => {
    expect(findings(id, run(command)).map(({ fixes }) => fixes.length)).toEqual([0]);
  },
);

test.each(["make install && cd .. && rm -rf x", "make install && cd .. || exit 1; rm -rf x", "make && echo a || echo b; rm -rf x"])(
  "a chain that is heard, or means to go on: %s",
  (command) => {
    expect(findings(id, run(command))).toEqual([]);
  },
);
