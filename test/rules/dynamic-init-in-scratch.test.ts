// dynamic-init-in-scratch: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "dynamic-init-in-scratch";

const source = `
  FROM debian:12 AS tools
  RUN apt-get update && apt-get install -y tini dumb-init

  FROM scratch
  COPY --from=tools /usr/bin/tini /usr/bin/dumb-init /
  COPY app /app
  ENTRYPOINT ["/tini", "--", "/app"]
`;

test("in scratch there is no C library", () => {
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM debian:12 AS tools
    RUN apt-get update && apt-get install -y tini dumb-init

    FROM scratch
    COPY --from=tools /usr/bin/tini /usr/bin/dumb-init /
                      ~~~~~~~~~~~~~ tini of Debian needs the C library, and scratch has none: the container does not start. /usr/bin/tini-static needs no library [Copy /usr/bin/tini-static, review]
                                    ~~~~~~~~~~~~~~~~~~ dumb-init of Debian needs the C library, and scratch has none: the container does not start. Its release binary needs no library
    COPY app /app
    ENTRYPOINT ["/tini", "--", "/app"]"
  `);
  expect(fixAll(id, source)).toContain("COPY --from=tools /usr/bin/tini-static /usr/bin/dumb-init /");
});

test("Alpine's needs musl, and another package has the static one", () => {
  const alpine =
    "FROM alpine:3.22 AS tools\nRUN apk add --no-cache tini\n\nFROM gcr.io/distroless/nodejs22-debian12\nCOPY --from=tools /sbin/tini /tini";
  expect(lint(id, alpine)).toMatchInlineSnapshot(`
    "FROM alpine:3.22 AS tools
    RUN apk add --no-cache tini

    FROM gcr.io/distroless/nodejs22-debian12
    COPY --from=tools /sbin/tini /tini
                      ~~~~~~~~~~ tini of Alpine needs musl, and gcr.io/distroless/nodejs22-debian12 has glibc: the container does not start. /sbin/tini-static needs no library [Copy /sbin/tini-static, review]"
  `);
  expect(fixAll(id, alpine)).toContain("RUN apk add --no-cache tini-static\n");
});

test.each([
  ["the static one", "FROM debian:12 AS tools\nRUN apt-get install -y tini\nFROM scratch\nCOPY --from=tools /usr/bin/tini-static /tini"],
  [
    "Debian's in a distroless image with glibc",
    "FROM debian:12 AS t\nRUN apt-get install -y tini\nFROM gcr.io/distroless/base-debian12\nCOPY --from=t /usr/bin/tini /tini",
  ],
  [
    "a downloaded one",
    "FROM debian:12 AS t\nADD https://example.com/tini-static /usr/bin/tini\nFROM scratch\nCOPY --from=t /usr/bin/tini /tini",
  ],
])("silent: %s", (_, text) => {
  expect(lint(id, text)).toBe(text);
});
