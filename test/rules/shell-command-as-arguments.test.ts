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

test("a health check in exec form with words for a shell", () => {
  const source = 'FROM scratch\nCOPY app /app\nHEALTHCHECK --interval=5s CMD ["/app", "health", "||", "exit", "1"]\nCMD ["/app"]';
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM scratch
    COPY app /app
    HEALTHCHECK --interval=5s CMD ["/app", "health", "||", "exit", "1"]
                                                     ~~~~~~~~~~~~~~~~~ No shell reads this array: app gets || and what follows as arguments. Leave it out, or write a command line, which a shell runs [Leave out || exit 1: a check that fails with any exit code is unhealthy, review]
    CMD ["/app"]"
  `);
  expect(fixAll(id, source)).toContain('CMD ["/app", "health"]\n');
});

test.each([
  ["a shell reads it", 'HEALTHCHECK CMD ["sh", "-c", "curl -f http://localhost", "||", "exit", "1"]'],
  ["a command line", "HEALTHCHECK CMD curl -f http://localhost || exit 1"],
  ["within a word", 'HEALTHCHECK CMD ["/app", "a||b"]'],
  ["the end of -exec", 'HEALTHCHECK CMD ["find", "/run", "-exec", "test", "-f", "{}", ";"]'],
])("silent: %s", (_, line) => {
  const source = `FROM debian:12\n${line}\nCMD ["/app"]`;
  expect(lint(id, source)).toBe(source);
});
