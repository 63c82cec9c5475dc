// consecutive-runs: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "consecutive-runs";

test("underlines the second RUN", () => {
  expect(lint(id, "FROM debian:12\nRUN mkdir /a\n# then\nRUN touch /a/b\nRUN ls")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN mkdir /a
    # then
    RUN touch /a/b
    ~~~ This RUN stands directly behind another one. Joined with && they make one layer
    RUN ls
    ~~~ This RUN stands directly behind another one. Joined with && they make one layer [Join it to the RUN above, review]"
  `);
});

test.each([
  "FROM debian:12\nRUN a && b\nRUN c",
  "FROM debian:12\nRUN a\nWORKDIR /\nRUN b",
  "FROM debian:12\nRUN --mount=type=cache,target=/x a\nRUN b",
  "FROM debian:12\nRUN a\nFROM debian:12\nRUN b",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("mends the command and keeps the layout around it", () => {
  expect(fixAll(id, 'FROM debian:12\nRUN mkdir /a\nRUN touch /a/b\nrun ls \\\n  /a\nCMD ["x"]')).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN mkdir /a \\
        && touch /a/b \\
        && ls \\
      /a
    CMD ["x"]"
  `);
  expect(fixAll(id, "FROM debian:12\nRUN mkdir /a\n# why\nRUN touch /a/b")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN mkdir /a
    # why
    RUN touch /a/b"
  `);
  expect(fixAll(id, "FROM debian:12\nRUN cd /a\nRUN touch b")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN cd /a
    RUN touch b"
  `);
  expect(fixAll(id, 'FROM debian:12\nRUN a || b\nRUN ["c"]')).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN a || b
    RUN ["c"]"
  `);
});

test("joins with the file's own escape character and line ends", () => {
  expect(fixAll(id, "# escape=`\r\nFROM debian:12\r\nRUN a\r\nRUN b\r\n")).toBe("# escape=`\r\nFROM debian:12\r\nRUN a `\r\n    && b\r\n");
});
