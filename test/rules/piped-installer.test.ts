// piped-installer: what it underlines and says, where it is silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "piped-installer";

test("underlines who runs it", () => {
  expect(lint(id, "FROM debian:12\nRUN curl -fsSL https://example.com/x | bash -s -- -y")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN curl -fsSL https://example.com/x | bash -s -- -y
                                           ~~~~ bash runs whatever the server sends at this moment. Load it with ADD --checksum, or into a file whose checksum you check"
  `);
  expect(
    lint(id, 'FROM debian:12\nRUN sh -c "$(curl -fsSL https://example.com/x)" && wget -O- https://example.com/x | python3 -'),
  ).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN sh -c "$(curl -fsSL https://example.com/x)" && wget -O- https://example.com/x | python3 -
        ~~ sh runs whatever the server sends at this moment. Load it with ADD --checksum, or into a file whose checksum you check
                                                                                        ~~~~~~~ python runs whatever the server sends at this moment. Load it with ADD --checksum, or into a file whose checksum you check"
  `);
});

test.each([
  "FROM debian:12\nRUN curl https://example.com/x | tar xz",
  "FROM debian:12\nRUN curl https://example.com/x -o /x && sh /x",
  "FROM debian:12\nRUN curl https://example.com/x | bash script.sh",
  "FROM debian:12\nRUN curl https://example.com/x | python3 -c 'import json'",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("a substitution in the shell's own words does not part it from the download", () => {
  expect(lint(id, "FROM a\nRUN curl https://a.example/i.sh | sh -s -- $(uname)")).toContain("sh runs whatever the server sends");
});
