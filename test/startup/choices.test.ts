// Which way a script goes that asks for a variable, and a variable that holds the exec.
import { describe, expect, test } from "vitest";
import { simulate } from "./support";

/** What the shell waits for or becomes, and the verdict. */
function runs(body: string, head = ""): string {
  const { chain, verdict } = simulate(
    `FROM debian:12\n${head}COPY . /app/\nENTRYPOINT ["/app/start.sh"]\nCMD ["nginx", "-g", "daemon off;"]`,
    {
      "start.sh": `#!/bin/bash\n${body}\n`,
    },
  );
  return `${chain.map(({ program, execs }) => (execs ? `${program} =` : program)).join(" ")} · ${verdict}`;
}

describe("a choice by a variable that neither the image nor the script sets", () => {
  test.each([
    ['if [ -n "$RUN_AS" ]; then chroot --userspec="$RUN_AS" / "$@"; else exec "$@"; fi', "bash = nginx · ok"],
    [
      'f() {\n  if [ -n "${A_USER}" ] && [ -n "${A_GROUP}" ]; then\n    chroot / "$@"\n  else\n    exec "$@"\n  fi\n}\nf "$@"',
      "bash = nginx · ok",
    ],
    ['if [ -z "$RUN_AS" ]; then exec "$@"; else gosu "$RUN_AS" "$@"; fi', "bash = nginx · ok"],
    ['if [[ $MODE == debug ]]; then redis-server; else exec "$@"; fi', "bash = nginx · ok"],
    // The other way round it is the way without exec that counts.
    ['if [ -n "$RUN_AS" ]; then exec gosu "$RUN_AS" "$@"; else "$@"; fi', "bash nginx · problem"],
    // Both ways wait.
    ['if [ -n "$MODE" ]; then redis-server; else "$@"; fi', "bash nginx · problem"],
    // What comes to nothing is asked for because it is given.
    ['if [ -z "$URL" ]; then echo "no URL"; exit 1; else "$@"; fi', "bash nginx · problem"],
    ['bash plugin.sh\nif [ -z "$URL" ]; then\n  echo "no URL"\n  exit 1\nfi\nexec "$@"', "bash = nginx · ok"],
    ['bash plugin.sh\nif [ -z "$URL" ]; then\n  exit 1\nelse\n  exec "$@"\nfi', "bash = nginx · ok"],
    ['if [ "$MODE" = a ]; then exec "$@"; elif [ "$MODE" = b ]; then redis-server; fi', "bash redis-server · problem"],
    // Set after all.
    ['RUN_AS=$(id -u)\nif [ -z "$RUN_AS" ]; then exec "$@"; else redis-server; fi', "bash redis-server · problem"],
  ])("%s", (body, expected) => {
    expect(runs(body)).toBe(expected);
  });

  test.each([
    ["ENV RUN_AS=www\n", 'if [ -n "$RUN_AS" ]; then "$@"; else exec "$@"; fi', "bash nginx · problem"],
    ["", ': "${RUN_AS:=www}"\nif [ -n "$RUN_AS" ]; then exec "$@"; else redis-server; fi', "bash redis-server · problem"],
    ["", 'if [ -n "$HOSTNAME" ]; then exec "$@"; else redis-server; fi', "bash redis-server · problem"],
    ["", 'if [ -n "$HOME" ]; then exec "$@"; else redis-server; fi', "bash = nginx · ok"],
    ["USER app\n", 'exec "$HOME/bin/redis-server"', "bash = redis-server · ok"],
  ])("%s%s", (head, body, expected) => {
    expect(runs(body, head)).toBe(expected);
  });
});

describe("a variable that nobody sets, beside a test that nobody can answer", () => {
  const chain = (test: string): string =>
    `if [ -d /output/image ]; then\n  exec dumb-init -- ./restore.sh "$@"\nelif ${test}; then\n  unset CHECK\n  redis-server\nelse\n  exec "$@"\nfi`;

  test.each<readonly [string, string]>([
    ...[
      '[[ ! -z "$CHECK" ]]',
      "[[ -n $CHECK ]]",
      '[ -n "$CHECK" ]',
      '[ "$CHECK" ]',
      '[ "${CHECK}" = on ]',
      '[ "$CHECK" = on ] && [ -f x ]',
    ].map((each) => [chain(each), "bash = nginx · ok"] as const),
    // In front of it, and more than one.
    [
      'if [ -n "$A" ]; then redis-server; elif [ -f /x ]; then exec gosu app "$@"; elif [ -n "$B" ]; then "$@"; else exec "$@"; fi',
      "bash = nginx · ok",
    ],
    // The others go on, and so does the script.
    ['if [ -f /x ]; then echo x; elif [ -n "$B" ]; then redis-server; else echo y; fi\nexec "$@"', "bash = nginx · ok"],
    // Neither of them is sure.
    ['if [ -f /x ]; then exec gosu app "$@"; elif [ -f /y ]; then exec redis-server; else exec "$@"; fi', "bash = nginx · ok"],
    // It is set, or no variable of the image's.
    [`CHECK=$(id -u)\n${chain('[ -n "$CHECK" ]')}`, "bash redis-server · problem"],
    [`read -r CHECK </etc/check\n${chain('[ -n "$CHECK" ]')}`, "bash redis-server · problem"],
    [chain('[ -n "$HOSTNAME" ]'), "bash redis-server · problem"],
    // Without an else, and where that only ends the script, it is what the script is for.
    ['if [ -f /x ]; then exec redis-server; elif [ -n "$URL" ]; then "$@"; else echo "no URL"; exit 1; fi', "bash nginx · problem"],
    ['if [ -f /x ]; then exec redis-server; elif [ -n "$URL" ]; then "$@"; fi', "bash nginx · problem"],
    // The else is the one that waits.
    ['if [ -f /x ]; then exec redis-server; elif [ -n "$URL" ]; then exec "$@"; else "$@"; fi', "bash nginx · problem"],
  ])("%s", (body, expected) => {
    expect(runs(body)).toBe(expected);
  });

  test("the file says so", () => {
    expect(runs(chain('[ -n "$CHECK" ]'), "ENV CHECK=on\n")).toBe("bash redis-server · problem");
  });
});

describe("a variable that holds the exec", () => {
  const either = (one: string, other: string): string =>
    `if [ "$(id -u)" = 0 ]; then\n  run="${one}"\nelse\n  run="${other}"\nfi\nreadonly run\n`;

  test.each([
    [`${either("exec gosu app", "exec")}\${run} "$@"`, "bash = nginx · ok"],
    [`${either("exec gosu app", "exec")}if [ "$1" = nginx ]; then $run nginx -g "daemon off;"; else $run "$@"; fi`, "bash = nginx · ok"],
    ['run="exec gosu app"\n$run "$@"', "bash = gosu = nginx · ok"],
    // Not on every way, or taken back.
    [`${either("exec gosu app", "")}$run "$@"`, "bash $run · problem"],
    [`${either("exec gosu app", "exec")}run=$(choose)\n$run "$@"`, "bash $run · problem"],
    [`${either("gosu app", "runuser app")}$run "$@"`, "bash $run · problem"],
  ])("%s", (body, expected) => {
    expect(runs(body)).toBe(expected);
  });
});
