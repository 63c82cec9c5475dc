// git-clone-in-run: what it underlines and says, where it is silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "git-clone-in-run";

test("underlines git clone", () => {
  expect(lint(id, "FROM debian:12\nRUN git clone https://github.com/a/b.git /src")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN git clone https://github.com/a/b.git /src
        ~~~~~~~~~ ADD clones a Git repository by itself, without git in the image, and notices when it changes"
  `);
});

test.each([
  "FROM debian:12\nRUN git clone https://bob:$T@example.com/b.git",
  "FROM debian:12\nRUN git clone $URL",
  "FROM debian:12\nADD https://github.com/a/b.git /src",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
