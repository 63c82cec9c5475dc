// What a script is taken to wait for: short tools and pieces of work end, programs in the background go on.
import { describe, expect, test } from "vitest";
import { lint } from "../support/rule";
import { drawn } from "./support";

const image = 'FROM node:22-bookworm-slim\nCOPY e.sh /e.sh\nENTRYPOINT ["/e.sh"]\n';
const ran = (script: string): string => drawn(image, { "e.sh": script });
const told = (script: string): boolean => lint("entrypoint-script-without-exec", image, { files: { "e.sh": script } }).includes("~");

const trap = 'f() { kill -"$1" "$P"; }\ntrap \'f TERM\' TERM\n';

describe("programs in the background", () => {
  const poll = 'while true; do if ! kill -0 "$P"; then wait "$P"; exit 1; fi; sleep 1; done\n';
  test.each([
    ["a trap and a loop that polls", `#!/bin/sh\nmkfifo "$A"\nnode a.js > "$A" &\nP=$!\n${trap}${poll}`, "reaches yes, prompt yes", "ok"],
    ["another tool in front", `#!/bin/sh\nsome-setup\nnode a.js &\nP=$!\n${trap}${poll}`, "reaches yes, prompt yes", "ok"],
    ["the loop without a trap", `#!/bin/sh\nnode a.js &\nP=$!\n${poll}`, "reaches no, prompt no", "problem"],
    [
      "a wait in a loop",
      "#!/bin/bash\nnode a.js &\nchild=$!\nwhile kill -0 $child; do wait $child; done\n",
      "reaches no, prompt no",
      "problem",
    ],
    ["a pause in the loop", "#!/bin/sh\nnode a.js &\nwhile kill -0 $!; do sleep 1; done\n", "reaches no, prompt no", "problem"],
    ["until it is gone", "#!/bin/sh\nnode a.js &\nuntil ! kill -0 $!; do sleep 1; done\n", "reaches no, prompt no", "problem"],
    [
      "a wait for each",
      '#!/bin/bash\nnode a.js &\nnode b.js &\nfor p in $(jobs -p); do wait "$p"; done\n',
      "reaches no, prompt no",
      "problem",
    ],
  ])("%s", (_, script, stop, verdict) => {
    const drawing = ran(script);
    expect(drawing).toContain(`SIGTERM ${stop}`);
    expect(drawing.endsWith(verdict)).toBe(true);
    expect(drawing).toContain("─ node");
  });

  test("until it answers is another thing: the script goes on", () => {
    expect(ran("#!/bin/sh\nnode a.js &\nuntil kill -0 $!; do sleep 1; done\nexec nginx -g 'daemon off;'\n")).toContain("PID 1 nginx");
    expect(ran("#!/bin/sh\nnode a.js &\nwhile true; do sleep 1; if ready; then break; fi; done\nexec nginx -g 'daemon off;'\n")).toContain(
      "PID 1 nginx",
    );
  });

  test("the message tells of a trap, not of an exec in front of what is in the background", () => {
    expect(lint("entrypoint-script-without-exec", image, { files: { "e.sh": "#!/bin/sh\nnode a.js &\nwait\n" } })).toMatchInlineSnapshot(`
      "FROM node:22-bookworm-slim
      COPY e.sh /e.sh
      ENTRYPOINT ["/e.sh"]
                  ~~~~~~~ e.sh starts node in the background and waits, but has no trap that passes SIGTERM to it: node is killed without a chance to shut down. Add such a trap, or start node last, with exec
      "
    `);
    expect(lint("signal-never-reaches-app", 'FROM node:22\nCMD ["sh", "-c", "node a.js & wait"]')).toMatchInlineSnapshot(`
      "FROM node:22
      CMD ["sh", "-c", "node a.js & wait"]
           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ sh starts node in the background, waits, and hands no SIGTERM on: node is killed without a chance to shut down. Give sh a trap that passes SIGTERM to node, or let exec start node as the last command [Add tini: the container then stops at once, but node still has no chance to shut down, review] [Add dumb-init: the container then stops at once, but node still has no chance to shut down, review]"
    `);
  });
});

