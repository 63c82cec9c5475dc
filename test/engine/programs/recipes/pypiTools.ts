// What people start from PyPI besides servers of their own applications: notebooks, dashboards, documentation, proxies, supervisors.
import { pypi, pypiFamily, type Recipe } from "../recipe";

const notebooks = pypiFamily("pypi-notebooks", "jupyterlab notebook voila ipython");
const dashboards = pypiFamily("pypi-dashboards", "streamlit dash bokeh panel gradio");
const tools = pypiFamily(
  "pypi-tools",
  "mkdocs sphinx-autobuild twisted scrapyd locust supervisor circus fastapi[standard] datasette livereload 'setuptools<81'",
);
const mitm = pypiFamily("pypi-mitm", "mitmproxy");
const uwsgi = pypiFamily("pypi-uwsgi", "uwsgi", "gcc libc6-dev python3-dev");

const tool = (
  family: Recipe["family"],
  name: string,
  argv: readonly string[],
  works: Recipe["works"],
  more: Partial<Recipe> & { readonly from?: string } = {},
): Recipe => {
  const { from = name, ...rest } = more;
  return { name, family, argv, works, version: pypi(from), startLimit: 90, ...rest };
};

const child = 'import time; print("WORKS", flush=True); time.sleep(999)\n';

const jupyter = (word: string, from: string): Recipe =>
  tool(
    notebooks,
    "jupyter",
    ["jupyter", word, "--ip=127.0.0.1", "--port=8888", "--allow-root", "--no-browser"],
    { port: 8888 },
    {
      from,
      when: { words: `^${word}(?: |$)` },
    },
  );

const uwsgiFiles = { "/app/wsgi.py": 'def application(environ, start_response):\n    start_response("200 OK", [])\n    return [b"ok"]\n' };
const uwsgiWords = ["uwsgi", "--http-socket", "127.0.0.1:8000", "--wsgi-file", "wsgi.py"];
const uwsgiRow = (words: readonly string[], more: Partial<Recipe> = {}): Recipe =>
  tool(uwsgi, "uwsgi", [...uwsgiWords, ...words], { port: 8000 }, { files: uwsgiFiles, ...more });

