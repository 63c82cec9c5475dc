// unquoted-substitution: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "unquoted-substitution";

test("underlines the substitution", () => {
  expect(lint(id, "FROM debian:12\nRUN rm $(cat /list) `cat /more`")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN rm $(cat /list) \`cat /more\`
           ~~~~~~~~~~~~ The output is cut at blanks into several arguments. Put it in double quotes [Put it in double quotes, review]
                        ~~~~~~~~~~~ The output is cut at blanks into several arguments. Put it in double quotes [Put it in double quotes, review]"
  `);
});

test.each([
  "FROM debian:12\nRUN make -j$(nproc) ARCH=$(uname -m)",
  'FROM debian:12\nRUN echo "$(cat /x)" && a=$(cat /x)',
  "FROM debian:12\nRUN echo $((1 + 2))",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("mends the command and keeps the layout around it", () => {
  expect(fixAll(id, "FROM debian:12\nRUN chown app \\\n  $(cat \\\n    /x)")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN chown app \\
      "$(cat \\
        /x)""
  `);
});