describe("pieces of work", () => {
  test.each([
    ["an administration tool", "#!/bin/bash\nkcadm.sh config credentials\nkcadm.sh create realms\n"],
    ["an unknown tool, twice in the same way", "#!/bin/bash\nacmectl.sh create realms\nacmectl.sh create users\n"],
    ["three times, with other work between", "#!/bin/bash\nacmectl create a\njq . x\nacmectl create b\nacmectl create c\n"],
  ])("%s", (_, script) => {
    expect(ran(script).endsWith("ok")).toBe(true);
    expect(told(script)).toBe(false);
  });

  test.each([
    ["another command of the tool", "#!/bin/bash\nacme migrate\nacme serve\n"],
    ["through npx", "#!/bin/bash\nnpx nx build\nnpx nx serve\n"],
    ["through a wrapper", "#!/bin/bash\nfoo-run acme migrate\ngosu app migrate\ngosu app serve\n"],
    ["in two branches", '#!/bin/bash\nif [ -n "$A" ]; then acme serve --a; else acme serve --b; fi\n'],
    ["in the background", "#!/bin/bash\nacme serve a &\nacme serve b\n"],
    ["an interpreter", "#!/bin/bash\npython a.py\npython a.py --serve\n"],
  ])("not so: %s", (_, script) => {
    expect(ran(script).endsWith("problem")).toBe(true);
  });
});

test("a script that reads its options in a loop is not taken for its first argument", () => {
  const script =
    '#!/usr/bin/env bash\nwhile [[ $# -gt 0 ]]; do\n  case "$1" in\n    *:*) HOST="${1%:*}"; shift ;;\n    --) shift; CLI=("$@"); break ;;\n    *) exit 1 ;;\n  esac\ndone\nexec "${CLI[@]}"\n';
  const source = 'FROM node:22\nCOPY wait-for-it.sh /\nCMD ["/wait-for-it.sh", "queue:5672", "--", "node", "a.js"]';
  expect(drawn(source, { "wait-for-it.sh": script })).not.toContain("queue:5672 ·");
});

test.each(["golang:1.26-windowsservercore-ltsc2022", "eclipse-temurin:21-nanoserver"])("%s has no PID 1", (base) => {
  expect(drawn(`FROM ${base}`)).toMatch(/PID 1 \?/);
});

test("a loop over the arguments ends, whatever they are", () => {
  for (const loop of [
    "while [ $# -gt 0 ]; do shift; done",
    'while [[ $# -gt 0 ]]; do case "$1" in -x) shift;; esac; shift; done',
    'while [ -n "$1" ]; do shift; done',
    "n=3\nwhile [ $n -gt 0 ]; do n=$((n-1)); done",
  ]) {
    const files = { "e.sh": `#!/bin/bash\n${loop}\nexec redis-server` };
    expect(drawn('FROM debian:13\nCOPY e.sh /e.sh\nENTRYPOINT ["/e.sh"]\nCMD ["help"]', files)).toContain("= redis-server");
  }
  const files = { "e.sh": "#!/bin/bash\nwhile [ $# -gt 0 ]; do sleep 1; done\nexec redis-server" };
  expect(drawn('FROM debian:13\nCOPY e.sh /e.sh\nENTRYPOINT ["/e.sh"]\nCMD ["help"]', files)).not.toContain("redis-server");
});

test("what eval is given is not known: nothing in front of it is the program", () => {
  for (const before of ["clear", "java -version", "mytool migrate"]) {
    const files = { "e.sh": `#!/bin/bash\n${before}\neval \${X}\n` };
    const source = 'FROM debian:13\nCOPY e.sh /e.sh\nENTRYPOINT ["/e.sh"]';
    expect(lint("entrypoint-script-without-exec", source, { files })).not.toContain("~");
    expect(drawn(source, files)).toMatch(/unknown$/);
  }
});
