// Whether a command line runs until it is stopped, waits for a person, or does its work and ends.
import { taskCommands, taskScripts } from "../knowledge/nodeRunners";
import { programs, shellNames } from "../knowledge/programs";
import { programName } from "./dialect";
import { runnerCall } from "./runnerCall";

export type CommandKind = "service" | "interactive" | "task" | "unknown";

/** Longest `sleep` in seconds that counts as a pause, not as what the container is for. */
const pauseLimit = 120;

const subcommands = (args: readonly string[]): readonly string[] => args.filter((arg) => !arg.startsWith("-"));

/** `python manage.py migrate`, `php artisan serve`: the framework's command that follows the script. */
const frameworkServices =
  /(?:^|:)(?:runserver\w*|serve|server|work|worker|listen|start|run|daemon|celery|rqworker|horizon|s)$|^(?:octane|reverb|horizon|websockets|swoole|queue):/;
const frameworkScripts = /(?:^|\/)(?:manage\.py|artisan|console|bin\/rails|mix|wp|drush|occ)$/;

function interpreterKind(name: string, args: readonly string[]): CommandKind {
  const module = args[0] === "-m" ? args[1] : undefined;
  if (module !== undefined)
    return /^(?:pytest|unittest|pip|venv|compileall|json\.tool|flake8|mypy|black|ensurepip|coverage|tox)$/.test(module)
      ? "task"
      : "service";
  if (args.some((arg) => /^(?:--version|-V|-v|--help|-h|-c|-e|-p|-r)$/.test(arg)) && name !== "perl")
    return args[0] === "-c" || args[0] === "-e" ? "unknown" : "task";
  const script = args.findIndex((arg) => !arg.startsWith("-"));
  if (script < 0)
    return args.length === 0 || args.every((arg) => arg === "-a" || arg === "-i") ? "interactive" : name === "php" ? "service" : "unknown";
  if (name === "php" && args[0] === "-S") return "service";
  if (!frameworkScripts.test(args[script] ?? ""))
    return /(?:^|[/_-])(?:tests?|migrat\w*|setup|seed)\.\w+$/.test(args[script] ?? "") ? "task" : "service";
  const command = args.slice(script + 1).find((arg) => !arg.startsWith("-"));
  return command === undefined || !frameworkServices.test(command) ? "task" : "service";
}

/** A script runs until it is stopped, unless its name says that it does a piece of work. */
function runnerKind(name: string, args: readonly string[]): CommandKind {
  const { subcommand, script, command } = runnerCall(name, args);
  if (command) return "unknown";
  const own = script === subcommand && taskCommands.has(subcommand ?? "");
  return script === undefined || own || taskScripts.test(script) ? "task" : "service";
}

type Special = (args: readonly string[]) => CommandKind | undefined;

