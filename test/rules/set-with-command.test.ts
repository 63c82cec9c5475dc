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

test("each o of a bundle takes one word behind it; only what stands behind these is a command", () => {
  for (const [run, command] of [
    ["set -ox pipefail apk add x", "apk"],
    ["set -eox pipefail apk add x", "apk"],
    ["set -oeo pipefail nounset a", "a"],
    ["set -e -ox pipefail -u a", "a"],
  ])
    expect(lint(id, `FROM debian:12\nRUN ${run}`)).toContain(`and ${command}, so set takes it`);
});

test("the name of an option is no command: no && in front of it", () => {
  expect(lint(id, "FROM debian:12\nRUN set -eux pipefail && a")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN set -eux pipefail && a
                 ~~~~~~~~ pipefail is the name of an option, but without an o in front of it set -eux takes it for an argument and switches nothing on. Write set -euxo pipefail"
  `);
  expect(fixAll(id, "FROM debian:12\nRUN set -eux pipefail && a")).toBe("FROM debian:12\nRUN set -eux pipefail && a");
});

test.each([
  "set -ox pipefail && a",
  "set -eox pipefail; a",
  "set -oe x; a",
  "set -oeo pipefail nounset; a",
  "set -o -e; a",
  "set +ox pipefail; a",
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
