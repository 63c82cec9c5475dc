// empty-port: what it underlines, what it says, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "empty-port";

test("underlines the variable", () => {
  expect(lint(id, 'FROM debian:12\nENV PORT=\nEXPOSE ${PORT}\nENV A=""\nEXPOSE 80 "$A"')).toMatchInlineSnapshot(`
    "FROM debian:12
    ENV PORT=
    EXPOSE \${PORT}
           ~~~~~~~ PORT is empty here, so this exposes no port. Give it a value above this line, or write the port
    ENV A=""
    EXPOSE 80 "$A"
              ~~~~ A is empty here, so this exposes no port. Give it a value above this line, or write the port"
  `);
  expect(lint(id, "FROM node:24\nEXPOSE $PORT")).toContain("PORT is empty here");
});

test.each([
  "FROM debian:12\nENV PORT=80\nEXPOSE $PORT",
  "FROM debian:12\nENV PORT=\nEXPOSE ${PORT:-80} 8$PORT",
  "FROM debian:12\nARG PORT\nEXPOSE $PORT",
  "FROM debian:12\nARG PORT=\nENV P=$PORT\nEXPOSE $PORT $P",
  "FROM example.com/x\nEXPOSE $PORT",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("an ARG further down, or before the first FROM, is told as that; nothing twice is no second port", () => {
  for (const source of ["FROM node:24\nEXPOSE $A\nARG A=1", "ARG A=1\nFROM node:24\nEXPOSE $A"]) expect(lint(id, source)).toBe(source);
  expect(lint("duplicate-port", "FROM debian:12\nENV P=\nEXPOSE $P $P")).not.toContain("~");
});
