// command-ignored: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "command-ignored";

test("CMD beside an ENTRYPOINT in shell form", () => {
  const source = 'FROM alpine:3.22\nENTRYPOINT nc -lk -p\nCMD ["8080"]';
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM alpine:3.22
    ENTRYPOINT nc -lk -p
    CMD ["8080"]
        ~~~~~~~~ CMD is ignored: the ENTRYPOINT of this stage is a command line, and the shell that runs it does not use CMD. Write ENTRYPOINT as a JSON array [Write ENTRYPOINT as a JSON array, without a shell, review]"
  `);
  expect(fixAll(id, source)).toContain('ENTRYPOINT ["nc", "-lk", "-p"]');
});

test.each([
  ["the command line uses it", 'FROM alpine:3.22\nENTRYPOINT exec nc "$@"\nCMD ["-l"]'],
  ["an array", 'FROM alpine:3.22\nENTRYPOINT ["nc"]\nCMD ["-l"]'],
  ["no ENTRYPOINT", "FROM alpine:3.22\nCMD nc -l"],
  ["the base image's CMD", "FROM alpine:3.22\nENTRYPOINT nc -l"],
])("silent: %s", (_, source) => {
  expect(lint(id, source)).toBe(source);
});
