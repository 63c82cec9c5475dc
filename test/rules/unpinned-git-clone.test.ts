// unpinned-git-clone: what it underlines and says, where it is silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "unpinned-git-clone";

test("underlines git clone", () => {
  expect(lint(id, "FROM debian:12\nRUN git clone --depth 1 https://example.com/x.git && make")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN git clone --depth 1 https://example.com/x.git && make
        ~~~~~~~~~ This clones whatever the default branch holds at the moment. Name a tag with --branch, or check out a commit"
  `);
});

test.each([
  "FROM debian:12\nRUN git clone -b v1 https://example.com/x.git",
  "FROM debian:12\nRUN git clone https://example.com/x.git && cd x && git checkout abc",
  "FROM debian:12\nRUN git pull",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
