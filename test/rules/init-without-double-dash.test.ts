// init-without-double-dash: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "init-without-double-dash";

const base = "FROM debian:12-slim\nRUN apt-get update && apt-get install -y tini\n";

test("tini reads the program's option", () => {
  const source = `${base}ENTRYPOINT ["tini", "-g", "bash", "-c", "sleep 600"]`;
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM debian:12-slim
    RUN apt-get update && apt-get install -y tini
    ENTRYPOINT ["tini", "-g", "bash", "-c", "sleep 600"]
                                      ~~~~ tini reads -c as an option of its own, not of bash. Put -- in front of bash [Insert -- in front of bash, review]"
  `);
  expect(fixAll(id, source)).toContain('["tini", "-g", "--", "bash", "-c", "sleep 600"]');
});

test("the program stands in CMD", () => {
  const source = `${base}ENTRYPOINT ["tini"]\nCMD ["python3", "-u", "app.py"]`;
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM debian:12-slim
    RUN apt-get update && apt-get install -y tini
    ENTRYPOINT ["tini"]
    CMD ["python3", "-u", "app.py"]
                    ~~~~ tini reads -u as an option of its own, not of python3. Put -- in front of python3 [Insert -- in front of python3, review]"
  `);
  expect(fixAll(id, source)).toContain('ENTRYPOINT ["tini", "--"]\nCMD ["python3", "-u", "app.py"]');
});

test.each([
  ["it is there", `${base}ENTRYPOINT ["tini", "--", "bash", "-c", "x"]`],
  ["no options", `${base}ENTRYPOINT ["tini", "node", "server.js"]`],
  ["dumb-init stops at the first word", 'FROM debian:12\nRUN apt-get install -y dumb-init\nENTRYPOINT ["dumb-init", "bash", "-c", "x"]'],
  ["a -- behind the program is all that tini takes", `${base}ENTRYPOINT ["/usr/bin/tini", "/app", "--"]\nCMD ["start", "-v"]`],
  ["the same with the program in CMD", `${base}ENTRYPOINT ["tini"]\nCMD ["/app", "run", "--", "-v"]`],
  ["so does the tini of Alpine", 'FROM alpine:3.22\nRUN apk add tini\nENTRYPOINT ["/sbin/tini", "sh", "-c", "x"]'],
])("silent: %s", (_, source) => {
  expect(lint(id, source)).toBe(source);
});

test("an option in front of a -- behind the program", () => {
  for (const words of ['"/app", "-v"', '"/app", "-v", "--"', '"/app", "--verbose", "--", "x"'])
    expect(lint(id, `${base}ENTRYPOINT ["tini", ${words}]`)).toContain("of its own, not of app");
});
