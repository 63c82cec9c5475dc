// missing-shell: bash where BusyBox is all there is.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, lint } from "../support/rule";

const id = "missing-shell";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, 'FROM alpine:3.22\nCMD ["bash"]');
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "alpine:3.22 has no bash and nothing here installs it, so this fails. Use sh, or install bash first (apk add --no-cache bash)",
  );
});

test.each([
  ['FROM alpine:3.22\nSHELL ["/bin/bash", "-c"]', ['"/bin/bash"']],
  ['FROM node:24-alpine\nCMD ["bash", "-c", "npm start"]', ['"bash"']],
  ["FROM alpine:3.22\nCOPY x.sh /\nRUN bash /x.sh", ["bash"]],
] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each([
  'FROM alpine:3.22\nRUN apk add --no-cache bash\nSHELL ["/bin/bash", "-c"]',
  'FROM debian:12-slim\nSHELL ["/bin/bash", "-c"]',
  'FROM example.com/x:alpine\nSHELL ["bash", "-c"]',
  'FROM alpine:3.22\nRUN ./setup.sh\nSHELL ["/bin/bash", "-c"]',
  'FROM alpine:3.22\nCOPY --from=x /bin/ /bin/\nCMD ["bash"]',
  "FROM postgres:17-alpine\nRUN bash -c ls",
  'FROM alpine:3.22\nRUN curl x | sh\nSHELL ["/bin/bash", "-c"]',
  'FROM alpine:3.22\nCMD ["sh"]',
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
