// Runners and launchers of PyPI in front of a program that tells what it hears.
import { apps } from "../../apps";
import { pypi, pypiFamily, type Recipe } from "../recipe";

const managers = pypiFamily("pypi-managers", "pipenv hatch uv python-dotenv");
const pdm = pypiFamily("pypi-pdm", "pdm");
const poetry = pypiFamily("pypi-poetry", "poetry");
const launchers = pypiFamily(
  "pypi-launchers",
  "python-dotenv debugpy ddtrace newrelic opentelemetry-distro opentelemetry-exporter-otlp-proto-http honcho watchdog[watchmedo] watchfiles coverage memray scalene viztracer hupper",
);

const app = ["python3", "/app/app.py"];
const project = '[project]\nname = "app"\nversion = "1.0"\nrequires-python = ">=3.11"\n';

const runner = (
  family: Recipe["family"],
  name: string,
  words: readonly string[],
  more: Partial<Recipe> & { readonly from?: string } = {},
): Recipe => {
  const { from = name, files, ...rest } = more;
  return {
    name,
    family,
    argv: [name, ...words],
    works: { says: "READY" },
    version: pypi(from),
    startLimit: 90,
    files: { "/app/app.py": apps.gracefulPython, ...files },
    ...rest,
  };
};

/** Of what sends SIGINT in place of SIGTERM. */
const onlyTerm: Partial<Recipe> = { when: { other: "an app that handles SIGTERM alone" } };
const alsoInt: Partial<Recipe> = {
  when: { other: "an app that handles SIGINT too" },
  files: { "/app/app.py": apps.gracefulPython.replace(/^(signal.*)SIGTERM(.*)$/m, "$&\n$1SIGINT$2") },
};

export const recipes: readonly Recipe[] = [
  runner(poetry, "poetry", ["run", ...app], {
    files: { "/app/pyproject.toml": project },
    env: { POETRY_VIRTUALENVS_CREATE: "false" },
  }),
  runner(managers, "pipenv", ["run", ...app], {
    files: { "/app/Pipfile": '[requires]\npython_version = "3"\n' },
    setup: "cd /app && PIPENV_VENV_IN_PROJECT=1 pipenv --python /usr/bin/python3",
  }),
  runner(managers, "hatch", ["run", ...app], {
    files: { "/app/pyproject.toml": `${project}[tool.hatch.envs.default]\nskip-install = true\n` },
    setup: "cd /app && hatch env create",
  }),
  runner(managers, "uv", ["run", "--no-project", ...app], { env: { UV_OFFLINE: "1" } }),
  runner(managers, "uv", ["run", "/app/app.py"], { env: { UV_OFFLINE: "1" }, when: { other: "a script" } }),
  runner(managers, "dotenv", ["run", "--", ...app], {
    from: "python-dotenv",
    files: { "/app/.env": "A=1\n" },
    when: { words: "^(?:.* )?run " },
  }),
  runner(pdm, "pdm", ["run", ...app], { files: { "/app/pyproject.toml": project }, setup: "cd /app && pdm use -f /usr/bin/python3" }),
  runner(launchers, "ddtrace-run", app, { from: "ddtrace", env: { DD_TRACE_ENABLED: "false" } }),
  runner(launchers, "newrelic-admin", ["run-program", ...app], { from: "newrelic", env: { NEW_RELIC_ENABLED: "false" } }),
  runner(launchers, "opentelemetry-instrument", app, { from: "opentelemetry-distro", env: { OTEL_TRACES_EXPORTER: "none" } }),
  runner(launchers, "honcho", ["start"], { files: { "/app/Procfile": "web: python3 /app/app.py\n" } }),
  runner(launchers, "honcho", ["run", ...app], { when: { words: "^run " } }),
  ...[onlyTerm, alsoInt].flatMap((more) => [
    runner(launchers, "watchmedo", ["auto-restart", "--directory", "/app", "--", ...app], { from: "watchdog", ...more }),
    runner(launchers, "watchfiles", ["python3 /app/app.py", "/app"], more),
  ]),
  runner(launchers, "coverage", ["run", "/app/app.py"], { when: { other: "code with a handler" } }),
  runner(launchers, "debugpy", [], {
    argv: ["python3", "-m", "debugpy", "--listen", "5678", "/app/app.py"],
    when: { other: "code with a handler" },
  }),
  runner(launchers, "memray", ["run", "-o", "/tmp/m.bin", "/app/app.py"], { when: { other: "code with a handler" } }),
  runner(launchers, "viztracer", ["-o", "/tmp/v.json", "/app/app.py"], { when: { other: "code with a handler" } }),
  runner(launchers, "scalene", ["run", "--cpu-only", "/app/app.py"]),
  runner(launchers, "hupper", ["-m", "app"]),
];
