// Recognises Python applications and how their packages are installed: pip, uv or Poetry.
import { djangoTemplate, fastapiTemplate, flaskTemplate, pythonTemplate } from "../../../knowledge/stageTemplates/python";
import { debian, maintained, tools } from "../../../knowledge/stageTemplates/versions";
import { toJsonArray } from "../../../shell/words";
import { backingOf } from "../backing";
import { healthPath, portIn, served } from "../health";
import type { Look } from "../look";
import type { Holes, ProjectKind, Reading } from "../types";
import { exactVersion, toolVersion, versionFor } from "../versionRange";

const manifest = (look: Look): string => `${look.text("pyproject.toml")}\n${look.text("requirements.txt")}\n${look.text("Pipfile")}`;

/** A requirement of this name in pyproject.toml or requirements.txt. */
const requires = (look: Look, name: string): boolean =>
  new RegExp(`(?:^|["'\\s])${name}(?=$|[\\s"'\\[=<>~!;,@])`, "im").test(manifest(look));

function pythonVersion(look: Look): string {
  const pyproject = look.text("pyproject.toml");
  const range = /^\s*requires-python\s*=\s*["']([^"']+)/m.exec(pyproject)?.[1] ?? /^\s*python\s*=\s*["']([^"']+)/m.exec(pyproject)?.[1];
  const written = exactVersion(look.text(".python-version")) ?? exactVersion(look.text("runtime.txt"));
  return written ?? toolVersion(look.text(".tool-versions"), "python") ?? versionFor(range, maintained.python);
}

const pipCache = "/root/.cache/pip";

function pip(look: Look): Holes {
  const constraints = look.has("constraints.txt") ? " -c constraints.txt" : "";
  if (look.has("requirements.txt")) {
    const manifests = `requirements.txt${constraints ? " constraints.txt" : ""}`;
    return { manifests, cache: pipCache, install: `pip install -r requirements.txt${constraints}` };
  }
  if (!look.has("pyproject.toml")) return { manifests: "requirements.txt", cache: pipCache, install: "pip install -r requirements.txt" };
  // pip can read the list in pyproject.toml only together with the project itself; uv reads it alone.
  return { uv: tools.uv, manifests: "pyproject.toml", cache: "/root/.cache/uv", install: "uv pip install -r pyproject.toml" };
}

function uv(look: Look): Holes {
  const locked = look.has("uv.lock") ? "--locked" : "--no-dev";
  const sync = `uv sync ${locked}${locked === "--locked" ? " --no-dev" : ""}`;
  const isPackage = /^\[build-system\]/m.test(look.text("pyproject.toml"));
  return {
    uv: tools.uv,
    manifests: ["pyproject.toml", "uv.lock"].filter((file) => look.has(file)).join(" "),
    cache: "/root/.cache/uv",
    install: `${sync} --no-install-project`,
    installProject: isPackage ? `${sync} --no-editable` : "",
  };
}

function poetry(look: Look): Holes {
  return {
    poetry: tools.poetry,
    manifests: ["pyproject.toml", "poetry.lock"].filter((file) => look.has(file)).join(" "),
    cache: "/root/.cache/pypoetry",
    install: "/poetry/bin/poetry install --only main --no-root --no-interaction",
  };
}

function installer(look: Look): Holes {
  const pyproject = look.text("pyproject.toml");
  if (look.has("uv.lock") || /^\[tool\.uv/m.test(pyproject)) return uv(look);
  if (look.has("poetry.lock") || /^\[tool\.poetry\]/m.test(pyproject)) return poetry(look);
  return pip(look);
}

/** Packages without wheels: what compiles them, and what they need when they run. */
const native: readonly { readonly name: string; readonly headers: string; readonly libraries: string }[] = [
  { name: "psycopg2", headers: " libpq-dev", libraries: "libpq5" },
  { name: "mysqlclient", headers: " default-libmysqlclient-dev pkg-config", libraries: "libmariadb3" },
  { name: "uwsgi", headers: "", libraries: "" },
  { name: "python-ldap", headers: " libldap2-dev libsasl2-dev", libraries: "libldap-2.5-0 libsasl2-2" },
];

function base(look: Look): Holes {
  const compiled = native.filter(({ name }) => requires(look, name));
  return {
    python: pythonVersion(look),
    debian,
    ...installer(look),
    compiler: compiled.map(({ name }) => name).join(", "),
    headers: compiled.map(({ headers }) => headers).join(""),
    libraries: compiled
      .map(({ libraries }) => libraries)
      .join(" ")
      .trim(),
  };
}

const mains = ["main.py", "app.py", "server.py", "wsgi.py", "asgi.py", "application.py"] as const;

interface Application {
  /** `app.main:app` */
  readonly name: string;
  readonly source: string;
  /** Makes `src/` importable. */
  readonly environment: string;
}

const notPackages = /^(?:\.|__|tests?\/|docs?\/|migrations\/|static\/|templates\/|venv\/|node_modules\/|build\/|dist\/)/;
/** Folders that are looked into. */
const most = 40;
const foldersIn = (look: Look, folder: string): readonly string[] =>
  look
    .list(folder)
    .filter((name) => /^[A-Za-z_]\w*\/$/.test(name) && !notPackages.test(name))
    .slice(0, most)
    .map((name) => (folder === "." ? name.slice(0, -1) : `${folder}/${name.slice(0, -1)}`));

/** `app.main:app`; a function that makes the application is called. */
function objectIn(source: string, framework: string): string | undefined {
  const object = new RegExp(`^(\\w+)(?:\\s*:[^=\\n]+)?\\s*=\\s*(?:\\w+\\.)?${framework}\\(`, "m").exec(source)?.[1];
  const makes = /^def create_app\(/m.test(source) && new RegExp(`${framework}\\(`).test(source);
  return object ?? (makes ? "create_app()" : undefined);
}

/** Where the application object lies: beside the manifest, or in a package there or in `src/`. */
function application(look: Look, framework: string, fallback: string): Application {
  const inSource = look.has("src/") ? foldersIn(look, "src") : [];
  for (const folder of [".", ...foldersIn(look, "."), ...inSource]) {
    for (const main of [...mains, "__init__.py"]) {
      const path = folder === "." ? main : `${folder}/${main}`;
      const source = look.text(path);
      const object = objectIn(source, framework);
      if (object === undefined) continue;
      const inner = path.replace(/^src\//, "");
      const module = inner.replace(/(?:\/__init__)?\.py$/, "").replaceAll("/", ".");
      return { name: `${module}:${object}`, source, environment: inner === path ? "" : " PYTHONPATH=/app/src" };
    }
  }
  return { name: fallback, source: "", environment: "" };
}

const reading = (look: Look, holes: Holes): Reading => ({ holes: { ...base(look), ...holes }, backing: backingOf(manifest(look)) });
const gunicorn = (name: string): string => toJsonArray(["gunicorn", "--bind", "0.0.0.0:8000", name]);

function readFastapi(look: Look): Reading {
  const { name, source, environment } = application(look, "(?:FastAPI|Starlette)", "main:app");
  const factory = name.endsWith("()") ? ["--factory"] : [];
  const start = toJsonArray(["uvicorn", ...factory, name.replace("()", ""), "--host", "0.0.0.0", "--port", "8000"]);
  return reading(look, { ...served("8000", "python", healthPath(source)), environment, start });
}

/** The folder with wsgi.py or settings.py is the project's package. */
function readDjango(look: Look): Reading {
  const named = /["']DJANGO_SETTINGS_MODULE["']\s*,\s*["']([\w.]+)["']/.exec(look.text("manage.py"))?.[1] ?? "config.settings";
  const [project = "config"] = named.split(".");
  const settings = `${look.text(`${project}/settings.py`)}${look.text(`${project}/settings/base.py`)}`;
  const served8000 = served("8000", "python", healthPath(look.text(`${project}/urls.py`)));
  const wsgi = requires(look, "gunicorn");
  const asgi = !wsgi && requires(look, "uvicorn");
  const uvicorn = toJsonArray(["uvicorn", `${project}.asgi:application`, "--host", "0.0.0.0", "--port", "8000"]);
  const development = toJsonArray(["python", "manage.py", "runserver", "--noreload", "0.0.0.0:8000"]);
  return reading(look, {
    ...served8000,
    collectstatic: /^STATIC_ROOT\b/m.test(settings),
    secretKey: /["'](\w*SECRET_KEY)["']/.exec(settings)?.[1]?.concat("=build ") ?? "",
    note: wsgi || asgi ? "" : "Django's own server is for development: add gunicorn to the requirements.",
    start: wsgi ? gunicorn(`${project}.wsgi:application`) : asgi ? uvicorn : development,
  });
}

function readFlask(look: Look): Reading {
  const { name, source, environment } = application(look, "Flask", "app:app");
  const development = toJsonArray(["flask", "run", "--host", "0.0.0.0", "--port", "8000"]);
  const ready = requires(look, "gunicorn");
  return reading(look, {
    ...served("8000", "python", healthPath(source)),
    environment: ready ? environment : `${environment} FLASK_APP=${name}`,
    note: ready ? "" : "Flask's own server is for development: add gunicorn to the requirements.",
    start: ready ? gunicorn(name) : development,
  });
}

function readProgram(look: Look): Reading {
  const main = look.first(...mains, "__main__.py", "run.py", "bot.py", "worker.py") ?? "main.py";
  const source = look.text(main);
  return reading(look, { ...served(portIn(source), "python", healthPath(source)), start: toJsonArray(["python", main]) });
}

const frameworks = ["fastapi", "starlette", "django", "flask"] as const;
const source = (look: Look): string | undefined => look.first("uv.lock", "poetry.lock", "pyproject.toml", "requirements.txt", "Pipfile");
const found = (look: Look, holds: boolean): string | undefined => (holds ? source(look) : undefined);

export const pythonKinds: readonly ProjectKind[] = [
  {
    template: fastapiTemplate,
    finds: (look) => found(look, (requires(look, "fastapi") || requires(look, "starlette")) && !look.has("manage.py")),
    read: readFastapi,
  },
  {
    template: djangoTemplate,
    finds: (look) => (look.has("manage.py") && requires(look, "django") ? "manage.py" : undefined),
    read: readDjango,
  },
  {
    template: flaskTemplate,
    finds: (look) => found(look, requires(look, "flask") && !requires(look, "fastapi") && !look.has("manage.py")),
    read: readFlask,
  },
  {
    template: pythonTemplate,
    finds: (look) => found(look, !frameworks.some((name) => requires(look, name)) && look.names.some((name) => name.endsWith(".py"))),
    read: readProgram,
  },
];
