// What a command line's own words say of whether its program stays in front or goes into the background and ends.
import type { Daemon } from "../knowledge/daemonRow";
import { daemons } from "../knowledge/daemons";
import { serviceScripts } from "../knowledge/serviceScripts";
import { programName } from "./dialect";

/** `settings`: a file decides, as far as the words go; `alone` of the program's row holds where it says nothing. */
export type Standing = "background" | "front" | "settings";

export interface DaemonCall {
  /** The row's name. */
  readonly name: string;
  readonly daemon: Daemon;
  readonly args: readonly string[];
  readonly standing: Standing;
}

/** php-fpm8.2, php-fpm82, apache2ctl. */
function rowName(program: string, line: string): string {
  const name = programName(program).replace(/^php-fpm[\d.]+$/, "php-fpm");
  return name === "httpd" && /(?:^| )-[ph](?= )/.test(line) ? "busybox httpd" : name;
}

/** Says something about itself and ends. */
const asksOnly = /^-[vVhtT?]$|(?:^| )(?:--version|--help)(?= |$)/;

function standingOf({ alone, stays, leaves, settings }: Daemon, line: string): Standing {
  const [front, background] = [stays?.test(line) ?? false, leaves?.test(line) ?? false];
  if (front && background) return "settings";
  if (front || background) return front ? "front" : "background";
  return settings ? "settings" : alone;
}

/** undefined: no program of the table, or a call of it that starts nothing. */
export function daemonCall([program = "", ...args]: readonly string[]): DaemonCall | undefined {
  const line = args.join(" ");
  const name = rowName(program, line);
  const daemon = daemons.get(name);
  if (!daemon) return undefined;
  const isService = /\/init\.d\//.test(program);
  if (isService || asksOnly.test(line) || daemon.asks?.test(line)) return undefined;
  return { name, daemon, args, standing: standingOf(daemon, line) };
}

/** Goes into the background by itself, as far as its words say. */
export function daemonizes(argv: readonly string[]): boolean {
  const call = daemonCall(argv);
  return call !== undefined && (call.standing === "background" || (call.standing === "settings" && call.daemon.alone === "background"));
}

/** Its words alone decide, and they send it there: what starts it goes on at once. */
export const forks = (argv: readonly string[]): boolean => daemonCall(argv)?.standing === "background";

/** Name of the service that `service NAME start` or `/etc/init.d/NAME start` starts. */
export function serviceStarted(argv: readonly string[]): string | undefined {
  const [program = "", first = "", second = ""] = argv;
  if (/^\/etc\/(?:rc\.d\/)?init\.d\/[^/]+$/.test(program)) return /^(?:re)?start$/.test(first) ? programName(program) : undefined;
  const tool = programName(program);
  return (tool === "service" || tool === "invoke-rc.d" || tool === "rc-service") && /^(?:re)?start$/.test(second) ? first : undefined;
}

/** The words of the program behind a service, for its settings; undefined: a service that nobody has told of. */
export const programOfService = (service: string): string | undefined =>
  /^php[\d.]*-fpm$/.test(service) ? "php-fpm" : serviceScripts.get(service);
