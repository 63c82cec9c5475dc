// useless-echo: what it underlines and says, where it is silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "useless-echo";

test("underlines echo", () => {
  expect(lint(id, 'FROM debian:12\nRUN echo $(cat /x) && echo "$(date)" && echo `date`')).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN echo $(cat /x) && echo "$(date)" && echo \`date\`
        ~~~~ The command prints this by itself, and its exit status is not lost then. Leave echo out
                          ~~~~ The command prints this by itself, and its exit status is not lost then. Leave echo out
                                            ~~~~ The command prints this by itself, and its exit status is not lost then. Leave echo out"
  `);
});

test.each([
  'FROM debian:12\nRUN echo "at $(date)"',
  "FROM debian:12\nRUN echo $(date) $(uname)",
  "FROM debian:12\nRUN echo -n $(date)",
  "FROM debian:12\nRUN echo $((1+1))",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
