// untrusted-registry: what it underlines, what it says, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "untrusted-registry";

const only = (...trustedRegistries: string[]) => ({ config: { trustedRegistries } });

test("underlines the image in FROM, COPY --from and RUN --mount", () => {
  const source = "FROM x.com/a:1 AS b\nFROM b\nCOPY --from=y.com/c:1 /d /d\nRUN --mount=type=bind,from=z.com/e:1,target=/e true";
  const drawn = lint(id, source, only("good.com"));
  expect(drawn.match(/~+ \S+ comes from \S+/g)).toEqual([
    "~~~~~~~~~ x.com/a:1 comes from x.com,",
    "~~~~~~~~~ y.com/c:1 comes from y.com,",
    "~~~~~~~~~ z.com/e:1 comes from z.com,",
  ]);
});

test.each([
  ["FROM debian:12", "docker.io"],
  ["FROM a.good.com/x:1", "*.good.com"],
  ["FROM good.com:5000/x:1", "good.com*"],
  ["FROM scratch", "good.com"],
  ["ARG R\nFROM $R/x:1", "good.com"],
  ["FROM good.com/a:1\nCOPY --from=context /a /a", "good.com"],
  ["FROM index.docker.io/library/debian:12", "docker.io"],
  ["FROM index.docker.io/library/debian:12", "index.docker.io"],
])("silent: %j with %s", (source, registry) => {
  expect(lint(id, source, only(registry))).toBe(source);
});
