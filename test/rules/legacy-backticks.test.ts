// legacy-backticks: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "legacy-backticks";

test("underlines the substitution", () => {
  expect(lint(id, 'FROM debian:12\nRUN echo `date` "`uname -m`"')).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN echo \`date\` "\`uname -m\`"
             ~~~~~~ Backticks are hard to see and to nest. Write $(…) [Write $(…)]
                     ~~~~~~~~~~ Backticks are hard to see and to nest. Write $(…) [Write $(…)]"
  `);
});

test.each(["FROM debian:12\nRUN a && `# note` b", "FROM debian:12\nRUN echo $(date) '`x`' \\`"])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("mends the command and keeps the layout around it", () => {
  expect(fixAll(id, 'FROM debian:12\nRUN echo "`cat \\\n   /x`" \\\n   `date`')).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN echo "$(cat \\
       /x)" \\
       $(date)"
  `);
  expect(fixAll(id, "FROM debian:12\nRUN echo `echo \\`date\\``")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN echo \`echo \\\`date\\\`\`"
  `);
  expect(fixAll(id, 'FROM debian:12\nRUN ["sh", "-c", "echo `date`"]')).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN ["sh", "-c", "echo \`date\`"]"
  `);
});
