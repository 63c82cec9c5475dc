// shell-command-as-arguments: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "shell-command-as-arguments";

test("python gets the shell's words", () => {
  const source = 'FROM python:3.13\nENTRYPOINT ["python"]\nCMD app.py --port 80';
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM python:3.13
    ENTRYPOINT ["python"]
    CMD app.py --port 80
        ~~~~~~~~~~~~~~~~ python gets /bin/sh, -c and this command line as its arguments. Write CMD as a JSON array of arguments [Write CMD as a JSON array, review]"
  `);
  expect(fixAll(id, source)).toContain('CMD ["app.py", "--port", "80"]');
});

test("a shell's -c gets the whole line", () => {
  expect(fixAll(id, 'FROM debian:12\nENTRYPOINT ["/bin/bash", "-c"]\nCMD cd /app && ./run')).toContain('CMD ["cd /app && ./run"]');
});

test.each([
  ["an init runs what it is given", 'FROM alpine:3.22\nRUN apk add tini\nENTRYPOINT ["/sbin/tini", "--"]\nCMD node server.js'],
  ["so does the base image's script", "FROM node:22\nCMD node server.js"],
  ["a script that is not at hand", 'FROM debian:12\nENTRYPOINT ["/entrypoint.sh"]\nCMD node server.js'],
  ["gosu", 'FROM debian:12\nENTRYPOINT ["gosu", "app"]\nCMD node server.js'],
])("silent: %s", (_, source) => {
  expect(lint(id, source)).toBe(source);
});