/** Commands whose arguments decide. undefined: as the table of programs says. */
const special: Readonly<Record<string, Special>> = {
  sleep: ([time = ""]) => (/^\d+(?:\.\d+)?s?$/.test(time) && Number.parseFloat(time) <= pauseLimit ? "task" : "service"),
  tail: (args) => (args.some((arg) => /^-\w*[fF]|^--follow/.test(arg)) ? "service" : "task"),
  nc: (args) => (args.some((arg) => /^-\w*l/.test(arg)) ? "service" : "task"),
  ncat: (args) => (args.some((arg) => /^-\w*l/.test(arg)) ? "service" : "task"),
  git: ([command]) => (command === "daemon" || command === "instaweb" ? "service" : "task"),
  go: ([command]) => (command === "run" ? "unknown" : "task"),
  cargo: ([command]) => (command === "run" || command === "watch" ? "unknown" : "task"),
  mvn: (args) => (args.some((arg) => /(?:^|:)run$|jetty:run|exec:java|quarkus:dev/.test(arg)) ? "service" : "task"),
  gradle: (args) => (args.some((arg) => /run$|bootRun|quarkusDev/i.test(arg)) ? "service" : "task"),
  mix: (args) => (args.some((arg) => /^(?:phx\.server|phoenix\.server|run)$/.test(arg)) ? "service" : "task"),
  flask: (args) => (subcommands(args).includes("run") || args.length === 0 ? "service" : "task"),
  "django-admin": (args) => (subcommands(args)[0] === "runserver" ? "service" : "task"),
  rails: (args) => (/^(?:s|server)$/.test(subcommands(args)[0] ?? "") ? "service" : "task"),
  airflow: (args) =>
    /^(?:webserver|scheduler|worker|celery|standalone|triggerer|api-server)$/.test(subcommands(args)[0] ?? "") ? "service" : "task",
  superset: (args) => (subcommands(args)[0] === "run" ? "service" : "task"),
  nginx: (args) => (args.some((arg) => /^-[tTvV]$|^-s/.test(arg)) ? "task" : "service"),
  service: () => "task",
  cat: (args) => (args.length === 0 ? "interactive" : "task"),
  npx: () => "unknown",
  stack: (args) => (subcommands(args)[0] === "exec" || subcommands(args)[0] === "run" ? "unknown" : "task"),
  hugo: (args) => (/^(?:server|serve)$/.test(subcommands(args)[0] ?? "") ? "service" : "task"),
  jekyll: (args) => (/^(?:s|serve|server)$/.test(subcommands(args)[0] ?? "") ? "service" : "task"),
  bundle: (args) => (args[0] === "exec" ? "unknown" : "task"),
  restic: () => "task",
  runc: (args) => (subcommands(args).includes("run") ? "service" : "task"),
  rclone: (args) => (/^(?:serve|mount|rcd)$/.test(subcommands(args)[0] ?? "") ? "service" : "task"),
  docker: (args) => (/^(?:daemon)$/.test(args[0] ?? "") ? "service" : "task"),
};

/** By the program's name and its arguments; `unknown` for programs that are not known. */
export function commandKind(argv: readonly string[]): CommandKind {
  const [program = "", ...args] = argv;
  const name = programName(program);
  if (args.length === 1 && /^(?:--?version|--help)$/.test(args[0] ?? "")) return "task";
  // To a shell it is an option like others: `sh -h` waits for a person.
  if (args.length === 1 && args[0] === "-h" && !shellNames.has(name)) return "task";
  const decided = Object.hasOwn(special, name) ? special[name]?.(args) : undefined;
  if (decided) return decided;
  if (name === "npm" || name === "yarn" || name === "pnpm") return runnerKind(name, args);
  if (shellNames.has(name)) return args.length === 0 || args.every((arg) => /^-(?:i|l|-login)$/.test(arg)) ? "interactive" : "unknown";
  const known = programs.get(name);
  if (known?.onTerm === "code") return interpreterKind(name, args);
  if (known?.kind === "interactive") return args.some((arg) => /^(?:-c|-e|--eval|--execute|ping)$/.test(arg)) ? "task" : "interactive";
  return known?.kind ?? "unknown";
}

/** Ends the first process and goes on in the background unless an option keeps it in front. */
const daemons: Readonly<Record<string, RegExp>> = {
  nginx: /daemon\s+off/,
  sshd: /^-\w*[Dd]/,
  crond: /^-\w*f|^-n$/,
  cron: /^-\w*f/,
  supervisord: /^-n$|^--nodaemon/,
  apache2ctl: /FOREGROUND|^-X$/,
  apachectl: /FOREGROUND|^-X$/,
  httpd: /FOREGROUND|^-X$|^-\w*f/,
  apache2: /FOREGROUND|^-X$/,
  "php-fpm": /^-\w*F|--nodaemonize/,
  rsyslogd: /^-n$/,
  dockerd: /./,
};

/** Goes into the background by itself, as far as its options say. */
export function daemonizes(argv: readonly string[]): boolean {
  const [program = "", ...args] = argv;
  const name = programName(program).replace(/^php-fpm[\d.]+$/, "php-fpm");
  const stays = Object.hasOwn(daemons, name) ? daemons[name] : undefined;
  return stays !== undefined && !args.some((arg) => stays.test(arg));
}
