// heredoc-without-errexit: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "heredoc-without-errexit";

test("underlines the first command whose failure is passed over", () => {
  expect(lint(id, "FROM debian:12\nRUN <<EOF\necho start\napt-get update\napt-get install -y curl\nrm -rf /x\nEOF")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN <<EOF
    echo start
    apt-get update
    ~~~~~~~ When apt-get fails, the commands behind it run and the build goes on: a heredoc has no set -e of its own. Begin it with set -e [Add set -e, review]
    apt-get install -y curl
    rm -rf /x
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
  "FROM debian:12\nRUN <<EOF\nset +e\na\nb\nEOF",
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

test("a status that is read behind a plain command: no fix, and the words to write first", () => {
  const read = "FROM debian:12\nRUN <<EOF\nmkdir /w\nfor m in a b; do\n  grep -q $m /x\n  exists=$?\ndone\nmake\nEOF";
  expect(lint(id, read)).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN <<EOF
    mkdir /w
    ~~~~~ When mkdir fails, the commands behind it run and the build goes on: a heredoc has no set -e of its own. Begin it with set -e, and write \`exists=0; grep … || exists=$?\` further down, where set -e would end the script before exists is set
    for m in a b; do
      grep -q $m /x
      exists=$?
    done
    make
    EOF"
  `);
  expect(lint(id, "FROM debian:12\nRUN <<EOF\nmkdir /w\ngrep -q a /x\nif [ $? -ne 0 ]; then echo a; fi\nmake\nEOF")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN <<EOF
    mkdir /w
    ~~~~~ When mkdir fails, the commands behind it run and the build goes on: a heredoc has no set -e of its own. Begin it with set -e, and put grep itself into the condition further down, where set -e would end the script before $? is read
    grep -q a /x
    if [ $? -ne 0 ]; then echo a; fi
    make
    EOF"
  `);
  for (const body of [
    "a\ngrep -q a /x || exists=$?\nb",
    "a\nif grep -q a /x; then c; else rc=$?; fi\nb",
    "a\nset +e\ngrep a /x\nrc=$?\nset -e\nb",
    "a\necho '$?'\nb",
  ])
    expect([body, lint(id, `FROM debian:12\nRUN <<EOF\n${body}\nEOF`).includes("[Add set -e")]).toEqual([body, true]);
});

test("an update whose failure the install behind it tells is an info", () => {
  const severity = (body: string) => findings(id, `FROM debian:12\nRUN <<EOF\n${body}\nEOF`)[0]?.severity;
  expect(severity("apt-get update\napt-get install -y curl")).toBe("info");
  expect(severity('apt-get update\nif [ "$X" ]; then\napt-get install -y a\nelse\napt-get install -y b\nfi')).toBe("info");
  expect(severity("apk update\napk add curl")).toBe("info");
  expect(severity("apt-get update\napt-get install -y curl\nrm -rf /var/lib/apt/lists/*")).toBe("warning");
  expect(severity("apt-get update\ncurl -O x")).toBe("warning");
  expect(severity("pip install x\napt-get install -y curl")).toBe("warning");
});

test("a pipe in it that hides the failure of a download is told and mended with it", () => {
  const body = (image: string, lines: string): string => `FROM ${image}\nRUN <<EOF\n${lines}\nEOF`;
  const lines = "useradd a\ncurl https://example.com/i | sh\nmv a b";
  expect(lint(id, body("debian:13", lines))).toMatchInlineSnapshot(`
    "FROM debian:13
    RUN <<EOF
    useradd a
    ~~~~~~~ When useradd fails, the commands behind it run and the build goes on: a heredoc has no set -e of its own. Begin it with set -eo pipefail: under -e alone curl in front of a pipe fails unseen all the same [Add set -eo pipefail and -f, review]
    curl https://example.com/i | sh
    mv a b
    EOF"
  `);
  expect(lint(id, body("debian:12", lines))).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN <<EOF
    useradd a
    ~~~~~~~ When useradd fails, the commands behind it run and the build goes on: a heredoc has no set -e of its own. Begin it with set -e, and let a shell run it that has pipefail: under -e alone curl in front of a pipe fails unseen all the same [Add set -e, review]
    curl https://example.com/i | sh
    mv a b
    EOF"
  `);
  expect(fixAll(id, body("alpine:3.22", "useradd a\nwget -O- https://example.com/i | sh\nmv a b"))).toMatchInlineSnapshot(`
    "FROM alpine:3.22
    RUN <<EOF
    set -eo pipefail
    useradd a
    wget -O- https://example.com/i | sh
    mv a b
    EOF"
  `);
  // The last one decides, and -e does nothing for it.
  expect(lint(id, body("debian:13", "useradd a\ncurl https://example.com/i | sh"))).toContain("[Add set -e, review]");
  expect(lint(id, body("debian:13", "useradd a\nmv a b | sh\nls"))).toContain("[Add set -e, review]");
});

test("points at a check that nobody heeds", () => {
  const source = "FROM debian:12\nRUN <<EOF\nmkdir /w\ngrep a SUMS | sha256sum -c -\ntar xf a\nls\nEOF";
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN <<EOF
    mkdir /w
    grep a SUMS | sha256sum -c -
                  ~~~~~~~~~ When sha256sum finds another file than the expected one, tar runs all the same, and the build goes on with that file: a heredoc has no set -e of its own. Begin it with set -e [Add set -e, review]
    tar xf a
    ls
    EOF"
  `);
  expect(fixAll(id, source)).toContain("<<EOF\nset -e\nmkdir");
  expect(lint(id, "FROM debian:13\nRUN <<EOF\nsha256sum -c s\nwget -O- x | sh\nls\nEOF")).toContain("Begin it with set -eo pipefail");
});

test("no pipefail over a pipe whose reader stops early", () => {
  const source = "FROM alpine:3.22\nRUN <<EOF\napk add curl\ncurl -f https://example.com/i | sh\na | head -n 1\nEOF";
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM alpine:3.22
    RUN <<EOF
    apk add curl
    ~~~ When apk fails, the commands behind it run and the build goes on: a heredoc has no set -e of its own. Begin it with set -e. Under that curl in front of a pipe fails unseen all the same; pipefail for the whole body is no mend, for head stops reading early, and what writes into it may fail of that [Add set -e, review]
    curl -f https://example.com/i | sh
    a | head -n 1
    EOF"
  `);
  expect(fixAll(id, source)).toContain("\nset -e\n");
});
