// build-entitlement: what it underlines and says, and where it is silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "build-entitlement";

test("underlines the flag", () => {
  expect(
    lint(id, "FROM alpine:3.22\nRUN --security=insecure mount -t tmpfs x /mnt\nRUN --mount=type=cache,target=/c --network=host curl x"),
  ).toMatchInlineSnapshot(`
    "FROM alpine:3.22
    RUN --security=insecure mount -t tmpfs x /mnt
        ~~~~~~~~~~~~~~~~~~~ With --security=insecure the command has all rights of the builder, and the build fails without \`--allow security.insecure\`. Leave it out, or give the one right that is needed another way
    RUN --mount=type=cache,target=/c --network=host curl x
                                     ~~~~~~~~~~~~~~ With --network=host the command reaches what listens on the builder's host, and the build fails without \`--allow network.host\`. Leave it out"
  `);
});

test.each(["RUN --network=none x", "RUN --network=default x", "RUN --security=sandbox x", "RUN docker run --network=host x"])(
  "silent: %s",
  (line) => {
    const source = `FROM alpine:3.22\n${line}`;
    expect(lint(id, source)).toBe(source);
  },
);
