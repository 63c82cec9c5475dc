// redundant-init: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "redundant-init";

test("tini in front of supervisord", () => {
  const source =
    'FROM debian:12\nRUN apt-get update && apt-get install -y tini supervisor\nENTRYPOINT ["/usr/bin/tini", "-g", "--", "supervisord", "-n"]';
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN apt-get update && apt-get install -y tini supervisor
    ENTRYPOINT ["/usr/bin/tini", "-g", "--", "supervisord", "-n"]
                ~~~~~~~~~~~~~~~ supervisord passes signals on and reaps orphans itself, so tini in front of it does nothing more. Start supervisord alone [Take tini away, review]"
  `);
  expect(fixAll(id, source)).toContain('ENTRYPOINT ["supervisord", "-n"]');
});

test("the second one stands in CMD: no fix", () => {
  expect(
    lint(id, 'FROM alpine:3.22\nRUN apk add tini dumb-init\nENTRYPOINT ["/sbin/tini", "--"]\nCMD ["dumb-init", "nginx"]'),
  ).toMatchInlineSnapshot(`
    "FROM alpine:3.22
    RUN apk add tini dumb-init
    ENTRYPOINT ["/sbin/tini", "--"]
                ~~~~~~~~~~~~ dumb-init passes signals on and reaps orphans itself, so tini in front of it does nothing more. Start dumb-init alone
    CMD ["dumb-init", "nginx"]"
  `);
});

test.each([
  ["one init", 'FROM alpine:3.22\nRUN apk add tini\nENTRYPOINT ["/sbin/tini", "--", "nginx"]'],
  ["the base image's is replaced", 'FROM jenkins/jenkins:lts\nENTRYPOINT ["/usr/bin/tini", "--", "/usr/local/bin/jenkins.sh"]'],
])("silent: %s", (_, source) => {
  expect(lint(id, source)).toBe(source);
});

test("what installs the first one goes with it", () => {
  const start = 'ENTRYPOINT ["/usr/bin/dumb-init", "supervisord", "-n"]';
  const left = (lines: string, last = start): string => fixAll(id, `FROM alpine:3.22\n${lines}\n${last}`);
  const done = 'ENTRYPOINT ["supervisord", "-n"]';
  expect(left("RUN apk --no-cache add dumb-init\nRUN apk add supervisor")).toBe(`FROM alpine:3.22\nRUN apk add supervisor\n${done}`);
  expect(left("RUN apk add supervisor dumb-init curl")).toBe(`FROM alpine:3.22\nRUN apk add supervisor curl\n${done}`);
  expect(left("RUN apk add \\\n    curl \\\n    dumb-init \\\n    supervisor \\\n && x")).toBe(
    `FROM alpine:3.22\nRUN apk add \\\n    curl \\\n    supervisor \\\n && x\n${done}`,
  );
  expect(left("RUN apk add supervisor \\\n    dumb-init\nRUN x")).toBe(`FROM alpine:3.22\nRUN apk add supervisor\nRUN x\n${done}`);
  expect(left("ADD https://example.com/v1/dumb-init /usr/bin/dumb-init\nRUN chmod +x /usr/bin/dumb-init\nRUN x")).toBe(
    `FROM alpine:3.22\nRUN x\n${done}`,
  );
  expect(left("RUN wget -qO /usr/bin/dumb-init https://example.com/d && chmod +x /usr/bin/dumb-init\nRUN x")).toBe(
    `FROM alpine:3.22\nRUN x\n${done}`,
  );
  // Something else needs it, or stands between.
  for (const lines of [
    'RUN apk add dumb-init supervisor\nCMD ["dumb-init"]',
    "RUN apk add dumb-init supervisor\nENV INIT=/usr/bin/dumb-init",
    "RUN apk add supervisor \\\n    # the init\n    dumb-init \\\n    curl",
  ])
    expect(left(lines)).toContain("dumb-init");
});
