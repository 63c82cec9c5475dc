// A start that is given nothing to run: `sh -c` alone, and scripts that begin another way then.
import { describe, expect, test } from "vitest";
import { drawn, simulate } from "./support";

const said = (source: string): string | undefined => simulate(source).reasons.at(-1)?.text;

test("-c without a line ends at once", () => {
  const ends = "is given no command line, so it ends at once with code 2 (-c requires an argument).";
  expect(said('FROM debian:13\nENTRYPOINT ["/bin/sh","-c"]')).toBe(`\`sh -c\` ${ends}`);
  expect(said('FROM debian:13\nENTRYPOINT ["bash","-e","-c"]')).toBe(`\`bash -c\` ${ends}`);
  expect(said('FROM alpine:3.22\nCMD ["sh","-c"]')).toBe(`\`sh -c\` ${ends}`);
  expect(said('FROM debian:13\nENTRYPOINT ["/bin/sh"]')).toContain("depends on sh");
  expect(drawn('FROM debian:13\nENTRYPOINT ["/bin/sh","-c"]\nCMD ["exec redis-server"]')).toContain("sh = redis-server");
});

describe("exec in a branch in front of the last exec", () => {
  const chain = (body: string, cmd = ""): string => {
    const found = simulate(`FROM node:24-slim\nCOPY . /\nENTRYPOINT ["/e.sh"]\n${cmd}`, { "e.sh": `#!/bin/sh\n${body}\n` });
    return `${found.chain.map(({ program }) => program).join(" ")}, ${found.chain[0]?.certainty}`;
  };
  const last = 'exec "$@"';

  test.each([
    [`if ! which -- "$1"; then exec node /app "$@"; fi\n${last}`, "sh node, certain"],
    [`if ! which -- "\${1}" > /dev/null; then\n  set -- -p 80 "$@"\n  exec node /app "$@"\nfi\n${last}`, "sh node, certain"],
    [`if ! command -v "$1" >/dev/null 2>&1; then exec node /app "$@"; fi\n${last}`, "sh node, certain"],
    [`if ! type "$1" >/dev/null; then exec node /app; fi\n${last}`, "sh node, certain"],
    [`if ! hash "$1" 2>/dev/null; then exec node /app; fi\n${last}`, "sh node, certain"],
    [`which "$1" || exec node /app "$@"\n${last}`, "sh node, certain"],
    [`if [ -z "$1" ]; then exec node /app; fi\n${last}`, "sh node, certain"],
    // It may be so: without it there would be nothing to run.
    [`if [ -f /app/index.js ]; then exec node /app; fi\n${last}`, "sh node, likely"],
    // Only with an argument, or with a variable that nobody sets.
    [`if [ "$1" = serve ]; then exec node /app; fi\n${last}`, "sh, certain"],
    [`if [ -n "$DEBUG" ]; then exec node --inspect /app; fi\n${last}`, "sh, certain"],
    [`if command -v node; then echo found; fi\n${last}`, "sh, certain"],
    [last, "sh, certain"],
  ])("%s", (body, expected) => {
    expect(chain(body)).toBe(expected);
  });

  test("with a CMD that runs", () => {
    expect(chain(`if ! which -- "$1"; then exec node /app "$@"; fi\n${last}`, 'CMD ["redis-server"]')).toBe("sh redis-server, certain");
  });
});
