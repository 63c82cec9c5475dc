// wget-and-curl: what it underlines and says, where it is silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "wget-and-curl";

test("underlines what comes second in the stage", () => {
  expect(
    lint(id, "FROM debian:12\nRUN wget https://example.com/a\nRUN echo curl\nRUN curl -O https://example.com/a"),
  ).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN wget https://example.com/a
    RUN echo curl
    RUN curl -O https://example.com/a
        ~~~~ This stage runs wget too. One of them is enough"
  `);
});

test.each([
  "FROM debian:12\nRUN wget https://example.com/a\nFROM debian:12\nRUN curl https://example.com/a",
  "FROM debian:12\nRUN apt-get install -y curl wget && curl https://example.com/a",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
