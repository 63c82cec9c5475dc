// whole-filesystem-copy: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "whole-filesystem-copy";

test("underlines the root that is copied", () => {
  const source = "FROM a AS x\nFROM b\nCOPY --from=x / /";
  expect(lint(id, source)).toBe(
    `${source}\n              ~ This copies all of x over the image, its build tools and package database included. Name what is needed`,
  );
  expect(lint(id, 'FROM a AS x\nFROM b\nCOPY --from=x ["/", "/"]')).toContain("~~~ This copies");
});

test.each([
  "FROM b\nCOPY --from=x / /app",
  "FROM b\nCOPY / /",
  "FROM b\nCOPY --from=x /etc /",
  "FROM scratch\nCOPY --from=x / /",
  "FROM b\nCOPY --from=org/tools / /",
  "FROM scratch AS s\nCOPY a /a\nFROM b\nCOPY --from=s / /",
])("silent: %j", (rest) => {
  const source = `FROM a AS x\n${rest}`;
  expect(lint(id, source)).toBe(source);
});
