// masked-exit-status: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "masked-exit-status";

test("underlines export", () => {
  expect(lint(id, 'FROM debian:12\nRUN export A="$(cat /x)" && echo $A')).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN export A="$(cat /x)" && echo $A
        ~~~~~~ The status of export is that of this command: when what is inside $(…) fails, nobody notices. Assign first, then export [Assign first, then export, review]"
  `);
  expect(lint(id, "FROM debian:12\nRUN f() { local v=$(cat /x); }; f")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN f() { local v=$(cat /x); }; f
              ~~~~~ The status of local is that of this command: when what is inside $(…) fails, nobody notices. Assign first, then local"
  `);
});

test.each(["FROM debian:12\nRUN A=$(cat /x) && export A", "FROM debian:12\nRUN export A=b", "FROM debian:12\nRUN export $(cat /x)"])(
  "silent: %j",
  (source) => {
    expect(lint(id, source)).toBe(source);
  },
);

test("mends the command and keeps the layout around it", () => {
  expect(fixAll(id, 'FROM debian:12\nRUN a && \\\n  export A="$(cat \\\n    /x)" \\\n  && b')).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN a && \\
      A="$(cat \\
        /x)" && export A \\
      && b"
  `);
  expect(fixAll(id, "FROM debian:12\nRUN export A=$(a) B=c")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN export A=$(a) B=c"
  `);
  expect(fixAll(id, "FROM debian:12\nRUN a || export A=$(b)")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN a || export A=$(b)"
  `);
});
