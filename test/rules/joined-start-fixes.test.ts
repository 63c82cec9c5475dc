// A shell in front of a program that drops the signal itself: one message tells both, and what one fix mends stays mended.
import { expect, test } from "vitest";
import { fixAll, lint, otherFiles } from "../support/rule";

const rules = [
  "shell-form-command",
  "signal-never-reaches-app",
  "entrypoint-script-without-exec",
  "ignores-stop-signal",
  "no-init-process",
  "init-without-double-dash",
];
const serve =
  "from http.server import HTTPServer, SimpleHTTPRequestHandler\nHTTPServer(('', 80), SimpleHTTPRequestHandler).serve_forever()\n";
const base = "FROM python:3.13-slim-bookworm\nWORKDIR /app\n";

const told = (source: string, files: Readonly<Record<string, string>>): readonly string[] =>
  rules.filter((rule) => lint(rule, source, { files }) !== source);

test.each([
  ["shell-form-command", "CMD python app.py"],
  ["shell-form-command", "ENTRYPOINT python app.py"],
  ["signal-never-reaches-app", 'CMD ["sh", "-c", "mkdir -p data && python app.py"]'],
  ["signal-never-reaches-app", 'ENTRYPOINT ["sh", "-c", "python app.py"]'],
])("%s: %s", (rule, start) => {
  const files = { "app.py": serve };
  const source = `${base}COPY app.py .\n${start}\n`;
  expect(told(source, files)).toEqual([rule]);
  const mended = fixAll(rule, source, { files });
  expect(mended).toMatch(/tini/);
  expect(told(mended, files)).toEqual([]);
});

test("the array and the init in one", () => {
  expect(fixAll("shell-form-command", `${base}COPY app.py .\nCMD python app.py\n`, { files: { "app.py": serve } })).toMatchInlineSnapshot(`
    "FROM python:3.13-slim-bookworm
    RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*
    WORKDIR /app
    COPY app.py .
    ENTRYPOINT ["/usr/bin/tini", "--"]
    CMD ["python", "app.py"]
    "
  `);
});

const script = `${base}COPY run.sh app.py ./\nCMD ["/app/run.sh"]\n`;

test("a script: exec there, an init here", () => {
  const files = { "app.py": serve, "run.sh": "#!/bin/sh\nmkdir -p data\npython app.py\n" };
  expect(told(script, files)).toEqual(["entrypoint-script-without-exec"]);
  expect(lint("entrypoint-script-without-exec", script, { files })).toMatchInlineSnapshot(`
    "FROM python:3.13-slim-bookworm
    WORKDIR /app
    COPY run.sh app.py ./
    CMD ["/app/run.sh"]
         ~~~~~~~~~~~~~ run.sh runs python without exec, so sh stays PID 1 and keeps SIGTERM to itself, and python has no handler for it that it would need as PID 1. \`docker stop\` waits 10 s, then kills both. Put exec in front of python, and an init in front of the script [Put exec in front of python in run.sh, and add tini: it becomes PID 1, passes signals on and reaps orphans, review] [Put exec in front of python in run.sh, and add dumb-init: it becomes PID 1, passes signals on and reaps orphans, review]
    "
  `);
  expect(otherFiles("entrypoint-script-without-exec", script, { files })).toEqual(["run.sh 24..24: exec "]);
  const mended = fixAll("entrypoint-script-without-exec", script, { files });
  expect(told(mended, { ...files, "run.sh": files["run.sh"].replace("python", "exec python") })).toEqual([]);
});

test("a program with a handler: exec alone", () => {
  const files = {
    "app.py": "import signal\nsignal.signal(signal.SIGTERM, stop)\nwhile True:\n    pass\n",
    "run.sh": "#!/bin/sh\npython app.py\n",
  };
  expect(fixAll("entrypoint-script-without-exec", script, { files })).toBe(script);
  expect(lint("entrypoint-script-without-exec", script, { files })).not.toMatch(/tini/);
});

test("no init can be put in with certainty: advice alone", () => {
  const files = { "app.py": serve, "run.sh": "#!/bin/sh\npython app.py\n" };
  const other = script.replace("python:3.13-slim-bookworm", "registry.example.com/base:1");
  expect(lint("entrypoint-script-without-exec", other, { files })).not.toMatch(/\[Put exec in front of python in run.sh, review\]/);
});
