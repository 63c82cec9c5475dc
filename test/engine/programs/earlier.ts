// What was measured in containers before there were recipes: Docker Engine 20.10, Debian 12, node 24, Python 3.11. A row of the
// evidence with the same name and words takes its place.
import type { MeasuredRow, MeasuredWrapper } from "../../../server/src/core/knowledge/evidence";

const date = "2026-11-27";

type More = Partial<Pick<MeasuredRow, "words" | "env" | "outlives" | "version">>;

const rows = (
  onTerm: MeasuredRow["onTerm"],
  reaps: MeasuredRow["reaps"],
  names: string,
  alsoStopsOn = "",
  more: More = {},
): readonly MeasuredRow[] =>
  names.split(" ").map((name) => ({
    names: [name],
    onTerm,
    reaps,
    alsoStopsOn: alsoStopsOn.split(" ").filter((signal) => signal !== ""),
    outlives: [],
    version: "Debian 12",
    date,
    ...more,
  }));

export const earlierRows: readonly MeasuredRow[] = [
  ...rows("stops", "yes", "supervisord s6-svscan runsvdir", "SIGINT"),
  ...rows("stops", "yes", "nginx php-fpm postgres", "SIGINT SIGQUIT"),
  ...rows("stops", "yes", "httpd apache2", "SIGINT SIGWINCH"),
  ...rows("stops", "yes", "haproxy", "SIGINT SIGUSR1"),
  ...rows("stops", "yes", "gunicorn dotnet", "SIGINT SIGQUIT"),
  ...rows("stops", "yes", "vsftpd", "SIGINT", { version: "3.0.3" }),
  ...rows("stops", "yes", "socat", "SIGHUP SIGINT SIGQUIT", { version: "1.7.4.4" }),
  ...rows("stops", "yes", "beam.smp", "SIGINT", { version: "25" }),
  ...rows("stops", "no", "uvicorn celery daphne", "SIGINT"),
  ...rows("stops", "unknown", "hypercorn streamlit jupyter fastapi mariadbd redis-server memcached exim", "SIGINT"),
  ...rows("stops", "no", "http-server serve vite tsx", "SIGINT", { version: "node 24" }),
  ...rows("stops", "no", "nodemon pm2-runtime concurrently deno", "SIGINT", { version: "node 24" }),
  ...rows("stops", "unknown", "java", "SIGINT SIGHUP", { version: "17" }),
  ...rows("stops", "unknown", "ruby", "SIGINT"),
  ...rows("stops", "unknown", "puma", "SIGINT", { version: "5.6.5" }),
  ...rows("slow", "yes", "squid", "SIGINT", { version: "5.7" }),
  ...rows("ignores", "no", "sleep tail"),
  ...rows("ignores", "no", "forever wait-on", "", { version: "node 24" }),
  ...rows("ignores", "no", "R", "", { version: "4.2" }),
  ...rows("ignores", "no", "flask waitress-serve", "SIGINT"),
  ...rows("stops", "no", "flask", "SIGINT", { words: "--debug|--reload" }),
  ...rows("stops", "no", "flask", "SIGINT", { env: { FLASK_DEBUG: "^(?!0$|false$|no$)." } }),
  ...rows("ignores", "yes", "cron"),
  ...rows("ignores", "yes", "mysqld_safe mariadbd-safe", "", { version: "10.11" }),
  ...rows("ignores", "no", "node nodejs", "", { version: "16 to 26" }),
  ...rows("ignores", "no", "python python3 php", "SIGINT"),
  ...rows("ignores", "no", "bun perl"),
];

const wrappers = (effect: MeasuredWrapper["effect"], reaps: MeasuredWrapper["reaps"], names: string): readonly MeasuredWrapper[] =>
  names.split(" ").map((name) => ({ names: [name], effect, reaps, version: "Debian 12", date }));

export const earlierWrappers: readonly MeasuredWrapper[] = [
  ...wrappers("exec", "no", "env nice gosu su-exec setpriv wait-for-it.sh poetry pipenv"),
  ...wrappers("forwards", "no", "uv pdm cross-env dotenvx turbo bun"),
  ...wrappers("forwards", "unknown", "dotenv env-cmd"),
  ...wrappers("forwards", "yes", "sudo make"),
  ...wrappers("keeps", "unknown", "hatch"),
  ...wrappers("loses", "no", "npm yarn pnpm"),
  ...wrappers("keeps", "no", "npm-run-all run-p"),
  ...wrappers("keeps", "yes", "apachectl apache2ctl"),
];
