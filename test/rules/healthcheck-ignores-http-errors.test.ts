// healthcheck-ignores-http-errors: curl that is content with any answer.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, fixAll, lint } from "../support/rule";

const id = "healthcheck-ignores-http-errors";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, "FROM a:1\nHEALTHCHECK CMD curl x");
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "curl succeeds here even when the server answers with an error such as 500, and the container stays healthy. Add -f",
  );
});

test.each([
  ["FROM a:1\nHEALTHCHECK CMD curl -s http://localhost/ || exit 1", ["curl"]],
  ['FROM a:1\nHEALTHCHECK --interval=5s CMD ["/usr/bin/curl", "http://x"]', ['"/usr/bin/curl"']],
] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each([
  "FROM a:1\nHEALTHCHECK CMD curl -fsS http://localhost/",
  "FROM a:1\nHEALTHCHECK CMD curl --fail http://x",
  'FROM a:1\nHEALTHCHECK CMD ["curl", "-sf", "http://x"]',
  "FROM a:1\nHEALTHCHECK CMD curl -s http://x | grep ok",
  'FROM a:1\nHEALTHCHECK CMD test "$(curl -s http://x)" = ok',
  'FROM a:1\nHEALTHCHECK CMD curl -s -o /dev/null -w "%{http_code}" x',
  "FROM a:1\nHEALTHCHECK NONE",
  "FROM a:1\nHEALTHCHECK CMD wget -q x",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([
  [
    "FROM a:1\nHEALTHCHECK --timeout=3s \\\n  CMD curl -s http://x \\\n  || exit 1",
    "FROM a:1\nHEALTHCHECK --timeout=3s \\\n  CMD curl -f -s http://x \\\n  || exit 1",
  ],
  ['FROM a:1\nhealthcheck cmd ["curl","http://x"]', 'FROM a:1\nhealthcheck cmd ["curl", "-f","http://x"]'],
] as const)("mends %j", (source, expected) => {
  expect(fixAll(id, source)).toBe(expected);
});

test("a file of options may hold --fail", () => {
  const source = "FROM a\nHEALTHCHECK CMD curl -K /etc/check.curl http://localhost/";
  expect(lint(id, source)).toBe(source);
});
