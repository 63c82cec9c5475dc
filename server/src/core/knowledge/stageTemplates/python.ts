// Templates of Python applications: FastAPI, Django, Flask, and any other program; with pip, uv or Poetry.
import { aptInstall } from "../installLines";
import { debianEnd, debianInit, type StageTemplate, syntaxLine } from "./types";

const build = `FROM python:{{python}}-slim-{{debian}} AS build
WORKDIR /app
{{?compiler}}# {{compiler}} is compiled during the installation.
{{?compiler}}RUN ${aptInstall("build-essential{{headers}}")}
{{?uv}}RUN python -m venv --without-pip /venv
{{!uv}}RUN python -m venv /venv
ENV PATH=/venv/bin:$PATH VIRTUAL_ENV=/venv
{{?uv}}COPY --from=ghcr.io/astral-sh/uv:{{uv}} /uv /usr/local/bin/uv
{{?uv}}ENV UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=0 UV_PROJECT_ENVIRONMENT=/venv
{{?poetry}}RUN --mount=type=cache,target=/root/.cache/pip python -m venv /poetry && /poetry/bin/pip install poetry=={{poetry}}
# Dependencies, in a layer that changes with their list alone.
COPY {{manifests}} ./
RUN --mount=type=cache,target={{cache}} {{install}}
{{?installProject}}COPY . .
{{?installProject}}RUN --mount=type=cache,target={{cache}} {{installProject}}
`;

const runtime = `# Debian slim: most packages have ready wheels for its C library, which Alpine lacks.
FROM python:{{python}}-slim-{{debian}} AS runtime
WORKDIR /app
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1{{environment}}
{{?libraries}}RUN ${aptInstall("{{libraries}}")}
${debianInit}RUN useradd --uid 10001 --shell /usr/sbin/nologin app
COPY --from=build /venv /venv
COPY . .
`;

const start = `USER app
${debianEnd}{{?note}}# {{note}}
CMD {{start}}
`;

const ignore = [
  "__pycache__",
  "*.py[cod]",
  ".venv",
  "venv",
  ".pytest_cache",
  ".mypy_cache",
  ".ruff_cache",
  ".coverage",
  "htmlcov",
  "*.egg-info",
];

const python = (kind: string, title: string, between = "", more: readonly string[] = []): StageTemplate => ({
  kind,
  title,
  dockerfile: `${syntaxLine}${build}\n${runtime}${between}${start}`,
  ignore: [...ignore, ...more],
});

export const fastapiTemplate = python("fastapi", "FastAPI");
export const flaskTemplate = python("flask", "Flask", "", ["instance"]);
export const pythonTemplate = python("python", "Python program");
export const djangoTemplate = python(
  "django",
  "Django",
  `{{?collectstatic}}# The key is used for this command only; the real one comes from the environment at run time.
{{?collectstatic}}RUN {{secretKey}}python manage.py collectstatic --noinput
`,
  ["*.sqlite3", "staticfiles", "media"],
);
