// inherited-command-reset: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "inherited-command-reset";

test("an init alone on nginx", () => {
  const source = 'FROM nginx:1.29-alpine\nRUN apk add --no-cache tini\nENTRYPOINT ["/sbin/tini", "--"]';
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM nginx:1.29-alpine
    RUN apk add --no-cache tini
    ENTRYPOINT ["/sbin/tini", "--"]
               ~~~~~~~~~~~~~~~~~~~~ This ENTRYPOINT resets the CMD ["nginx", "-g", "daemon off;"] of nginx, so that it has nothing to run. Repeat the CMD [Add CMD ["nginx", "-g", "daemon off;"], review]"
  `);
  expect(fixAll(id, source)).toContain('"--"]\nCMD ["nginx", "-g", "daemon off;"]');
});

test("a script that runs what it is given, over a parent stage", () => {
  const source = 'FROM debian:12 AS base\nCMD ["redis-server"]\n\nFROM base\nCOPY run.sh /\nENTRYPOINT ["/run.sh"]';
  expect(lint(id, source, { files: { "run.sh": '#!/bin/sh\nexec "$@"\n' } })).toMatchInlineSnapshot(`
    "FROM debian:12 AS base
    CMD ["redis-server"]

    FROM base
    COPY run.sh /
    ENTRYPOINT ["/run.sh"]
               ~~~~~~~~~~~ This ENTRYPOINT resets the CMD ["redis-server"] of the parent stage, so that it has nothing to run. Repeat the CMD [Add CMD ["redis-server"], review]"
  `);
});

test.each([
  ["CMD is there", 'FROM nginx:1.29-alpine\nENTRYPOINT ["tini", "--"]\nCMD ["nginx"]'],
  ["the program needs none", 'FROM nginx:1.29\nENTRYPOINT ["node", "server.js"]'],
  ["only a shell is lost", 'FROM debian:12\nENTRYPOINT ["tini", "--"]'],
])("silent: %s", (_, source) => {
  expect(lint(id, source)).toBe(source);
});
