// command-repeats-entrypoint: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "command-repeats-entrypoint";

const file = (entrypoint: string, cmd: string): string => `FROM node:24\nENTRYPOINT ${entrypoint}\nCMD ${cmd}`;

test("underlines what CMD repeats", () => {
  expect(lint(id, file('["node"]', '["node", "x.js"]'))).toMatchInlineSnapshot(`
    "FROM node:24
    ENTRYPOINT ["node"]
    CMD ["node", "x.js"]
         ~~~~~~ CMD is no second command: the container runs \`node node x.js\`, where node is only an argument of the ENTRYPOINT's node. Take it out of CMD [Take node out of CMD, review]"
  `);
  expect(lint(id, file('["/e.sh"]', '["/e.sh"]'))).toMatchInlineSnapshot(`
    "FROM node:24
    ENTRYPOINT ["/e.sh"]
    CMD ["/e.sh"]
         ~~~~~~~ CMD is no second command: the container runs \`/e.sh /e.sh\`, where /e.sh is only an argument of the ENTRYPOINT's /e.sh. Take it out of CMD [Take /e.sh out of CMD, review]"
  `);
});

test.each([
  ['["node"]', '["node", "x.js"]', 'CMD ["x.js"]'],
  ['["/usr/local/bin/node"]', '["node", "x.js"]', 'CMD ["x.js"]'],
  ['["python", "-u"]', '["python", "-u", "a.py"]', 'CMD ["a.py"]'],
  ['["python", "manage.py"]', '["python", "manage.py", "runserver"]', 'CMD ["runserver"]'],
  ['["java", "-jar", "a.jar"]', '["java", "-jar", "a.jar", "--x"]', 'CMD ["--x"]'],
  ['["nginx"]', '["nginx", "-g", "daemon off;"]', 'CMD ["-g", "daemon off;"]'],
  ['["tini", "--", "/e.sh"]', '["/e.sh", "run"]', 'CMD ["run"]'],
  ['["dumb-init", "node"]', '["node", "x.js"]', 'CMD ["x.js"]'],
  ['["/bin/bash"]', '["bash"]', ""],
  ['["docker-entrypoint.sh"]', '["docker-entrypoint.sh"]', ""],
] as const)("%s and %s", (entrypoint, cmd, expected) => {
  expect(fixAll(id, file(entrypoint, cmd)).split("\n").slice(2).join("\n").trim()).toBe(expected);
});

test("the ENTRYPOINT of a parent stage", () => {
  expect(lint(id, 'FROM node:24 AS base\nENTRYPOINT ["/e.sh"]\nFROM base\nCMD ["/e.sh"]')).toContain("~~~");
  // A later ENTRYPOINT takes the CMD of below away.
  expect(lint(id, 'FROM node:24 AS base\nCMD ["/e.sh"]\nFROM base\nENTRYPOINT ["/e.sh"]')).not.toContain("~~~");
});

test.each([
  ["another program", '["/e.sh"]', '["/app"]'],
  ["a script of another folder", '["/e.sh"]', '["/app/e.sh"]'],
  ["only an init", '["tini", "--"]', '["node", "x.js"]'],
  ["a shell that takes a command line", '["bash", "-c"]', '["bash"]'],
  ["a login shell that takes one", '["/bin/bash", "-lc"]', '["bash", "x"]'],
  ["a script of a shell that runs its arguments", '["bash", "/e.sh"]', '["bash"]'],
  ["a script of an interpreter that runs its arguments", '["python", "/e.py"]', '["python", "a.py"]'],
  ["a wrapper", '["env", "A=1"]', '["env"]'],
  ["a wrapper that runs another", '["gosu", "node"]', '["gosu", "node", "x"]'],
  ["a runner", '["poetry", "run"]', '["poetry", "run", "x"]'],
  ["a subcommand of the same name", '["server"]', '["server"]'],
  ["a subcommand of a path of the same name", '["/usr/bin/server"]', '["server"]'],
  ["a plain command line", "/e.sh", '["/e.sh"]'],
  ["options alone", '["node"]', '["x.js"]'],
])("silent for %s", (_, entrypoint, cmd) => {
  expect(lint(id, file(entrypoint, cmd))).toBe(file(entrypoint, cmd));
});

test("the entrypoint of a base image runs CMD", () => {
  for (const source of ['FROM node:24\nCMD ["node", "x.js"]', 'FROM postgres:18\nCMD ["postgres"]']) expect(lint(id, source)).toBe(source);
});
