// wget-progress-bar: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "wget-progress-bar";

test("underlines wget", () => {
  expect(lint(id, "FROM debian:12\nRUN wget https://example.com/a")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN wget https://example.com/a
        ~~~~ wget writes a line for every 50 KB into the build log. Add --progress=dot:giga [Add --progress=dot:giga, review]"
  `);
  expect(lint(id, "FROM alpine:3.22\nRUN cd /x && wget https://example.com/a")).toMatchInlineSnapshot(`
    "FROM alpine:3.22
    RUN cd /x && wget https://example.com/a
                 ~~~~ wget writes a line for every 50 KB into the build log. Add -q [Add -q, review]"
  `);
});

test.each([
  "FROM debian:12\nRUN wget -nv https://example.com/a",
  "FROM debian:12\nRUN wget -qO- https://example.com/a",
  "FROM debian:12\nRUN wget --progress=bar:force https://example.com/a",
  "FROM debian:12\nRUN apt-get install wget",
  "FROM debian:12\nRUN wget -o /tmp/log https://example.com/a",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("mends the command and keeps the layout around it", () => {
  expect(fixAll(id, "FROM alpine:3.22\nRUN wget \\\n  # file\n  https://example.com/a")).toMatchInlineSnapshot(`
    "FROM alpine:3.22
    RUN wget -q \\
      # file
      https://example.com/a"
  `);
});
