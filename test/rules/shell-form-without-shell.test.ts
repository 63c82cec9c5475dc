// shell-form-without-shell: command lines where no shell can read them.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, fixAll, lint } from "../support/rule";

const id = "shell-form-without-shell";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "FROM scratch\nCOPY s /s\nCMD /s");
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "scratch has no shell to read this line, so CMD fails. Write it as a JSON array",
  );
});

test.each([
  ["FROM scratch\nCOPY server /server\nENTRYPOINT /server --port 80", ["/server --port 80"]],
  ["FROM gcr.io/distroless/static-debian12\nRUN mkdir /data", ["mkdir /data"]],
  ['FROM scratch\nCOPY a /a\nHEALTHCHECK CMD /a health\nCMD ["/a"]', ["/a health"]],
  ["FROM golang:1.26 AS b\nFROM scratch\nCOPY --from=b /app /app\nCMD /app", ["/app"]],
] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each([
  'FROM scratch\nCOPY server /server\nENTRYPOINT ["/server"]',
  "FROM scratch\nADD rootfs.tar.gz /\nCMD /init",
  "FROM scratch\nCOPY --from=build /rootfs/ /\nCMD run",
  "FROM scratch\nCOPY --from=b /bin/busybox /bin/sh\nRUN ls",
  "FROM gcr.io/distroless/base:debug\nRUN ls",
  "FROM alpine:3.22\nCMD a b",
  "FROM scratch\nCOPY --from=b /out /\nCMD a",
  'FROM scratch\nRUN ["/a"]',
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([
  ["FROM scratch\nCOPY s /s\nENTRYPOINT /s --port 80 \\\n  --x", 'FROM scratch\nCOPY s /s\nENTRYPOINT ["/s", "--port", "80", "--x"]'],
  ["FROM scratch\nCOPY s /s\ncmd /s $PORT", "FROM scratch\nCOPY s /s\ncmd /s $PORT"],
  ["FROM scratch\nCOPY s /s\r\nCMD /s\r\n", 'FROM scratch\nCOPY s /s\r\nCMD ["/s"]\r\n'],
] as const)("mends %j", (source, expected) => {
  expect(fixAll(id, source)).toBe(expected);
});

test.each([
  ['FROM gcr.io/distroless/cc-debian12\nENTRYPOINT ["sh", "-c", "sleep 9"]', true],
  ['FROM gcr.io/distroless/static-debian12:nonroot\nCMD ["/bin/sh", "-c", "/app"]', true],
  ['FROM scratch\nCMD ["bash"]', true],
  ['FROM gcr.io/distroless/cc-debian12:debug\nENTRYPOINT ["sh", "-c", "sleep 9"]', false],
  ['FROM gcr.io/distroless/cc-debian12\nCOPY --from=busybox:1.37 /bin/sh /bin/sh\nENTRYPOINT ["sh", "-c", "sleep 9"]', false],
  ['FROM gcr.io/distroless/cc-debian12\nCOPY bin/ /bin/\nENTRYPOINT ["sh", "-c", "sleep 9"]', false],
  ['FROM debian:13\nENTRYPOINT ["sh", "-c", "sleep 9"]', false],
  ['FROM gcr.io/distroless/cc-debian12\nENTRYPOINT ["/app", "sh"]', false],
])("a start command that begins with a shell: %s", (source, isTold) => {
  expect(findings("shell-form-without-shell", source)).toHaveLength(isTold ? 1 : 0);
  if (isTold) expect(findings("ignores-stop-signal", source)).toEqual([]);
});
