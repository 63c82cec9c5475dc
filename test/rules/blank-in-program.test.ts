// blank-in-program: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "blank-in-program";

test("underlines the string, and takes it apart", () => {
  expect(lint(id, 'FROM debian:12\nCMD ["sleep infinity"]')).toMatchInlineSnapshot(`
    "FROM debian:12
    CMD ["sleep infinity"]
         ~~~~~~~~~~~~~~~~ An array is no command line: there is no program called "sleep infinity", blank and all, so the container does not start. Write each word in quotes of its own [Write each word in quotes of its own, review]"
  `);
  expect(lint(id, 'FROM debian:12\nENTRYPOINT ["cd /app && node ."]')).toMatchInlineSnapshot(`
    "FROM debian:12
    ENTRYPOINT ["cd /app && node ."]
                ~~~~~~~~~~~~~~~~~~~ An array is no command line: there is no program called "cd /app && node .", blank and all, so the container does not start. Let a shell run it: write it without the brackets and the quotes"
  `);
});

test.each([
  ['FROM debian:12\nCMD ["sleep infinity"]', 'CMD ["sleep", "infinity"]'],
  ['FROM acme/x:1\nENTRYPOINT ["python app.py", "--port", "80"]', 'ENTRYPOINT ["python", "app.py", "--port", "80"]'],
  ["FROM debian:12\nCMD [\"nginx -g 'daemon off;'\"]", 'CMD ["nginx", "-g", "daemon off;"]'],
  ['FROM debian:12\nCMD ["/app/server --port 80"]', 'CMD ["/app/server", "--port", "80"]'],
  ['FROM debian:12\nCMD ["./start.sh prod"]', 'CMD ["./start.sh", "prod"]'],
  ['FROM debian:12\nCMD [" bash"]', 'CMD ["bash"]'],
  ['FROM scratch\nCOPY app /\nCMD ["/app serve"]', 'CMD ["/app", "serve"]'],
  ['FROM debian:12 AS a\nCMD ["sleep 1"]\nFROM a\nRUN true\nCMD ["true"]', 'CMD ["sleep", "1"]'],
])("mends: %j", (source, expected) => {
  expect(findings(id, source)).toHaveLength(1);
  expect(fixAll(id, source)).toContain(expected);
});

test.each([
  'FROM debian:12\nCMD ["sleep", "infinity now"]',
  'FROM debian:12\nENTRYPOINT ["tool"]\nCMD ["sleep infinity"]',
  // The base image may have an ENTRYPOINT, or has one.
  'FROM acme/x:1\nCMD ["sleep infinity"]',
  'FROM postgres:17\nCMD ["sleep infinity"]',
  "FROM debian:12\nCMD sleep infinity",
  'FROM debian:12\nCOPY ["My App", "/opt/My App"]\nCMD ["/opt/My App/run"]',
  'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nCMD ["C:\\\\Program Files\\\\x.exe"]',
  'FROM debian:12\nENTRYPOINT ["sh", "-c", "sleep infinity"]',
  // Another one takes its place.
  'FROM debian:12\nCMD ["sleep infinity"]\nCMD ["sleep", "1"]',
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
