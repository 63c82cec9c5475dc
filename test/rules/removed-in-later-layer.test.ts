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
  ["variables with a known value", "FROM debian:12\nARG V=1\nCOPY a-$V.deb /tmp/\nRUN rm /tmp/a-$V.deb"],
  ["a relative path in a known directory", "FROM debian:12\nWORKDIR /src\nCOPY a.deb .\nRUN rm a.deb"],
  ["behind cd", "FROM debian:12\nCOPY a.deb /src/\nRUN cd /src && rm a.deb"],
  ["several sources into a folder", "FROM debian:12\nCOPY a.deb b.deb /tmp\nRUN rm /tmp/b.deb"],
  ["a source that is written from the context's root", "FROM debian:12\nCOPY ./a.deb /tmp/\nRUN rm /tmp/a.deb"],
  ["an address, which ADD does not unpack", "FROM debian:12\nADD https://a.example/a.tgz /tmp/\nRUN rm /tmp/a.tgz"],
])("finds %s", (_name, source) => {
  expect(lint(id, source)).toContain("stays in the layer");
});

test.each([
  "FROM debian:12\nADD a.tgz /tmp/\nRUN rm -f /tmp/a.tgz",
  "FROM a\nCOPY a.deb /a.deb\nRUN rm a.deb",
  "FROM debian:12\nARG V\nCOPY a.deb /tmp/$V/\nRUN rm /tmp/a.deb",
  "FROM debian:12\nCOPY install.sh /tmp/\nRUN sh /tmp/install.sh && rm /tmp/install.sh",
  "FROM debian:12 AS b\nCOPY a.deb /tmp/a.deb\nRUN rm /tmp/a.deb\nFROM debian:12",
  "FROM debian:12\nCOPY a.deb /tmp/a.deb\nRUN rm /tmp/b.deb",
  "FROM debian:12\nRUN rm /tmp/a.deb\nCOPY a.deb /tmp/a.deb",
  'FROM debian:12\nCOPY a.deb /tmp/a.deb\nRUN if [ -n "$X" ]; then rm /tmp/a.deb; fi',
  "FROM debian:12\nCOPY *.deb /tmp/\nRUN rm /tmp/a.deb",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
