// Servers of PyPI for the web applications of Python, each with a small application of its kind.
import { pypi, pypiFamily, type Recipe } from "../recipe";

const servers = pypiFamily(
  "pypi-servers",
  "uvicorn hypercorn daphne gunicorn gevent waitress granian flask django aiohttp tornado bottle sanic werkzeug uvicorn-worker",
);

const wsgi = `def app(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"ok"]
`;

const asgi = `async def app(scope, receive, send):
    if scope["type"] == "lifespan":
        while True:
            message = await receive()
            await send({"type": message["type"] + ".complete"})
            if message["type"] == "lifespan.shutdown":
                return
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"ok"})
`;

const flask = `from flask import Flask
app = Flask(__name__)
`;

const aiohttp = `from aiohttp import web

def init(argv=None):
    return web.Application()

if __name__ == "__main__":
    web.run_app(init(), port=8000)
`;

const tornado = `import asyncio
import tornado.web

async def main():
    tornado.web.Application([]).listen(8000)
    await asyncio.Event().wait()

asyncio.run(main())
`;

const bottle = `from bottle import Bottle, run
app = Bottle()

if __name__ == "__main__":
    run(app, port=8000)
`;

const sanic = `from sanic import Sanic
app = Sanic("app")


@app.get("/")
async def home(request):
    return None
`;

const flaskRun = `from flask import Flask
Flask(__name__).run(port=8000)
`;

const flaskRunDebug = flaskRun.replace("port=8000", "port=8000, debug=True");

const files = {
  "/app/wsgi.py": wsgi,
  "/app/asgi.py": asgi,
  "/app/hello.py": flask,
  "/app/flask_run.py": flaskRun,
  "/app/flask_debug.py": flaskRunDebug,
  "/app/aio.py": aiohttp,
  "/app/torn.py": tornado,
  "/app/bottled.py": bottle,
  "/app/quick_app.py": sanic,
};

const server = (name: string, argv: readonly string[], more: Partial<Recipe> & { readonly from?: string } = {}): Recipe => {
  const { from = name, ...rest } = more;
  return { name, family: servers, argv, works: { port: 8000 }, version: pypi(from), files, ...rest };
};

const django = (argv: readonly string[], more: Partial<Recipe> = {}): Recipe =>
  server(more.name ?? "manage.py", argv, {
    from: "django",
    files: {},
    workdir: "/site",
    setup: "mkdir -p /site && django-admin startproject site_ /site",
    ...more,
  });

const code = (name: string, from: string, argv: readonly string[], other: string): Recipe => server(name, argv, { from, when: { other } });

export const recipes: readonly Recipe[] = [
  server("uvicorn", ["uvicorn", "asgi:app", "--port", "8000"]),
  server("uvicorn", ["uvicorn", "asgi:app", "--port", "8000", "--workers", "2"], { when: { words: "--workers" } }),
  server("uvicorn", ["uvicorn", "asgi:app", "--port", "8000", "--reload"], { when: { words: "--reload" } }),
  server("hypercorn", ["hypercorn", "asgi:app", "-b", "127.0.0.1:8000"]),
  server("daphne", ["daphne", "-p", "8000", "asgi:app"]),
  server("gunicorn", ["gunicorn", "-b", "127.0.0.1:8000", "wsgi:app"]),
  server("gunicorn", ["gunicorn", "-b", "127.0.0.1:8000", "-k", "gevent", "wsgi:app"], {
    when: { words: "(?:-k|--worker-class)[ =]gevent" },
  }),
  server("gunicorn", ["gunicorn", "-b", "127.0.0.1:8000", "-k", "gthread", "--threads", "2", "wsgi:app"], { when: { words: "--threads" } }),
  server("gunicorn", ["gunicorn", "-b", "127.0.0.1:8000", "-k", "uvicorn_worker.UvicornWorker", "asgi:app"], {
    when: { words: "UvicornWorker" },
  }),
  server("gunicorn", ["gunicorn", "-b", "127.0.0.1:8000", "--reload", "wsgi:app"], { when: { words: "--reload" } }),
  server("waitress-serve", ["waitress-serve", "--port=8000", "wsgi:app"], { from: "waitress" }),
  server("granian", ["granian", "--interface", "asgi", "--port", "8000", "asgi:app"]),
  server("granian", ["granian", "--interface", "wsgi", "--port", "8000", "wsgi:app"], { when: { words: "--interface[ =]wsgi" } }),
  server("flask", ["flask", "--app", "hello", "run", "--port", "8000"]),
  server("flask", ["flask", "--app", "hello", "run", "--port", "8000", "--debug"], { when: { words: "--debug|--reload" } }),
  server("flask", ["flask", "--app", "hello", "run", "--port", "8000"], {
    env: { FLASK_DEBUG: "1" },
    when: { env: { FLASK_DEBUG: "^(?!0$|false$|no$)." } },
  }),
  django(["python3", "manage.py", "runserver", "8000"], { name: "manage.py" }),
  django(["python3", "manage.py", "runserver", "--noreload", "8000"], { name: "manage.py", when: { words: "--noreload" } }),
  django(["django-admin", "runserver", "8000"], {
    name: "django-admin",
    env: { DJANGO_SETTINGS_MODULE: "site_.settings", PYTHONPATH: "/site" },
  }),
  django(["django-admin", "runserver", "8000", "--noreload"], {
    name: "django-admin",
    when: { words: "--noreload" },
    env: { DJANGO_SETTINGS_MODULE: "site_.settings", PYTHONPATH: "/site" },
  }),
  server("sanic", ["sanic", "quick_app:app", "--port", "8000"], { stopLimit: 40 }),
  server("sanic", ["sanic", "quick_app:app", "--port", "8000", "--single-process"], { when: { words: "--single-process" } }),
  server("sanic", ["sanic", "quick_app:app", "--port", "8000", "--dev"], { stopLimit: 40, when: { words: "--dev|--debug|--reload" } }),
  server("aiohttp.web", ["python3", "-m", "aiohttp.web", "-H", "127.0.0.1", "-P", "8000", "aio:init"], { from: "aiohttp" }),
  server("bottle", ["python3", "-m", "bottle", "-b", "127.0.0.1:8000", "bottled:app"]),
  server("http.server", ["python3", "-m", "http.server", "8000"], { version: "python3 --version" }),
  code("python3", "aiohttp", ["python3", "aio.py"], "aiohttp's run_app"),
  code("python3", "tornado", ["python3", "torn.py"], "Tornado below asyncio.run"),
  code("python3", "bottle", ["python3", "bottled.py"], "Bottle's run"),
  code("python3", "flask", ["python3", "flask_run.py"], "Flask's app.run"),
  code("python3", "flask", ["python3", "flask_debug.py"], "Flask's app.run with debug"),
];
