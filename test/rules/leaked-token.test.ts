// leaked-token: what it underlines and says, where it is silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "leaked-token";

test("underlines the token", () => {
  expect(lint(id, "FROM debian:12\nRUN echo '-----BEGIN RSA PRIVATE KEY-----' > /k")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN echo '-----BEGIN RSA PRIVATE KEY-----' > /k
              ~~~~~~~~~~~~~~~~~~~~~~~~~~ This is a private key in plain text. Revoke it, and give it to the build with RUN --mount=type=secret"
  `);
  expect(lint(id, "FROM debian:12\nCOPY <<EOF /k\n-----BEGIN OPENSSH PRIVATE KEY-----\nEOF")).toMatchInlineSnapshot(`
    "FROM debian:12
    COPY <<EOF /k
    -----BEGIN OPENSSH PRIVATE KEY-----
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ This is a private key in plain text. Revoke it, and give it to the build with RUN --mount=type=secret
    EOF"
  `);
});

test.each([
  "FROM debian:12\nRUN grep 'BEGIN CERTIFICATE' /k",
  "FROM debian:12\nRUN echo AKIAIOSFODNN7EXAMPLE",
  "FROM debian:12\nRUN echo ghp_short",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("tokens by their form, put together here so that nobody takes this file for a leak", () => {
  const letters = "q7Jx0RkV5mTz2WcYbN8dLs4HfGa1Pe6Ui3Ok";
  const tokens = [
    `ghp_${letters}`,
    `npm_${letters}`,
    `glpat-${letters.slice(0, 20)}`,
    `AKIA${"Q7JX2RKV5MTZ2WCY"}`,
    `AIza${letters.slice(0, 35)}`,
  ];
  for (const token of tokens)
    expect(lint(id, `FROM debian:12\nRUN A=${token} x`)).toMatch(new RegExp(` {6}~{${token.length}} This is an? .* in plain text`));
});
