// Commands that the project itself installs, and servers that a Python script starts by hand.
import { describe, expect, test } from "vitest";
import { draw, type Files, simulate } from "./support";

const app = (source: string, files: Files) => simulate(source, files).chain.at(-1)?.app;
const project = '[project]\nname = "shop"\n[project.scripts]\nshop = "shop.main:run"\n[tool.x]\nother = "shop.main:run"\n';
const served = "import uvicorn\ndef run():\n    uvicorn.run('a:b')\n";
const loops = "import time\ndef run():\n    while True:\n        time.sleep(1)\n";
const pip = 'FROM python:3.14-slim\nWORKDIR /src\nCOPY . .\nRUN pip install .\nCMD ["shop"]';
const staged = `FROM python:3.14 AS a\nWORKDIR /src\nCOPY . .\nRUN uv sync --frozen\nFROM python:3.14-slim\nCOPY --from=a /src/.venv /venv\nENV PATH=/venv/bin:$PATH\nCMD ["shop"]`;
const poetry = 'FROM python:3.14-slim\nWORKDIR /src\nCOPY . .\nRUN poetry install\nENTRYPOINT ["shop"]';

describe("console scripts", () => {
  test.each<[string, string, Files, string]>([
    ["a server", pip, { "pyproject.toml": project, "shop/main.py": served }, "stops"],
    ["in src, from another stage", staged, { "pyproject.toml": project, "src/shop/main.py": served }, "stops"],
    ["poetry's", poetry, { "pyproject.toml": '[tool.poetry.scripts]\nshop = "shop.main:run"\n', "shop/main.py": served }, "stops"],
    ["what it imports", pip, { "pyproject.toml": project, "shop/main.py": "from .web import run\n", "shop/web.py": served }, "stops"],
    ["without a handler", pip, { "pyproject.toml": project, "shop/main.py": loops }, "ignores"],
    ["another table", pip.replace('"shop"', '"other"'), { "pyproject.toml": project, "shop/main.py": served }, "unknown"],
    ["not installed", pip.replace("RUN pip install .\n", ""), { "pyproject.toml": project, "shop/main.py": served }, "unknown"],
    ["no such file", pip, { "pyproject.toml": project }, "unknown"],
  ])("%s", (_, source, files, expected) => expect(app(source, files)?.onTerm).toBe(expected));
});

describe("servers by hand", () => {
  const main = (text: string) => app('FROM python:3.14-slim\nCOPY main.py /\nCMD ["python", "/main.py"]', { "main.py": text });
  test.each<[string, string, string]>([
    ["uvicorn.Server", "import asyncio, uvicorn\nserver = uvicorn.Server(config)\nasyncio.run(server.serve())\n", "stops"],
    ["imported names", "from uvicorn import Config, Server\nserver = Server(Config(a))\nserver.run()\n", "stops"],
    ["in a thread", "import uvicorn\ns = uvicorn.Server(c)\nThread(target=s.run).start()\nwhile True:\n    time.sleep(1)\n", "ignores"],
    [
      "without its handlers",
      "import uvicorn\nclass S(uvicorn.Server):\n    def install_signal_handlers(self): pass\nS(c).serve()\nx = uvicorn.Server(c)\n",
      "ignores",
    ],
    ["aiorun", "from aiorun import run\nrun(main())\n", "stops"],
  ])("%s", (_, text, expected) => expect(main(text)?.onTerm).toBe(expected));

  test("a handler for SIGCHLD that reaps", () => {
    const reaping = `import os, signal\nsignal.signal(signal.SIGCHLD, lambda *_: os.waitpid(-1, os.WNOHANG))\n${loops}run()\n`;
    expect(main(reaping)?.reaps).toBe("yes");
    expect(main(loops)?.reaps).toBe("no");
  });
});

describe("by options and base", () => {
  const told = (source: string) => {
    const found = app(source, {});
    return found?.kind === "task" ? "ends" : found?.onTerm;
  };
  test.each<[string, string]>([
    ['FROM alpine:3.22\nCMD ["crond", "-f"]', "ignores"],
    ['FROM alpine:3.22\nCMD ["crond", "-f", "-l", "2"]', "ignores"],
    ['FROM alpine:3.22\nRUN apk add --no-cache dcron\nCMD ["crond", "-f"]', "unknown"],
    ['FROM rockylinux:9\nCMD ["crond", "-n"]', "unknown"],
    ['FROM acme/own\nCMD ["crond", "-f", "-d", "8"]', "ignores"],
    ['FROM acme/own\nCMD ["crond", "-f"]', "unknown"],
    ['FROM debian:12\nCMD ["xl2tpd", "-D"]', "stops"],
    ['FROM debian:12\nCMD ["xl2tpd"]', "ends"],
    ['FROM debian:12\nCMD ["irqbalance", "--foreground"]', "stops"],
    ['FROM debian:12\nCMD ["iperf3", "--server"]', "stops"],
    ['FROM debian:12\nCMD ["iperf3", "-c", "a"]', "ends"],
    ['FROM debian:12\nRUN echo "Foreground yes" > /etc/clamav/clamd.conf\nCMD ["clamd"]', "stops"],
    ['FROM debian:12\nRUN apt-get install -y clamav-daemon\nCMD ["clamd"]', "ends"],
    ['FROM clamav/clamav\nCMD ["clamd", "--foreground"]', "stops"],
    ['FROM debian:12\nCMD ["aria2c", "https://example.com/a"]', "ends"],
    ['FROM debian:12\nCMD ["aria2c", "--enable-rpc", "--rpc-listen-all"]', "stops"],
  ])("%s", (source, expected) => expect(told(source)).toBe(expected));
});

describe("a command that does its work and ends", () => {
  const drawn = (base: string, cmd: string) => draw(simulate(`FROM ${base}\nARG B=/b\nENV B=$B\nCMD ${cmd}`));
  test("is what ash and bash become, and dash does not", () => {
    expect(drawn("alpine:3.22", "rsync -a /a/ $B/")).toMatchInlineSnapshot(
      `"sh = rsync · PID 1 rsync · SIGTERM reaches yes, prompt unknown · reaps no · ok"`,
    );
    expect(drawn("debian:12", "rsync -a /a/ $B/")).toMatchInlineSnapshot(
      `"sh · PID 1 sh · SIGTERM reaches no, prompt no · reaps yes · ok"`,
    );
    expect(drawn("rockylinux:9", "cp -r /a $UNSET")).toMatchInlineSnapshot(
      `"sh = cp · PID 1 cp · SIGTERM reaches yes, prompt unknown · reaps no · ok"`,
    );
    expect(drawn("alpine:3.22", "echo done")).toMatchInlineSnapshot(`"sh · PID 1 sh · SIGTERM reaches no, prompt no · reaps yes · ok"`);
    expect(drawn("alpine:3.22", "true; rsync -a /a/ /b/")).toMatchInlineSnapshot(
      `"sh · PID 1 sh · SIGTERM reaches no, prompt no · reaps yes · ok"`,
    );
  });
});
