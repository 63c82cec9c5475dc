// setuid-bit: what it underlines and says, and where it is silent.
import { expect, test } from "vitest";
import { findings, lint } from "../support/rule";

const id = "setuid-bit";
const strict = { config: { profile: "all" } } as const;

test("underlines the mode", () => {
  expect(
    lint(
      id,
      "FROM debian:12\nRUN x && chmod u+s /bin/bash && chmod 4755 /usr/bin/python3.11\nCOPY --chmod=4755 bash /opt/\nRUN install -m 4755 a /usr/bin/env",
    ),
  ).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN x && chmod u+s /bin/bash && chmod 4755 /usr/bin/python3.11
                   ~~~ With u+s everybody in the container runs bash as its owner, and so becomes that user, mostly root. Leave the bit out
                                          ~~~~ With 4755 everybody in the container runs python3.11 as its owner, and so becomes that user, mostly root. Leave the bit out
    COPY --chmod=4755 bash /opt/
                 ~~~~ With 4755 everybody in the container runs bash as its owner, and so becomes that user, mostly root. Leave the bit out
    RUN install -m 4755 a /usr/bin/env
                   ~~~~ With 4755 everybody in the container runs env as its owner, and so becomes that user, mostly root. Leave the bit out"
  `);
  expect(lint(id, "FROM debian:12\nRUN chmod u+s /usr/local/bin/fusermount", strict)).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN chmod u+s /usr/local/bin/fusermount
              ~~~ With u+s everybody who starts the program runs it as its owner, mostly root. Leave the bit out unless the program is made for it"
  `);
});

test.each(["u+s", "+s", "ug+s", "a+s", "u=rwxs,go=rx", "go-w,u+s", "4755", "04755", "6755", "7755"])("sets the user: %s", (mode) => {
  expect(findings(id, `FROM debian:12\nRUN chmod ${mode} /bin/sh`)).toHaveLength(1);
});

test.each(["g+s", "2755", "1755", "755", "u-s", "o+s", "go+s", "+t", "u+x"])("does not: %s", (mode) => {
  const source = `FROM debian:12\nRUN chmod ${mode} /bin/sh`;
  expect(lint(id, source, strict)).toBe(source);
});

test("programs that are made for it, and stages that do not ship", () => {
  const made = "FROM debian:12\nRUN chmod u+s /bin/ping /usr/bin/sudo /usr/local/bin/fusermount";
  expect(lint(id, made)).toBe(made);
  expect(findings(id, made, strict)).toHaveLength(1);
  expect(findings(id, "FROM debian:12\n# must be setuid root to mount\nRUN chmod u+s /usr/local/bin/fusermount", strict)).toHaveLength(0);
  expect(findings(id, "FROM debian:12\nRUN chmod u+s /bin/bash\nFROM debian:12", strict)).toHaveLength(0);
});
