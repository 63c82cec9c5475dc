// Functions of a script and of the files that it sources are no programs; arrays and variables are what it was given to run.
import { describe, expect, test } from "vitest";
import { asks, type Files, simulate } from "./support";

/** What bash waits for or becomes, and the verdict. */
function runs(body: string, files: Files = {}): string {
  const { chain, verdict } = simulate('FROM debian:12\nCOPY . /app/\nENTRYPOINT ["/app/start.sh"]', {
    "start.sh": `#!/bin/bash\n${body}\n`,
    ...files,
  });
  return `${chain.map(({ program, execs }) => (execs ? `${program} =` : program)).join(" ")} · ${verdict}`;
}

const lib = { "lib.sh": "Notify() { curl -s $URL; }\nserve() {\n  nginx -g 'daemon off;'\n}\n" };

describe("a function is no program", () => {
  test.each<[string, string, Files]>([
    // Its own functions, and those of a file that it sources.
    ['CMD=(myserver --port 80)\n"${CMD[@]}"\nNotify stopped\nexit 0', "bash myserver · problem", lib],
    ["CMD=(myserver)\nCMD+=(--port 80)\n${CMD[*]}\nNotify bye", "bash myserver · problem", lib],
    ["serve\nNotify bye", "bash nginx · problem", lib],
    ["serve 2>&1 | tee /log", "bash nginx · problem", lib],
    ["Notify up | tee /log\nexec nginx -g 'daemon off;'", "bash = nginx · ok", lib],
    ["/app/server --port 80\nNotify bye &", "bash server · problem", lib],
    // A file whose text is not at hand.
    ['"${CMD[@]}"\nNotify stopped\nexit 0', "bash ${CMD[@]} · problem", {}],
    ["Notify up\nnginx -g 'daemon off;'", "bash nginx · problem", {}],
    ["Notify up\nexec nginx -g 'daemon off;'", "bash = nginx · ok", {}],
    ["run_server --port 80", "bash · unknown", {}],
    ["run_server &\nwait", "bash · unknown", {}],
    ["run_server | tee /log", "bash · unknown", {}],
    ['if [ -n "$X" ]; then run_server; fi', "bash · unknown", {}],
    ["prepare\ncp a b", "bash · ok", {}],
  ])("source lib.sh; %s", (body, expected, files) => {
    expect(runs(`source /app/lib.sh\n${body}`, files)).toBe(expected);
  });

  test.each([
    ['. "$(dirname "$0")/lib.sh"', "bash nginx · problem"],
    ['DIR="$( cd "$( dirname "${BASH_SOURCE[0]}" )" && pwd )"\n. $DIR/lib.sh', "bash nginx · problem"],
    ["cd /app\n. ./lib.sh", "bash nginx · problem"],
    ['. "$HELPERS"', "bash · unknown"],
  ])("%s", (line, expected) => {
    expect(runs(`${line}\nserve`, lib)).toBe(expected);
  });

  test("without a sourced file a name is a program, and one that only brings variables makes none of it unsure", () => {
    expect(runs("myserver --port 80")).toBe("bash myserver · problem");
    expect(runs(". /app/venv/bin/activate\nmyserver --port 80")).toBe("bash myserver · problem");
    expect(runs(". /app/.env\nmyserver --port 80")).toBe("bash myserver · problem");
  });

  test("a program that the Dockerfile copies is one, whatever is sourced", () => {
    const { chain } = simulate('FROM debian:12\nCOPY start.sh /app/\nCOPY myserver /usr/local/bin/myserver\nCMD ["/app/start.sh"]', {
      "start.sh": "#!/bin/sh\n. /lib/helpers.sh\nmyserver --port 80\n",
    });
    expect(chain.map(({ program }) => program)).toEqual(["sh", "myserver"]);
  });

  test("what is sourced is asked for", () => {
    expect(asks('FROM debian:12\nCOPY <<E /s.sh\n#!/bin/sh\n. /app/lib.sh\nserve\nE\nCOPY lib.sh /app/\nCMD ["/s.sh"]')).toContain(
      "lib.sh",
    );
  });
});

test.each([
  ['"$@"\necho done\nnotify bye', "bash nginx · problem"],
  ["$SERVER\ncurl -s http://x", "bash $SERVER · problem"],
  // Work in front of the server.
  ["$MIGRATE\nnginx -g 'daemon off;'", "bash nginx · problem"],
  ["$PIP install -r x\nmyserver", "bash myserver · problem"],
  ["$PREPARE\n$SERVER", "bash $SERVER · problem"],
])("given to run: %s", (body, expected) => {
  const { chain, verdict } = simulate('FROM debian:12\nCOPY s.sh /\nENTRYPOINT ["/s.sh"]\nCMD ["nginx","-g","daemon off;"]', {
    "s.sh": `#!/bin/bash\n${body}\n`,
  });
  expect(`${chain.map(({ program }) => program).join(" ")} · ${verdict}`).toBe(expected);
});
