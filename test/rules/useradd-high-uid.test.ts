// useradd-high-uid: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "useradd-high-uid";

test("underlines the id", () => {
  expect(lint(id, "FROM debian:12\nARG UID=1000000\nRUN useradd -m --uid $UID app")).toMatchInlineSnapshot(`
    "FROM debian:12
    ARG UID=1000000
    RUN useradd -m --uid $UID app
                   ~~~~~~~~~~ User id 1000000 makes lastlog and faillog huge in this layer. Add --no-log-init [Add --no-log-init, review]"
  `);
});

test.each([
  "FROM debian:12\nRUN useradd -u 10000 app",
  "FROM debian:12\nRUN useradd -l -u 1000000 app",
  "FROM debian:12\nRUN useradd --no-log-init --uid 1000000 app",
  "FROM debian:12\nARG UID\nRUN useradd -u $UID app",
  "FROM debian:12\nRUN usermod -u 1000000 app",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("mends the command and keeps the layout around it", () => {
  expect(fixAll(id, 'FROM debian:12\nRUN groupadd x && \\\n    useradd \\\n      -u 1000000 app\nCMD ["x"]')).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN groupadd x && \\
        useradd --no-log-init \\
          -u 1000000 app
    CMD ["x"]"
  `);
});
