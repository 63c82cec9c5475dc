// Whether a command line runs until it is stopped, waits for a person, or does its work and ends.
import { taskCommands, taskScripts } from "../knowledge/nodeRunners";
import { programs, shellNames } from "../knowledge/programs";
import { subcommandsOf } from "../knowledge/subcommands";
import { programName } from "./dialect";
import { interpreterCall } from "./interpreterCall";
import { runnerCall } from "./runnerCall";

export type CommandKind = "service" | "interactive" | "task" | "unknown";

/** Longest `sleep` in seconds that counts as a pause, not as what the container is for. */
const pauseLimit = 120;

const subcommands = (args: readonly string[]): readonly string[] => args.filter((arg) => !arg.startsWith("-"));

/** `python manage.py migrate`, `php artisan serve`: the framework's command that follows the script. */
const frameworkServices =
  /(?:^|:)(?:runserver\w*|serve|server|work|worker|listen|start|run|daemon|celery|rqworker|runworker|qcluster|process_tasks|run_huey|consume\w*|horizon|s)$|^(?:octane|reverb|horizon|websockets|swoole|queue):/;
const frameworkScripts = /(?:^|\/)(?:manage\.py|artisan|console|bin\/rails|mix|wp|drush|occ)$/;

const oneShotModules = /^(?:pytest|unittest|pip|venv|compileall|json\.tool|flake8|mypy|black|ensurepip|coverage|tox)$/;

/** Of a script: its name, or the framework's command behind it. */
function scriptKind([script = "", ...behind]: readonly string[]): CommandKind {
  if (!frameworkScripts.test(script)) return /(?:^|[/_-])(?:tests?|migrat\w*|setup|seed)\.\w+$/.test(script) ? "task" : "service";
  const command = subcommands(behind)[0];
  return command === undefined || !frameworkServices.test(command) ? "task" : "service";
}

function interpreterKind(name: string, args: readonly string[]): CommandKind {
  const { at, kind } = interpreterCall(name, args);
  switch (kind) {
    case "ends":
      return "task";
    case "code":
      return name === "php" ? "task" : name === "perl" ? "service" : "unknown";
    case "module":
      return oneShotModules.test(args[at ?? 0] ?? "") ? "task" : "service";
    case "script":
      return scriptKind(args.slice(at));
    case "none":
      if (args.length === 0 || args.every((arg) => arg === "-a" || arg === "-i")) return "interactive";
      return name === "php" ? "service" : "unknown";
  }
}

/** A script runs until it is stopped, unless its name says that it does a piece of work. */
function runnerKind(name: string, args: readonly string[]): CommandKind {
  const { subcommand, script, command } = runnerCall(name, args);
  if (command) return "unknown";
  const own = script === subcommand && taskCommands.has(subcommand ?? "");
  return script === undefined || own || taskScripts.test(script) ? "task" : "service";
}

/** Commands of the SDK that end; `run`, `watch` and a path to a program do not. */
const dotnetTasks =
  /^(?:test|vstest|build|msbuild|restore|publish|pack|clean|ef|tool|new|add|remove|list|nuget|sln|format|workload|dev-certs)$/;

type Special = (args: readonly string[]) => CommandKind | undefined;

