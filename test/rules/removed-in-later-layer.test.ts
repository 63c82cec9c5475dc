// removed-in-later-layer: what it underlines and says, where it is silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "removed-in-later-layer";

test("underlines the path", () => {
  expect(lint(id, "FROM debian:12\nCOPY setup.deb /tmp/\nRUN dpkg -i /tmp/setup.deb && rm -f /tmp/setup.deb")).toMatchInlineSnapshot(`
    "FROM debian:12
    COPY setup.deb /tmp/
    RUN dpkg -i /tmp/setup.deb && rm -f /tmp/setup.deb
                                        ~~~~~~~~~~~~~~ /tmp/setup.deb stays in the layer of the COPY above; this only hides it. Bring it with RUN --mount=type=bind, or copy it from a build stage"
  `);
  expect(lint(id, "FROM debian:12\nWORKDIR /app\nADD id_rsa key\nRUN rm /app/key")).toMatchInlineSnapshot(`
    "FROM debian:12
    WORKDIR /app
    ADD id_rsa key
    RUN rm /app/key
           ~~~~~~~~ /app/key stays in the layer of the ADD above; this only hides it. Bring it with RUN --mount=type=bind, or copy it from a build stage"
  `);
});

test.each([
  "FROM debian:12\nCOPY install.sh /tmp/\nRUN sh /tmp/install.sh && rm /tmp/install.sh",
  "FROM debian:12 AS b\nCOPY a.deb /tmp/a.deb\nRUN rm /tmp/a.deb\nFROM debian:12",
  "FROM debian:12\nCOPY a.deb /tmp/a.deb\nRUN rm /tmp/b.deb",
  "FROM debian:12\nRUN rm /tmp/a.deb\nCOPY a.deb /tmp/a.deb",
  'FROM debian:12\nCOPY a.deb /tmp/a.deb\nRUN if [ -n "$X" ]; then rm /tmp/a.deb; fi',
  "FROM debian:12\nCOPY *.deb /tmp/\nRUN rm /tmp/a.deb",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
