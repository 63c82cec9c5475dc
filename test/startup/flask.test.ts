// Flask's development server ends on SIGTERM through its reloader only.
import { describe, expect, test } from "vitest";
import { simulate } from "./support";

const onTerm = (start: string, text = "", env = ""): string | undefined =>
  simulate(`FROM python:3.13-slim\n${env}\nWORKDIR /app\nCOPY app.py .\nCMD ${start}`, { "app.py": text }).chain.at(-1)?.app?.onTerm;

const flask = "from flask import Flask\napp = Flask(__name__)\n";

describe("app.run", () => {
  test.each([
    ['app.run(host="0.0.0.0", port=int(os.environ.get("PORT", 80)), debug=True)', "stops"],
    ["app.run(\n    debug = True,\n)", "stops"],
    ["app.run('0.0.0.0', 80, True)", "stops"],
    ["app.run(use_reloader=True)", "stops"],
    ["app.debug = True\napp.run()", "stops"],
    ["app.config['DEBUG'] = True\napp.run()", "stops"],
    ["socketio.run(app, debug=True)", "stops"],
    ["app.run(debug=os.getenv('DEBUG'))", "unknown"],
    ["app.run(**options)", "unknown"],
    ["app.config.from_object('settings')\napp.run()", "unknown"],
    ["app.run(host='debug=True')", "ignores"],
    ["app.run()", "ignores"],
    ["app.run(debug=False)", "ignores"],
    ["app.run(debug=True, use_reloader=False)", "ignores"],
    ["app.run()  # debug=True", "ignores"],
    ["subprocess.run(cmd, debug=True)\napp.run()", "ignores"],
  ])("%s", (line, expected) => {
    expect(onTerm('["python","app.py"]', flask + line)).toBe(expected);
  });

  test("of another file it may be Flask's; other libraries have their own", () => {
    expect(onTerm('["python","app.py"]', "from shop import app\napp.run(debug=True)")).toBe("unknown");
    expect(onTerm('["python","app.py"]', "from shop import app\napp.run(debug=False)")).toBe("ignores");
    expect(onTerm('["python","app.py"]', "import asyncio\nasyncio.run(main(), debug=True)")).toBe("unknown");
    expect(onTerm('["python","app.py"]', "import asyncio\nwhile True:\n    asyncio.run(main(), debug=True)")).toBe("ignores");
  });

  test("run_simple", () => {
    const start = "from werkzeug.serving import run_simple\n";
    expect(onTerm('["python","app.py"]', `${start}run_simple("0.0.0.0", 80, app, use_reloader=True)`)).toBe("stops");
    expect(onTerm('["python","app.py"]', `${start}run_simple("0.0.0.0", 80, app)`)).toBe("ignores");
  });

  test("FLASK_DEBUG decides where the call leaves it open", () => {
    expect(onTerm('["python","app.py"]', `${flask}app.run()`, "ENV FLASK_DEBUG=1")).toBe("stops");
    expect(onTerm('["python","app.py"]', `${flask}app.run(debug=False)`, "ENV FLASK_DEBUG=1")).toBe("ignores");
  });
});

test.each([
  ['["flask","run","--debug"]', "", "stops"],
  ['["flask","--app","app","--debug","run"]', "", "stops"],
  ['["flask","run","--reload"]', "", "stops"],
  ['["python","-m","flask","run","--debug"]', "", "stops"],
  ['["flask","run"]', "ENV FLASK_DEBUG=true", "stops"],
  ['["flask","run"]', "ENV FLASK_DEBUG=0", "ignores"],
  ['["flask","run"]', "ENV FLASK_ENV=development", "unknown"],
  ['["flask","run"]', "", "ignores"],
  ['["flask","run","--debug","--no-reload"]', "", "ignores"],
  ['["python","-m","flask","run"]', "", "ignores"],
])("%s %s", (start, env, expected) => {
  expect(onTerm(start, "", env)).toBe(expected);
});

test("socat has a handler", () => {
  expect(simulate('FROM alpine:3.22\nCMD ["socat","TCP-LISTEN:80,fork","TCP:db:80"]').verdict).toBe("ok");
});
