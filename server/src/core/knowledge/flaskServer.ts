// What decides whether Flask's development server ends on SIGTERM as PID 1: its reloader does, the server without it does not.
// Measured as PID 1 of a PID namespace (Flask 3.1.3, Werkzeug 3.1.9, Python 3.11): `app.run(debug=True)`, `app.run(use_reloader=True)`,
// `run_simple(…, use_reloader=True)`, `flask run --debug`, `flask run --reload` and FLASK_DEBUG=1 catch SIGTERM and end after
// 0.4–0.6 s with exit code 0; without any of them, with `debug=False`, `use_reloader=False`, `--no-reload` or FLASK_ENV=development
// no signal but SIGINT is handled. Werkzeug sets the handler in `run_with_reloader` (werkzeug/_reloader.py).

/** Calls that start the server. */
export const flaskCalls = /(?:\.run(?:_server)?|\b(run_simple))\(/g;

/** What stands in front of the `run` of other libraries. */
export const otherRuns =
  /\b(?:asyncio|anyio|trio|subprocess|uvicorn|hypercorn|web|curio|unittest|pytest|waitress|bottle|mcp|loop|pdb|cProfile)$/;

/** The file names one of the packages that run on Werkzeug. */
export const werkzeugPackages = /\b(?:flask\w*|Flask\w*|werkzeug|dash|Dash|SocketIO)\b/;

/** Values that Flask takes for "off" in FLASK_DEBUG. */
export const flaskOff: ReadonlySet<string> = new Set(["", "0", "false", "no"]);

/** Variables that switched the reloader on in some releases. */
export const flaskUnsure: readonly string[] = ["FLASK_ENV", "FLASK_RUN_RELOAD", "FLASK_RUN_DEBUG", "DASH_DEBUG"];
