// sudo-redirect: what it underlines and says, where it is silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "sudo-redirect";

test("underlines the redirection", () => {
  expect(lint(id, "FROM debian:12\nUSER app\nRUN sudo echo x >> /etc/hosts")).toMatchInlineSnapshot(`
    "FROM debian:12
    USER app
    RUN sudo echo x >> /etc/hosts
                    ~~~~~~~~~~~~~ The shell opens /etc/hosts with its own rights, not those of sudo. Use sudo tee"
  `);
});

test.each([
  "FROM debian:12\nRUN sudo echo x > /dev/null",
  "FROM debian:12\nRUN echo x | sudo tee /etc/hosts",
  "FROM debian:12\nRUN sudo sh -c 'echo x > /etc/hosts'",
  "FROM debian:12\nRUN echo sudo > /x",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
