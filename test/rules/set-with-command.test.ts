// set-with-command: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "set-with-command";

test("underlines the command that set has taken", () => {
  expect(lint(id, "FROM debian:12\nRUN set -eux \\\n  echo a \\\n  && b")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN set -eux \\
      echo a \\
      ~~~~ Nothing stands between set -eux and echo, so set takes it for an argument and it never runs. Write && between them [Write && behind set -eux, review]
      && b"
  `);
  expect(fixAll(id, "FROM debian:12\nRUN set -eux \\\n  echo a \\\n  && b")).toBe(
    "FROM debian:12\nRUN set -eux && \\\n  echo a \\\n  && b",
  );
  expect(lint(id, "FROM alpine:3.22\nRUN set -eo pipefail apk update")).toContain("~~~ Nothing stands between set -eo pipefail and apk");
});

test.each([
  "set -eux && echo a",
  "set -eux; echo a",
  "set -o pipefail && a",
  "set -euxo pipefail",
  "set -e -o pipefail; a",
  "set -- a b && x",
  "set -e -- a b",
  "set a b; x",
  'set -f $X; for i in "$@"; do x; done',
  "set +x && a",
  "set -e $X",
])("silent: %j", (run) => {
  expect(lint(id, `FROM debian:12\nRUN ${run}`)).toBe(`FROM debian:12\nRUN ${run}`);
});
