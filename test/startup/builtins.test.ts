// What a shell does itself is never the program in front: builtins of bash, dash and BusyBox, and what `command` and `builtin` look through to.
import { describe, expect, test } from "vitest";
import { shellBuiltins } from "../../server/src/core/knowledge/shellWords";
import { simulate } from "./support";

/** The programs, `=` behind those that become the next; the verdict. */
function runs(body: string, sh = "bash"): string {
  const { chain, verdict } = simulate('FROM debian:12\nCOPY . /app/\nENTRYPOINT ["/app/start.sh"]', {
    "start.sh": `#!/bin/${sh}\n${body}\n`,
  });
  return `${chain.map(({ program, execs }) => (execs ? `${program} =` : program)).join(" ")} · ${verdict}`;
}

/** `compgen -b` of bash 5.2, and what dash 0.5.12 and BusyBox 1.35 have besides. */
const builtins =
  ". : [ alias bg bind break builtin caller cd command compgen complete compopt continue declare dirs disown echo enable eval exec exit export false fc fg getopts hash help history jobs kill let local logout mapfile popd printf pushd pwd read readarray readonly return set shift shopt source suspend test times trap true type typeset ulimit umask unalias unset wait chdir".split(
    " ",
  );

describe("no builtin is a program", () => {
  test("every name is known as one", () => {
    expect(builtins.filter((name) => !shellBuiltins.has(name))).toEqual([]);
  });

  test.each(builtins.filter((name) => !/^(?:command|eval|exec)$/.test(name)))("%s", (name) => {
    for (const sh of ["bash", "sh"]) expect(runs(`${name} x`, sh)).toBe(`${sh} · ok`);
  });

  test.each([
    "mapfile -t FILES < <(find . -type f)",
    "readarray -d '' A <<< \"$X\"",
    "let 'i = 3'",
    "find . | mapfile -t A",
    "find . | read X",
  ])("%s", (line) => {
    expect(runs(line)).toBe("bash · ok");
  });

  test("behind it and in front of it the program stays what it is", () => {
    expect(runs("mapfile -t A < /list\nredis-server")).toBe("bash redis-server · problem");
    expect(runs("pushd /app\n./server\npopd")).toBe("bash server · problem");
    expect(runs("./setup all\nmapfile -t A < /list\necho done")).toBe("bash · ok");
    expect(runs("let x=1\nexec redis-server")).toBe("bash = redis-server · ok");
  });

  test("pushd and popd lead to another folder", () => {
    const files = { "bin/run.sh": "#!/bin/sh\nexec redis-server\n", "run.sh": "#!/bin/sh\nexec nginx -g 'daemon off;'\n" };
    const start = (body: string): string | undefined =>
      simulate('FROM debian:12\nWORKDIR /app\nCOPY . .\nENTRYPOINT ["/app/start.sh"]', {
        ...files,
        "start.sh": `#!/bin/bash\n${body}\n`,
      }).chain.at(-1)?.program;
    expect(start("pushd bin\nexec ./run.sh")).toBe("redis-server");
    expect(start("pushd bin\npopd\nexec ./run.sh")).toBe("nginx");
  });

  test("a program by its path, and a function, may have such a name", () => {
    expect(runs("/usr/local/bin/history x")).toBe("bash history · problem");
    expect(runs("help() { redis-server; }\nhelp")).toBe("bash redis-server · problem");
    expect(runs("inotify x")).toBe("bash inotify · problem");
  });
});

describe("command and builtin look through", () => {
  test.each([
    ["command redis-server", "bash redis-server · problem"],
    ["command -p redis-server", "bash redis-server · problem"],
    ["command -- ./server run", "bash server · problem"],
    ["command exec redis-server", "bash = redis-server · ok"],
    ["builtin exec redis-server", "bash = redis-server · ok"],
    ["builtin eval 'exec redis-server'", "bash = redis-server · ok"],
    ["command builtin exec redis-server", "bash = redis-server · ok"],
    ["redis-server() { :; }\ncommand redis-server", "bash redis-server · problem"],
    ["redis-server() { :; }\nredis-server", "bash · ok"],
    ["builtin cd /app", "bash · ok"],
    ["command cd /app", "bash · ok"],
    ["command -v redis-server", "bash · ok"],
    ["command -V redis-server", "bash · ok"],
    ["builtin redis-server", "bash · ok"],
    ["command", "bash · ok"],
  ])("%s", (body, expected) => {
    expect(runs(body)).toBe(expected);
  });
});
