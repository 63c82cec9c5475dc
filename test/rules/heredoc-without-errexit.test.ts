// heredoc-without-errexit: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "heredoc-without-errexit";

test("underlines the first command whose failure is passed over", () => {
  expect(lint(id, "FROM debian:12\nRUN <<EOF\necho start\napt-get update\napt-get install -y curl\nEOF")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN <<EOF
    echo start
    apt-get update
    ~~~~~~~ When apt-get fails, the commands behind it run and the build goes on: a heredoc has no set -e of its own. Begin it with set -e [Add set -e, review]
    apt-get install -y curl
    EOF"
  `);
});

test.each([
  "FROM debian:12\nRUN <<EOF\nset -ex\napt-get update\napt-get install -y curl\nEOF",
  "FROM debian:12\nRUN <<EOF\napt-get update && apt-get install -y curl\nEOF",
  "FROM debian:12\nRUN <<EOF\n#!/usr/bin/env python3\nprint(1)\nprint(2)\nEOF",
  "FROM debian:12\nRUN <<EOF\n#!/bin/sh -e\na\nb\nEOF",
  'FROM debian:12\nSHELL ["/bin/bash", "-ec"]\nRUN <<EOF\na\nb\nEOF',
  "FROM debian:12\nRUN cat > /x <<EOF\na\nb\nEOF",
  "FROM debian:12\nCOPY <<EOF /x\na\nb\nEOF",
  "FROM debian:12\nRUN a; b",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("mends the command and keeps the layout around it", () => {
  expect(fixAll(id, "FROM debian:12\nRUN <<EOF\n  a\n  b\nEOF")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN <<EOF
      set -e
      a
      b
    EOF"
  `);
  expect(fixAll(id, 'FROM debian:12\nRUN --mount=type=cache,target=/x <<-EOF\n\ta\n\tb\n\tEOF\nCMD ["x"]')).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN --mount=type=cache,target=/x <<-EOF
    	set -e
    	a
    	b
    	EOF
    CMD ["x"]"
  `);
  expect(fixAll(id, "FROM debian:12\nRUN <<EOF\n#!/bin/bash\na\nb\nEOF")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN <<EOF
    #!/bin/bash
    set -e
    a
    b
    EOF"
  `);
  expect(fixAll(id, "FROM debian:12\nRUN <<EOF\r\na\r\nb\r\nEOF\r\n")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN <<EOF
    set -e
    a
    b
    EOF
    "
  `);
});
