// command-without-effect: what it underlines and says, where it is silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "command-without-effect";
const strict = { config: { profile: "all" } } as const;

test("underlines the program", () => {
  expect(lint(id, "FROM debian:12\nRUN service nginx start")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN service nginx start
        ~~~~~~~ service starts a service that ends with this RUN; it does not run in the container. Start it with CMD or ENTRYPOINT"
  `);
  expect(lint(id, "FROM debian:12\nRUN systemctl start nginx && echo ok")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN systemctl start nginx && echo ok
        ~~~~~~~~~ systemd does not run during a build, so systemctl start fails or does nothing. Start the service with CMD or ENTRYPOINT"
  `);
  expect(lint(id, "FROM debian:12\nRUN apt-get update && \\\n    top")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN apt-get update && \\
        top
        ~~~ top is for a person at a terminal or a running machine; in a build it does nothing useful"
  `);
});

test.each([
  "FROM debian:12\nRUN service postgresql start && psql -f /x.sql",
  "FROM debian:12\nRUN systemctl enable nginx",
  "FROM debian:12\nRUN apt-get install -y vim ssh",
  "FROM debian:12\nRUN ps aux",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("strict profiles report more", () => {
  expect(lint(id, "FROM debian:12\nRUN service postgresql start && psql -f /x.sql && kill 1", strict)).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN service postgresql start && psql -f /x.sql && kill 1
        ~~~~~~~ service starts a service that ends with this RUN; it does not run in the container. Start it with CMD or ENTRYPOINT
                                                      ~~~~ kill is for a person at a terminal or a running machine; in a build it does nothing useful"
  `);
});
