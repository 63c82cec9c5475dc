// A function that is left by `return` on one way and ends the script on another does not end it; every line was run in dash and bash.
import { describe, expect, test } from "vitest";
import { simulate } from "./support";

/** What the shell becomes (`=`) or waits for. */
function runs(body: string, shell: "sh" | "bash" = "sh"): string {
  const { chain } = simulate('FROM debian:12\nCOPY s.sh /s.sh\nENTRYPOINT ["/s.sh"]', { "s.sh": `#!/bin/${shell}\n${body}\n` });
  return chain.map(({ program, execs, app }) => (execs ? `${program} =` : app?.kind === "task" ? `${program} ends` : program)).join(" ");
}

const goesOn = "sh = haproxy";

describe("a function that some ways leave", () => {
  test.each([
    "my-check && return 0; exit 1",
    "if mountpoint -q /d; then return 0; fi; exit 1",
    "if mountpoint -q /d; then return 0; else exit 1; fi",
    'case "$MODE" in on) return 0 ;; esac; exit 1',
    "for i in 1 2 3; do nc -z db 5432 && return 0; sleep 1; done; exit 1",
    'while true; do my-check && return 0; n=$((n+1)); [ "$n" -gt 5 ] && exit 1; sleep 1; done',
    "[ -f /cfg ] && return; exit 1",
    "my-check && { echo ok; return 0; }; exit 1",
    "{ my-check && return 0; }; exit 1",
    "my-check || { echo bad; exit 1; }; return 0; exit 2",
    "eval 'my-check && return 0'; exit 1",
    "return 0; exit 1",
    "while true; do return; done; exit 1",
    "my-check; case $? in 0) return ;; 1) exit 1 ;; esac; exit 2",
  ])("f() { %s; }", (body) => {
    expect(runs(`f() { ${body}; }\nf\nexec haproxy -g 'daemon off;'`)).toBe(goesOn);
    expect(runs(`f() { ${body}; }\ng() { f; }\ng\nexec haproxy -g 'daemon off;'`)).toBe(goesOn);
  });

  test("through another function that only exits", () => {
    expect(runs("die() { exit 1; }\nf() { my-check && return; die; }\nf\nexec haproxy")).toBe(goesOn);
  });

  test("a program on the way that ends the script is one of two answers", () => {
    expect(runs("f() { [ -f /cfg ] || return; exec app; }\nf\nexec haproxy")).toBe(goesOn);
    expect(runs("f() { [ -f /cfg ] || return; exec haproxy; }\nf\nexit 1")).toBe(goesOn);
  });

  test("what is set on the ways that end the script is not set behind them", () => {
    expect(runs("X=haproxy\nf() { [ -f /cfg ] && return; X=bad; exit 1; }\nf\nexec $X")).toBe(goesOn);
    expect(runs("X=haproxy\n[ -f /cfg ] && { X=bad; exit 1; }\nexec $X")).toBe(goesOn);
    expect(runs("X=haproxy\n(X=bad)\nexec $X")).toBe(goesOn);
    expect(runs("X=haproxy\nf() { [ -f /cfg ] && return; X=app; }\nf\nexec $X")).toBe("sh = $X");
  });
});

describe("a function that every way ends the script by", () => {
  test.each([
    "echo bye; exit 1",
    "( return 0 ); exit 1",
    "g() { return 0; }; g; exit 1",
    "if [ -f /a ]; then exit 1; elif [ -f /b ]; then exit 2; else exit 0; fi",
    "if false; then return; fi; exit 1",
    "for i in 1 2; do [ -f /a ] && break; done; exit 1",
  ])("f() { %s; }", (body) => expect(runs(`f() { ${body}; }\nf\nexec haproxy`)).toBe("sh ends"));

  test("in a pipe, a subshell or the background it ends that alone", () => {
    for (const call of ["f | cat", "(f)", "f &"]) expect(runs(`f() { exit 1; }\n${call}\nexec haproxy`)).toBe(goesOn);
  });
});

describe("return outside of functions", () => {
  test("ends the script, but for bash, which says that it cannot", () => {
    expect(runs("return 0\nexec haproxy")).toBe("sh ends");
    expect(runs("return 0\nexec haproxy", "bash")).toBe("bash = haproxy");
  });

  test("ends a sourced file alone", () => {
    const { chain } = simulate('FROM debian:12\nCOPY . /app/\nENTRYPOINT ["/app/s.sh"]', {
      "s.sh": "#!/bin/sh\n. /app/lib.sh\nexec haproxy\n",
      "lib.sh": '[ -n "$LOADED" ] && return 0\nmy-check && return 1\n[ -n "$Y" ] || exit 1\nreturn 0\nexit 3\n',
    });
    expect(chain.map(({ program }) => program)).toEqual(["sh", "haproxy"]);
  });
});

describe("exit behind && and ||", () => {
  test.each([
    "my-check && exit 0",
    "my-check || exit 1",
    'die() { echo "$@" >&2; exit 1; }\nmy-check || die no\n[ -f /cfg ] || die no\nmy-check && die yes',
    "usage() { echo usage; exit 2; }\nif my-check; then usage; fi",
    "while true; do my-check && break; sleep $INTERVAL; done",
    "while true; do if my-check; then break; fi; sleep 1; exit 3; done",
  ])("%s", (body) => expect(runs(`${body}\nexec haproxy`)).toBe(goesOn));

  test("where it is certain, or every way ends", () => {
    expect(runs("usage() { echo usage; }\nusage; exit\nexec haproxy")).toBe("sh ends");
    expect(runs('X=\n[ -z "$X" ] && exit 1\nexec haproxy')).toBe("sh ends");
    expect(runs("if my-check; then exit 1; else exit 0; fi\nexec haproxy")).toBe("sh ends");
  });

  test("a loop that starts a program again and again is what the script is for", () => {
    expect(runs("while true; do app || break; done\nexit 1")).toBe("sh app");
    expect(runs("while true; do app; [ $? -eq 0 ] || break; sleep 5; done\nexit 0")).toBe("sh app");
  });
});

describe("a program that the condition of a loop runs", () => {
  test.each([
    "until app; do echo crashed; sleep 1; done",
    "until app; do echo crashed; sleep $PAUSE; done",
    "while ! app; do cp a b; done",
  ])("%s", (body) => expect(runs(body)).toBe("sh app"));

  test("is not what the script is for where more follows, or where it only asks", () => {
    expect(runs("until my-check; do sleep 1; done\nexec haproxy")).toBe(goesOn);
    expect(runs("if ! my-check; then exit 1; fi\nexec haproxy")).toBe(goesOn);
    expect(runs("until curl localhost; do sleep 1; done")).toBe("sh ends");
    expect(runs("if [ -f /x ]; then exit 1; fi")).toBe("sh ends");
    // Somebody who says what is to be done on success and on failure does not wait for a server.
    expect(runs("if my-tests; then echo ok; else exit 1; fi")).toBe("sh ends");
  });

  test("behind a background list with a loop", () => {
    const { chain } = simulate('FROM debian:12\nCOPY s.sh /s.sh\nENTRYPOINT ["/s.sh","haproxy"]', {
      "s.sh": '#!/bin/bash\n([ "$E" != prod ] || /audit) && (while "$@"; ret=$?; [[ $ret -eq 0 ]]; do echo again; done) &\nwait\n',
    });
    expect(chain.at(-1)?.program).toBe("haproxy");
  });
});
