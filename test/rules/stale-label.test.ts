// stale-label: what it underlines, what it says, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "stale-label";
const digest = "sha256:e83913597ca9deb9d699316a9a9d806c2a87ed61195ac66ae0a8ac55089a84b9";

test("what does not follow the build", () => {
  expect(
    lint(
      id,
      `FROM debian:13\nLABEL org.opencontainers.image.created=2025-01-01 org.opencontainers.image.revision="abc"\nLABEL org.opencontainers.image.base.name=debian:12 \\\n  org.opencontainers.image.base.digest=${digest}`,
    ),
  ).toMatchInlineSnapshot(`
    "FROM debian:13
    LABEL org.opencontainers.image.created=2025-01-01 org.opencontainers.image.revision="abc"
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ org.opencontainers.image.created is fixed here, so every later build says it, too. Take it from an ARG, or let the build command set it with --label
                                                      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ org.opencontainers.image.revision is fixed here, so every later build says it, too. Take it from an ARG, or let the build command set it with --label
    LABEL org.opencontainers.image.base.name=debian:12 \\
                                             ~~~~~~~~~ org.opencontainers.image.base.name says debian:12, but FROM names debian:13. Write what FROM says, or leave the label to the build command
      org.opencontainers.image.base.digest=sha256:e83913597ca9deb9d699316a9a9d806c2a87ed61195ac66ae0a8ac55089a84b9
                                           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ org.opencontainers.image.base.digest says sha256:e83913597ca9deb9d699316a9a9d806c2a87ed61195ac66ae0a8ac55089a84b9, but FROM names a tag alone. Write what FROM says, or leave the label to the build command"
  `);
});

test.each([
  "ARG C\nFROM debian:13\nARG C\nLABEL org.opencontainers.image.created=$C",
  "FROM debian:13\nLABEL org.opencontainers.image.version=1 org.opencontainers.image.title=x created=2025",
  "FROM debian:13\nLABEL org.opencontainers.image.base.name=docker.io/library/debian:13",
  `FROM debian:13@${digest}\nLABEL org.opencontainers.image.base.digest=${digest}`,
  "ARG B\nFROM $B\nLABEL org.opencontainers.image.base.name=debian:13",
  "FROM scratch\nLABEL org.opencontainers.image.base.name=scratch",
  "FROM debian:13 AS a\nFROM a\nLABEL org.opencontainers.image.base.name=debian:13",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
