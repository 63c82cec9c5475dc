// Reads what an engine and the kernel tell of a container's processes, and puts PID 1 first.
import type { Process } from "./types";

/** Lines of `docker top … -eo pid,ppid,args`, or of podman's own words for it; the heading is passed over. */
export function readProcesses(output: string): readonly Process[] {
  return output.split("\n").flatMap((line) => {
    const found = /^\s*(\d+)\s+(\d+)\s+(\S.*)$/.exec(line);
    return found ? [{ pid: Number(found[1]), ppid: Number(found[2]), args: found[3]?.trimEnd() ?? "" }] : [];
  });
}

/** The root is the process whose parent is not in the list; what `docker exec` has started is another root, and left out. */
export function treeOf(processes: readonly Process[], rootPid: number | undefined): readonly Process[] {
  const pids = new Set(processes.map(({ pid }) => pid));
  const root = processes.find(({ pid }) => pid === rootPid) ?? processes.find(({ ppid }) => !pids.has(ppid));
  const children = new Map<number, Process[]>();
  for (const process of [...processes].sort((a, b) => b.pid - a.pid))
    children.get(process.ppid)?.push(process) ?? children.set(process.ppid, [process]);
  const tree: Process[] = [];
  const open = root ? [root] : [];
  const seen = new Set<number>();
  for (let next = open.pop(); next; next = open.pop()) {
    if (seen.has(next.pid)) continue;
    seen.add(next.pid);
    tree.push(next);
    open.push(...(children.get(next.pid) ?? []));
  }
  return tree;
}

/** @param inside the container's own number for each of the machine's; the tree stays as it is where one is missing */
export function seenFromInside(tree: readonly Process[], inside: ReadonlyMap<number, number>): readonly Process[] {
  if (!tree.every(({ pid }) => inside.has(pid))) return tree;
  return tree.map(({ pid, ppid, args }) => ({ pid: inside.get(pid) ?? pid, ppid: inside.get(ppid) ?? 0, args }));
}

/** `NSpid: 25761 1` of `/proc/<pid>/status`: the innermost number. */
export function innerPid(status: string): number | undefined {
  const numbers = /^NSpid:\s+(.+)$/m.exec(status)?.[1]?.split(/\s+/) ?? [];
  return numbers.length > 1 ? Number(numbers.at(-1)) : undefined;
}

/** `S` sleeps, `Z` is a zombie: the state of each process, out of lines of `/proc/<pid>/stat`. A name may hold brackets. */
export function statesOf(stats: string): ReadonlyMap<number, string> {
  const states = stats.split("\n").flatMap((line) => {
    const found = /^(\d+) \(.*\) ([A-Za-z]) /.exec(line);
    return found ? [[Number(found[1]), found[2] ?? ""] as const] : [];
  });
  return new Map(states);
}
