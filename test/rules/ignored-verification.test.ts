// ignored-verification: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "ignored-verification";
const told = (run: string): boolean => findings(id, `FROM debian:12\nRUN ${run}`).length > 0;

test("underlines the check whose failure changes nothing", () => {
  expect(
    lint(id, 'FROM debian:12\nRUN curl -fo a.tgz https://example.com/a.tgz; echo "$SUM  a.tgz" | sha256sum -c -; tar xzf a.tgz'),
  ).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN curl -fo a.tgz https://example.com/a.tgz; echo "$SUM  a.tgz" | sha256sum -c -; tar xzf a.tgz
                                                                       ~~~~~~~~~ When sha256sum finds another file than the expected one, tar runs all the same, and the build goes on with that file: what stands behind ; runs in any case. Write && for ; [Write && for ;, review]"
  `);
  expect(lint(id, "FROM debian:12\nRUN gpg --batch --verify a.asc a || true; sh a")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN gpg --batch --verify a.asc a || true; sh a
        ~~~ When gpg finds another file than the expected one, the build goes on with that file: || true makes a success of the failure. Take it away"
  `);
});

test("where it is told", () => {
  for (const run of [
    "echo 'abc  /tmp/go.tgz' | sha256sum -c - ; tar xzf /tmp/go.tgz",
    "sha512sum --check sums; ./install",
    "md5sum -c sums; ./install",
    "shasum -a 256 -c sums; ./install",
    "grep a SUMS | shasum -a 256 -c -; rm -f SUMS",
    "gpg --verify a.asc a; sh a",
    "gpgv --keyring k a.asc a; sh a",
    "cosign verify-blob --key k --signature s a; sh a",
    "x && sha256sum -c sums; ./install",
    "sha256sum -c sums || echo bad; ./install",
    "sha256sum -c sums || true",
    "sha256sum -c sums; if [ -f a ]; then ./install; fi",
    "if x; then sha256sum -c sums; tar xf a; fi",
    "f() { sha256sum -c sums; tar xf a; }; f",
    "for f in a b; do sha256sum -c $f.sum; tar xf $f; done",
    '[ "$(sha256sum a | cut -d" " -f1)" = "$SUM" ]; sh a',
    "sudo sha256sum -c sums; sh a",
  ])
    expect([run, told(run)]).toEqual([run, true]);
});

test("where it is not", () => {
  for (const run of [
    "set -e; sha256sum -c sums; tar xf a",
    "set -eux; \\\n  echo 'abc  a' | sha256sum -c -; \\\n  tar xf a",
    "sha256sum -c sums && tar xf a",
    "x; sha256sum -c sums && tar xf a",
    "tar xf a; sha256sum -c sums",
    "sha256sum -c sums || exit 1; tar xf a",
    "sha256sum -c sums || { echo bad; exit 1; }; tar xf a",
    "sha256sum -c sums || (echo bad && exit 1); tar xf a",
    "sha256sum -c sums || echo bad && exit 1",
    "if ! sha256sum -c sums; then exit 1; fi; tar xf a",
    "if sha256sum -c sums; then tar xf a; else exit 1; fi",
    "sha256sum -c sums; if [ $? -ne 0 ]; then exit 1; fi; tar xf a",
    "sha256sum -c sums; rc=$?; exit $rc",
    "sha256sum a; tar xf a",
    "sha256sum -c sums | grep OK; tar xf a",
    "gpg --import k; tar xf a",
    "out=$(sha256sum -c sums); echo $out",
  ])
    expect([run, told(run)]).toEqual([run, false]);
  expect(lint(id, 'FROM debian:12\nSHELL ["/bin/bash", "-ec"]\nRUN sha256sum -c sums; tar xf a')).not.toContain("~");
});

test("a heredoc is told of by the rule on that", () => {
  expect(lint(id, "FROM debian:12\nRUN <<EOF\nsha256sum -c sums\ntar xf a\nEOF")).not.toContain("~");
  expect(lint(id, "FROM debian:12\nRUN <<EOF\nset -e\nsha256sum -c sums || true\ntar xf a\nEOF")).toContain("~");
});

test("mends what ends the RUN then", () => {
  const fixed = (run: string): string => fixAll(id, `FROM debian:12\nRUN ${run}`).slice("FROM debian:12\nRUN ".length);
  expect(fixed("curl -O x; sha256sum -c sums ; tar xf a; rm a")).toBe("curl -O x; sha256sum -c sums && tar xf a && rm a");
  expect(fixed("sha256sum -c sums; \\\n    tar xf a && \\\n    rm a; \\\n    ls")).toBe(
    "sha256sum -c sums && \\\n    tar xf a && \\\n    rm a && \\\n    ls",
  );
  expect(fixed("sha256sum -c sums; echo $(cat a | wc -l); ls")).toBe("sha256sum -c sums && echo $(cat a | wc -l) && ls");
  for (const none of [
    "sha256sum -c sums; tar xf a || true",
    "sha256sum -c sums; if x; then y; fi",
    "sha256sum -c sums; x; (y; z)",
    "if x; then sha256sum -c sums; tar xf a; fi",
    "sha256sum -c sums || true",
  ])
    expect(fixed(none)).toBe(none);
});
