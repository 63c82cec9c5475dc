// Whether what the container starts does a piece of work and ends, as its own words say: it asks for help, or is named for a job. There is nothing to shut down.
import { programName } from "../../shell/dialect";
import type { FileContext } from "../rule";
import type { Simulated } from "./simulated";

const helpOption = /^--?(?:help|usage|version)$/;
const helpWord = /^(?:help|usage|version)$/;

/** `x --help`, `x help`, `x -h`; `redis-cli -h host` asks for nothing. */
function asksForHelp(argv: readonly string[]): boolean {
  const last = argv.at(-1) ?? "";
  if (argv.length < 2) return programName(last) === "usage";
  return argv.some((word, place) => place > 0 && helpOption.test(word)) || last === "-h" || (argv.length === 2 && helpWord.test(last));
}

/** What a job does; a name that ends with it is that of the job. */
const jobs =
  "build compile generate gen codegen protos? proto lint format e2e tests? bench benchmark typecheck migrate migrations? seed restore backup upgrade publish release".split(
    " ",
  );
const isJob = new RegExp(`^(?:${jobs.join("|")})$`);
/** `test:watch`, `build-and-serve`: they stay. */
const stays = /^(?:watch|serve|server|start|dev|ui|daemon|worker|listen|app|api|loop|cron)$/;

/** By the last part of it: `run-tests.sh`, `migrate`, `build:prod`; `generate-traffic` may go on for ever. */
function isNamedForJob(name: string): boolean {
  const plain = name.toLowerCase().replace(/\.(?:sh|bash|py|js|ts|rb|pl)$/, "");
  if (plain.split(/[-_.:]+/).some((part) => stays.test(part))) return false;
  const [first = ""] = plain.split(":");
  return isJob.test(first.split(/[-_.]+/).at(-1) ?? "");
}

/** Names of the runner's script, of the project's scripts in front, and of a program that nobody knows. */
const namesOf = ({ processes, application }: Simulated): readonly string[] => [
  ...processes.flatMap(({ runner, shell }) => [runner?.script ?? [], shell?.source === "script" ? (shell.file?.path ?? []) : []].flat()),
  ...(application.app?.kind === "unknown" ? [application.program] : []),
];

export function endsByItself(found: Simulated, file: FileContext): boolean {
  if (asksForHelp(found.application.argv)) return true;
  // What listens stays.
  if (file.each("EXPOSE").length > 0 || file.each("HEALTHCHECK").length > 0) return false;
  if (found.processes.some(({ shell }) => shell?.waits === "loop")) return false;
  return namesOf(found).some((path) => isNamedForJob(path.split("/").at(-1) ?? ""));
}