export const recipes: readonly Recipe[] = [
  jupyter("lab", "jupyterlab"),
  jupyter("notebook", "notebook"),
  jupyter("server", "jupyter-server"),
  tool(
    notebooks,
    "jupyter-lab",
    ["jupyter-lab", "--ip=127.0.0.1", "--port=8888", "--allow-root", "--no-browser"],
    { port: 8888 },
    { from: "jupyterlab" },
  ),
  tool(
    notebooks,
    "jupyter-notebook",
    ["jupyter-notebook", "--ip=127.0.0.1", "--port=8888", "--allow-root", "--no-browser"],
    { port: 8888 },
    { from: "notebook" },
  ),
  tool(notebooks, "voila", ["voila", "--port=8866", "--no-browser", "--Voila.ip=127.0.0.1"], { port: 8866 }),
  tool(notebooks, "ipython", ["ipython"], { says: "In [" }, { run: ["-t", "-i"] }),
  tool(
    dashboards,
    "streamlit",
    ["streamlit", "run", "/app/page.py", "--server.headless=true"],
    { port: 8501 },
    {
      files: { "/app/page.py": "import streamlit as st\nst.write('hello')\n" },
    },
  ),
  tool(dashboards, "bokeh", ["bokeh", "serve", "--port", "5006"], { port: 5006 }),
  tool(
    dashboards,
    "panel",
    ["panel", "serve", "/app/page.py", "--port", "5006"],
    { port: 5006 },
    {
      files: { "/app/page.py": "import panel as pn\npn.panel('hello').servable()\n" },
    },
  ),
  tool(
    dashboards,
    "gradio",
    ["gradio", "/app/page.py"],
    { port: 7860 },
    {
      env: { GRADIO_ANALYTICS_ENABLED: "False" },
      files: {
        "/app/page.py":
          "import gradio as gr\ndemo = gr.Interface(lambda a: a, 'text', 'text')\nif __name__ == '__main__':\n    demo.launch()\n",
      },
    },
  ),
  tool(
    dashboards,
    "python3",
    ["python3", "/app/page.py"],
    { port: 7860 },
    {
      from: "gradio",
      when: { other: "Gradio's launch" },
      env: { GRADIO_ANALYTICS_ENABLED: "False" },
      files: { "/app/page.py": "import gradio as gr\ngr.Interface(lambda a: a, 'text', 'text').launch()\n" },
    },
  ),
  tool(
    dashboards,
    "python3",
    ["python3", "/app/page.py"],
    { port: 8050 },
    {
      from: "dash",
      when: { other: "Dash's app.run" },
      files: { "/app/page.py": "from dash import Dash, html\napp = Dash()\napp.layout = html.Div('hello')\napp.run(port=8050)\n" },
    },
  ),
  tool(
    tools,
    "fastapi",
    ["fastapi", "run", "/app/main.py", "--port", "8000"],
    { port: 8000 },
    {
      when: { words: "^run(?: |$)" },
      files: { "/app/main.py": "from fastapi import FastAPI\napp = FastAPI()\n" },
    },
  ),
  tool(
    tools,
    "fastapi",
    ["fastapi", "dev", "/app/main.py", "--port", "8000"],
    { port: 8000 },
    {
      when: { words: "^dev(?: |$)" },
      files: { "/app/main.py": "from fastapi import FastAPI\napp = FastAPI()\n" },
    },
  ),
  tool(
    tools,
    "mkdocs",
    ["mkdocs", "serve", "-a", "127.0.0.1:8000"],
    { port: 8000 },
    {
      when: { words: "^serve(?: |$)" },
      files: { "/app/mkdocs.yml": "site_name: app\n", "/app/docs/index.md": "# Hello\n" },
    },
  ),
  tool(
    tools,
    "sphinx-autobuild",
    ["sphinx-autobuild", "--port", "8000", "docs", "/tmp/out"],
    { port: 8000 },
    {
      files: { "/app/docs/conf.py": "project = 'app'\n", "/app/docs/index.rst": "Hello\n=====\n" },
    },
  ),
  tool(
    tools,
    "twistd",
    ["twistd", "-n", "web", "--listen", "tcp:8080", "--path", "/tmp"],
    { port: 8080 },
    { from: "twisted", when: { words: "(?:^| )(?:-n|-\\w*n\\w*|--nodaemon)(?: |$)" } },
  ),
  tool(tools, "twistd", ["twistd", "web", "--listen", "tcp:8080", "--path", "/tmp"], { port: 8080 }, { from: "twisted", startLimit: 30 }),
  tool(tools, "scrapyd", ["scrapyd"], { port: 6800 }),
  tool(
    tools,
    "locust",
    ["locust", "-f", "/app/locustfile.py", "--host", "http://127.0.0.1"],
    { port: 8089 },
    {
      files: {
        "/app/locustfile.py":
          "from locust import HttpUser, task\nclass U(HttpUser):\n    @task\n    def t(self):\n        self.client.get('/')\n",
      },
    },
  ),
  tool(
    tools,
    "locust",
    ["locust", "-f", "/app/locustfile.py", "--host", "http://127.0.0.1", "--headless", "-u", "1"],
    { says: "All users spawned" },
    {
      when: { words: "--headless" },
      files: {
        "/app/locustfile.py":
          "from locust import HttpUser, task, constant\nclass U(HttpUser):\n    wait_time = constant(1)\n    @task\n    def t(self):\n        self.client.get('/')\n",
      },
    },
  ),
  tool(
    tools,
    "supervisord",
    ["supervisord", "-n", "-c", "/app/s.conf"],
    { says: "entered RUNNING state" },
    {
      from: "supervisor",
      files: {
        "/app/s.conf": "[supervisord]\nuser=root\nlogfile=/dev/null\nlogfile_maxbytes=0\n[program:app]\ncommand=python3 /app/child.py\n",
        "/app/child.py": child,
      },
    },
  ),
  tool(
    tools,
    "supervisord",
    ["supervisord", "-c", "/app/s.conf"],
    { says: "never" },
    {
      from: "supervisor",
      startLimit: 15,
      when: { other: "without nodaemon" },
      files: {
        "/app/s.conf": "[supervisord]\nuser=root\nlogfile=/tmp/log\n[program:app]\ncommand=python3 /app/child.py\n",
        "/app/child.py": child,
      },
    },
  ),
  tool(
    tools,
    "circusd",
    ["circusd", "/app/circus.ini"],
    { says: "Arbiter now waiting" },
    {
      from: "circus",
      files: { "/app/circus.ini": "[watcher:app]\ncmd = python3 /app/child.py\nnumprocesses = 1\n", "/app/child.py": child },
    },
  ),
  tool(tools, "datasette", ["datasette", "serve", "--memory", "-p", "8001"], { port: 8001 }),
  tool(tools, "livereload", ["livereload", "-p", "35729", "/tmp"], { port: 35729 }),
  tool(mitm, "mitmdump", ["mitmdump", "-p", "8080"], { port: 8080 }, { from: "mitmproxy" }),
  tool(mitm, "mitmweb", ["mitmweb", "--no-web-open-browser", "--web-port", "8081"], { port: 8081 }, { from: "mitmproxy" }),
  uwsgiRow([]),
  uwsgiRow(["--die-on-term"], { when: { words: "--die-on-term" } }),
  uwsgiRow(["--master"], { when: { words: "^(?!.*--die-on-term).*(?:--master|-M)(?: |$)" } }),
  uwsgiRow(["--master", "--die-on-term"], { when: { other: "a master with die-on-term" } }),
];
