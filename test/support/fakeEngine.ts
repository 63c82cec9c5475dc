// A container engine that is a shell script: it answers as Docker would, and writes down what it was asked.
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { onTestFinished } from "vitest";

/** What its one container and its one image do. */
export interface Played {
  readonly name?: "docker" | "podman" | "nerdctl";
  /** Of `ps`; default 0. */
  readonly answers?: number;
  readonly build?: { readonly says: string; readonly code: number; readonly takes?: number };
  /** Of the image. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** It ends by itself with this code. */
  readonly ends?: number;
  /** The engine's words when it is started, and the container's code then. */
  readonly refuses?: { readonly says: string; readonly code: number };
  /** Lines of `top` behind the heading. */
  readonly top?: readonly string[];
  /** `/proc/net/tcp`. */
  readonly sockets?: string;
  /** `false`: the image has no shell. */
  readonly shell?: boolean;
  /** Lines of `/proc/<pid>/stat` before the orphans, and behind them. */
  readonly states?: readonly [string, string];
  readonly logs?: string;
  /** Of the container after its stop. */
  readonly exitCode?: number;
  readonly health?: string;
}

export interface FakeEngine {
  /** With it in front. */
  readonly path: string;
  /** The words of each command. */
  asked(): readonly string[];
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const listening = "   0: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1";

function script(folder: string, played: Played): string {
  const { build = { says: "Step 1/1 : FROM scratch", code: 0 }, shell = true, states = ["1 (node) S 0 1", "1 (node) S 0 1"] } = played;
  const config = JSON.stringify([{ Id: "sha256:1", Config: played.config ?? {} }]);
  const state = (running: boolean, code: number) =>
    JSON.stringify([
      { Id: "c1", State: { Running: running, ExitCode: code, Pid: 0, Health: played.health && { Status: played.health } }, HostConfig: {} },
    ]);
  const first = played.ends !== undefined ? state(false, played.ends) : state(true, 0);
  return `#!/bin/sh
cd ${quoted(folder)}
printf '%s\\n' "$*" >> asked
case "$1 $2" in
  "ps -q") ${played.answers ? "echo 'Cannot connect to the daemon' >&2; " : ""}exit ${played.answers ?? 0};;
  "image inspect") test -e no-image && exit 1; echo ${quoted(config)};;
  "image rm") ;;
  build*) echo ${quoted(build.says)}; ${build.takes === undefined ? "" : `sleep ${build.takes}; `}exit ${build.code};;
  create*) echo c1;;
  start*) ${played.refuses ? `echo ${quoted(played.refuses.says)} >&2; echo ${quoted(state(false, played.refuses.code))} > state; exit 1` : `echo ${quoted(first)} > state`};;
  inspect*) cat state 2>/dev/null || echo ${quoted(state(false, 0))};;
  top*) printf 'PID PPID COMMAND\\n'; printf '%s\\n' ${(played.top ?? ["100 50 node server.js"]).map(quoted).join(" ")};;
  exec*) ${shell ? "" : "exit 127; "}case "$*" in
      *net*) echo ${quoted(played.sockets ?? listening)};;
      *sleep*) touch orphans; echo 7; echo 8; echo 9;;
      *) if test -e orphans; then echo ${quoted(states[1])}; else echo ${quoted(states[0])}; fi;;
    esac;;
  logs*) printf '%s\\n' ${quoted(played.logs ?? "")};;
  stop*) echo ${quoted(state(false, played.exitCode ?? 0))} > state;;
  rm*) rm -f state;;
esac
`;
}

/** Gone after the test. PATH then holds it and the system's own folders, where there must be no engine. */
export function fakeEngine(played: Played = {}): FakeEngine {
  const folder = mkdtempSync(join(tmpdir(), "fake-engine-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const program = join(folder, played.name ?? "docker");
  writeFileSync(program, script(folder, played));
  chmodSync(program, 0o755);
  const log = join(folder, "asked");
  return {
    path: [folder, process.env.PATH ?? ""].join(delimiter),
    asked: () => (existsSync(log) ? readFileSync(log, "utf8").trimEnd().split("\n") : []),
  };
}
