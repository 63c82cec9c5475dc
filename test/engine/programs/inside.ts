// What a look into a running container tells: its processes, the signals that the program handles, the ports it listens on.
import type { Engine } from "../engine";
import { run } from "../process";

export interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly zombie: boolean;
  readonly words: readonly string[];
}

export interface Inside {
  readonly processes: readonly Process[];
  /** Numbers of signals that the program handles: by a handler, or by waiting for them while they are blocked. */
  readonly handled: ReadonlySet<number>;
  readonly ignored: ReadonlySet<number>;
  /** Blocked in some thread, so that another may wait for them: nobody can see that from outside. */
  readonly awaited: ReadonlySet<number>;
}

export const inContainer = async (engine: Engine, id: string, script: string): Promise<string> =>
  (await run(engine.client, ["exec", "-u", "0", id, "sh", "-c", script], { env: engine.env, timeout: 30_000 })).stdout;

const look = `for d in /proc/[0-9]*; do [ -r $d/stat ] && { cat $d/stat; tr '\\0\\n' '\\037 ' < $d/cmdline; echo; }; done 2> /dev/null`;

function bits(masks: string): ReadonlySet<number> {
  const mask = BigInt(`0x${masks}`);
  return new Set([...Array(64).keys()].filter((bit) => (mask >> BigInt(bit)) & 1n).map((bit) => bit + 1));
}

function processesOf(text: string): readonly Process[] {
  const found: Process[] = [];
  const lines = text.split("\n");
  for (let at = 0; at + 1 < lines.length; at += 2) {
    const stat = /^(\d+) \((.*)\) (\S) (\d+) /s.exec(lines[at] ?? "");
    if (!stat) continue;
    const words = (lines[at + 1] ?? "").split("\x1f").filter((word) => word !== "");
    const [, pid, name = "", state, parent] = stat;
    found.push({ pid: Number(pid), parent: Number(parent), zombie: state === "Z", words: words.length > 0 ? words : [`(${name})`] });
  }
  return found;
}

/** `behind`: the program is the child of PID 1. */
export async function lookInside(engine: Engine, id: string, behind: boolean): Promise<Inside> {
  const processes = processesOf(await inContainer(engine, id, look));
  const pid = behind ? (processes.find(({ parent }) => parent === 1)?.pid ?? 1) : 1;
  const status = await inContainer(engine, id, `cat /proc/${pid}/task/*/status`);
  const masks = (name: string) => [...status.matchAll(new RegExp(`^${name}:\\s*([0-9a-f]+)`, "gm"))].map((match) => bits(match[1] ?? "0"));
  // A thread may wait for what all have blocked; with one thread that does not block it, the kernel has somebody to hand it to.
  const blocked = masks("SigBlk");
  const everywhere = [...(blocked[0] ?? [])].filter((signal) => blocked.every((mask) => mask.has(signal)));
  return {
    processes,
    handled: new Set([...(masks("SigCgt")[0] ?? []), ...everywhere]),
    ignored: masks("SigIgn")[0] ?? new Set(),
    awaited: new Set(blocked.flatMap((mask) => [...mask])),
  };
}

/** Ports in /proc/net are hexadecimal; 0A is "listens". */
export async function listens(engine: Engine, id: string, kind: "tcp" | "udp", port: number): Promise<boolean> {
  const hex = port.toString(16).toUpperCase().padStart(4, "0");
  const table = await inContainer(engine, id, `cat /proc/net/${kind} /proc/net/${kind}6 2> /dev/null`);
  return new RegExp(`^\\s*\\d+: [0-9A-F]+:${hex} \\S+ ${kind === "tcp" ? "0A" : "\\S+"} `, "m").test(table);
}

/**
 * Three processes whose parent ends before they do become children of PID 1; they end after 0.4 s. A program that looks after its
 * children by the clock (runsvdir: every 5 s) gets time for that.
 */
export async function zombiesOfOrphans(engine: Engine, id: string): Promise<number> {
  const orphans = "for i in 1 2 3; do (sleep 0.4 > /dev/null 2>&1 &); done; sleep 2.5";
  const before = processesOf(await inContainer(engine, id, look)).filter(({ zombie }) => zombie).length;
  await inContainer(engine, id, orphans);
  const left = async (): Promise<number> => {
    const zombies = processesOf(await inContainer(engine, id, look)).filter(({ zombie, parent }) => zombie && parent === 1).length;
    return Math.max(0, zombies - before);
  };
  if ((await left()) === 0) return 0;
  await inContainer(engine, id, "sleep 6");
  return left();
}

/** From PID 1 down, indented; equal neighbours once. */
export function treeOf(processes: readonly Process[]): readonly string[] {
  const lines: string[] = [];
  const walk = (parent: number, depth: number): void => {
    for (const { pid, words } of processes.filter((each) => each.parent === parent && (parent !== 0 || each.pid === 1))) {
      const line = `${"  ".repeat(depth)}${words.join(" ").replace(/\s+/g, " ").trim().slice(0, 90)}`;
      if (lines.at(-1) !== line) lines.push(line);
      walk(pid, depth + 1);
    }
  };
  walk(0, 0);
  return lines.slice(0, 12);
}
