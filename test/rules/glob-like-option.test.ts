// glob-like-option: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "glob-like-option";

test("underlines the pattern", () => {
  expect(lint(id, "FROM debian:12\nRUN cd /x && rm -f *.log ?")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN cd /x && rm -f *.log ?
                       ~~~~~ A file whose name begins with - would be taken for an option. Write ./*.log [Write ./*.log, review]
                             ~ A file whose name begins with - would be taken for an option. Write ./? [Write ./?, review]"
  `);
});

test.each([
  "FROM debian:12\nRUN rm ./*.log /x/*",
  "FROM debian:12\nRUN echo *",
  "FROM debian:12\nRUN rm -- *",
  "FROM debian:12\nRUN find . -name '*.c'",
  "FROM debian:12\nRUN expr 2 \\* 3",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("mends the command and keeps the layout around it", () => {
  expect(fixAll(id, "FROM debian:12\nRUN rm \\\n  *.log\nCMD rm *")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN rm \\
      ./*.log
    CMD rm ./*"
  `);
});
