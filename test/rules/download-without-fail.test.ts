// download-without-fail: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "download-without-fail";

test("underlines curl", () => {
  expect(lint(id, "FROM debian:12\nRUN curl -Lo /usr/bin/x https://example.com/x && chmod +x /usr/bin/x")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN curl -Lo /usr/bin/x https://example.com/x && chmod +x /usr/bin/x
        ~~~~ When the server answers with an error, curl saves its error page as the file and succeeds. Add --fail [Add --fail, review]"
  `);
  expect(lint(id, "FROM debian:12\nRUN curl https://example.com/x | bash")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN curl https://example.com/x | bash
        ~~~~ When the server answers with an error, curl hands its error page to bash and succeeds. Add --fail [Add --fail, review]"
  `);
  expect(lint(id, "FROM debian:12\nRUN curl -s https://example.com/x > /etc/x")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN curl -s https://example.com/x > /etc/x
        ~~~~ When the server answers with an error, curl saves its error page as the file and succeeds. Add --fail [Add --fail, review]"
  `);
});

test.each([
  "FROM debian:12\nRUN curl -o /x.tgz https://example.com/x",
  "FROM debian:12\nRUN curl -fsSL https://example.com/x -o /x",
  "FROM debian:12\nRUN curl -Lo /x.tgz https://example.com/x && tar xzf /x.tgz",
  "FROM debian:12\nRUN curl https://example.com/x | tar xz",
  "FROM debian:12\nRUN curl -LO https://example.com/x && echo 'abc  x' | sha256sum -c -",
  "FROM debian:12\nRUN curl https://example.com/x",
  "FROM debian:12\nRUN curl --version > /x",
  "FROM debian:12\nHEALTHCHECK CMD curl https://example.com/x",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("mends the command and keeps the layout around it", () => {
  expect(fixAll(id, "FROM debian:12\nRUN curl \\\n    -sLo /x https://example.com/x")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN curl \\
        -fsLo /x https://example.com/x"
  `);
  expect(fixAll(id, "FROM debian:12\nRUN curl https://example.com/x > /x")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN curl -f https://example.com/x > /x"
  `);
  expect(fixAll(id, "FROM debian:12\nRUN curl --silent -o /x https://example.com/x")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN curl -f --silent -o /x https://example.com/x"
  `);
});