/** Commands whose arguments decide. undefined: as the table of programs says. */
const special: Readonly<Record<string, Special>> = {
  sleep: ([time = ""]) => (/^\d+(?:\.\d+)?s?$/.test(time) && Number.parseFloat(time) <= pauseLimit ? "task" : "service"),
  tail: (args) => (args.some((arg) => /^-\w*[fF]|^--follow/.test(arg)) ? "service" : "task"),
  // A file of settings may switch it on.
  aria2c: (args) => (args.some((arg) => /^--(?:enable-rpc|conf-path)/.test(arg) && !arg.endsWith("=false")) ? "service" : "task"),
  nc: (args) => (args.some((arg) => /^-\w*l/.test(arg)) ? "service" : "task"),
  ncat: (args) => (args.some((arg) => /^-\w*l/.test(arg)) ? "service" : "task"),
  dotnet: (args) => (dotnetTasks.test(subcommands(args)[0] ?? "") ? "task" : undefined),
  R: (args) => (args.some((arg) => /\b(?:runApp|plumb|pr_run|serve|Sys\.sleep)\b/.test(arg)) ? "service" : undefined),
  rake: (args) =>
    args.some((arg) => /^(?:jobs|resque|resque:pool|que|sneakers|good_job):?(?:work|run|start|scheduler)?$/.test(arg) && arg.includes(":"))
      ? "service"
      : args.every(
            (arg) =>
              /^(?:-|\w+=)/.test(arg) ||
              /^(?:db|assets|test|spec|tmp|log|webpacker|bundle|yarn|stats|routes|notes|about|build|install|release|clean|clobber|default)(?::|$)/.test(
                arg,
              ),
          )
        ? "task"
        : "unknown",
  make: (args) => (args.some((arg) => /^(?:run|serve|server|start|up|dev|watch)(?:-|$)/.test(arg)) ? "unknown" : "task"),
  "wait-for-it.sh": (args) => (args.includes("--") ? "unknown" : "task"),
  "wait-for": (args) => (args.includes("--") ? "unknown" : "task"),
  conda: (args) => (subcommands(args)[0] === "run" ? "unknown" : "task"),
  webpack: (args) => (/^(?:serve|server|watch)$/.test(args[0] ?? "") || args.includes("--watch") ? "service" : "task"),
  tsc: (args) => (args.some((arg) => /^(?:-w|--watch)$/.test(arg)) ? "service" : "task"),
  kubectl: (args) => {
    if (args.some((arg) => /^(?:proxy|port-forward)$/.test(arg))) return "service";
    const lasts = args.some((arg) => /^(?:attach|-w|--watch(?:-only)?(?:=true)?|--follow(?:=true)?)$/.test(arg));
    return lasts || (args.includes("logs") && args.includes("-f")) ? "unknown" : "task";
  },
  nest: (args) => (subcommands(args)[0] === "start" ? "service" : "task"),
  git: ([command]) => (command === "daemon" || command === "instaweb" ? "service" : "task"),
  go: ([command]) => (command === "run" ? "unknown" : "task"),
  cargo: ([command]) => (command === "run" || command === "watch" ? "unknown" : "task"),
  mvn: (args) => (args.some((arg) => /(?:^|:)run$|jetty:run|exec:java|quarkus:dev/.test(arg)) ? "service" : "task"),
  gradle: (args) => (args.some((arg) => /run$|bootRun|quarkusDev/i.test(arg)) ? "service" : "task"),
  rebar3: (args) => (args.some((arg) => /^(?:shell|auto)$/.test(arg)) ? "service" : "task"),
  gleam: ([command]) => (command === "run" ? "unknown" : "task"),
  cabal: ([command]) => (command === "run" || command === "exec" ? "unknown" : "task"),
  bazel: (args) => (subcommands(args)[0] === "run" ? "unknown" : "task"),
  elm: ([command]) => (command === "reactor" ? "service" : "task"),
  rollup: (args) => (args.some((arg) => /^(?:-w|-\w*w|--watch)$/.test(arg)) ? "service" : "task"),
  esbuild: (args) => (args.some((arg) => /^--(?:serve|watch)(?:=(?!false)|$)/.test(arg)) ? "service" : "task"),
  mix: (args) => (args.some((arg) => /^(?:phx\.server|phoenix\.server|run)$/.test(arg)) ? "service" : "task"),
  flask: (args) => (subcommands(args).includes("run") || args.length === 0 ? "service" : "task"),
  "django-admin": (args) => (subcommands(args)[0] === "runserver" ? "service" : "task"),
  rails: (args) => (/^(?:s|server)$/.test(subcommands(args)[0] ?? "") ? "service" : "task"),
  airflow: (args) =>
    /^(?:webserver|scheduler|worker|celery|standalone|triggerer|api-server)$/.test(subcommands(args)[0] ?? "") ? "service" : "task",
  superset: (args) => (subcommands(args)[0] === "run" ? "service" : "task"),
  nginx: (args) => (args.some((arg) => /^-[tTvV]$|^-s/.test(arg)) ? "task" : "service"),
  service: () => "task",
  su: (args) => (args.some((arg) => /^(?:-\w*c|--command(?:=.*)?)$/.test(arg)) ? undefined : "interactive"),
  cat: (args) => (args.length === 0 ? "interactive" : "task"),
  npx: () => "unknown",
  stack: (args) => (subcommands(args)[0] === "exec" || subcommands(args)[0] === "run" ? "unknown" : "task"),
  hugo: (args) => (/^(?:server|serve)$/.test(subcommands(args)[0] ?? "") ? "service" : "task"),
  jekyll: (args) => (/^(?:s|serve|server)$/.test(subcommands(args)[0] ?? "") ? "service" : "task"),
  bundle: (args) => (args[0] === "exec" ? "unknown" : "task"),
  deno: ([command]) => {
    if (command === undefined || command === "repl") return "interactive";
    if (command === "task" || command === "x") return "unknown";
    return /^(?:eval|add|bench|cache|check|clean|compile|coverage|doc|fmt|help|info|install|lint|test|types|upgrade)$/.test(command)
      ? "task"
      : "service";
  },
  runc: (args) => (subcommands(args).includes("run") ? "service" : "task"),
  pm2: (args) => (/^(?:start|logs|monit|attach|serve|restart|resurrect|reload)$/.test(subcommands(args)[0] ?? "") ? undefined : "task"),
  "consul-template": (args) => (args.some((arg) => /^--?once(?:=true)?$/.test(arg)) ? "task" : undefined),
  // Camera, screen, network and a loop have no end.
  ffmpeg: (args) =>
    args.length > 0 && args.every((arg) => !/:\/\/|^-$|^pipe:|^\/dev\/|\$|^-(?:stream_loop|loop|listen|f)$/.test(arg)) ? "task" : "unknown",
  docker: (args) => (/^(?:daemon)$/.test(args[0] ?? "") ? "service" : "task"),
};

/** `vault server`, `vault kv get`; undefined: the program is none whose subcommand decides. */
function bySubcommand(name: string, args: readonly string[]): CommandKind | undefined {
  const words = subcommandsOf.get(name);
  if (!words) return undefined;
  const { serves, depends, ends } = words;
  if (serves && args.some((arg) => serves.test(arg))) return "service";
  if (depends && args.some((arg) => depends.test(arg))) return "unknown";
  const first = subcommands(args)[0] ?? "";
  if (ends) return ends.test(first) ? "task" : undefined;
  return first.includes("$") && (serves || depends) ? "unknown" : "task";
}

/** By the program's name and its arguments; `unknown` for programs that are not known. */
export function commandKind(argv: readonly string[]): CommandKind {
  const [program = "", ...args] = argv;
  const name = programName(program);
  if (args.length === 1 && /^(?:--?version|--help)$/.test(args[0] ?? "")) return "task";
  // To a shell it is an option like others: `sh -h` waits for a person.
  if (args.length === 1 && args[0] === "-h" && !shellNames.has(name)) return "task";
  const decided = Object.hasOwn(special, name) ? special[name]?.(args) : bySubcommand(name, args);
  if (decided) return decided;
  if (name === "npm" || name === "yarn" || name === "pnpm") return runnerKind(name, args);
  if (shellNames.has(name)) return args.length === 0 || args.every((arg) => /^-(?:i|l|-login)$/.test(arg)) ? "interactive" : "unknown";
  const known = programs.get(name);
  if (known?.onTerm === "code") return interpreterKind(name, args);
  if (known?.kind === "interactive") return args.some((arg) => /^(?:-c|-e|--eval|--execute|ping)$/.test(arg)) ? "task" : "interactive";
  return known?.kind ?? "unknown";
}
