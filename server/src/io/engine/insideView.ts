// What the kernel tells of a container: its own process numbers and its open ports, through /proc of this machine or a shell inside.
import { readFile } from "node:fs/promises";
import { innerPid, openPorts, type Process, seenFromInside } from "../../core";
import type { Container } from "./container";

/** Empty where it cannot be read: gone, not ours, or another machine's. */
const proc = (path: string): Promise<string> => readFile(`/proc/${path}`, "utf8").catch(() => "");

/** The engine may run on another machine, where the number is another process. */
async function isHere(pid: number, { id }: Container): Promise<boolean> {
  return pid > 0 && id !== "" && (await proc(`${pid}/cgroup`)).includes(id);
}

const tables = ["tcp", "tcp6", "udp", "udp6"];
const readTables = `for t in ${tables.join(" ")}; do while read -r line; do echo "$line"; done < /proc/net/$t; done 2>/dev/null`;

/** null: it cannot be told. @param pid of PID 1 on the engine's machine */
export async function portsOf(container: Container, pid: number): Promise<readonly string[] | null> {
  if (container.sharesNetwork) return null;
  if (await isHere(pid, container)) {
    const texts = await Promise.all(tables.map((table) => proc(`${pid}/net/${table}`)));
    if (texts.some((text) => text !== "")) return openPorts(texts.join("\n"));
  }
  const text = await container.shell(readTables);
  return text === undefined || text === "" ? null : openPorts(text);
}

/** As the container numbers them, where the engine runs on this machine. */
export async function insideTree(container: Container, pid: number, tree: readonly Process[]): Promise<readonly Process[]> {
  if (!(await isHere(pid, container))) return tree;
  const inner = await Promise.all(tree.map(async (each) => [each.pid, innerPid(await proc(`${each.pid}/status`))] as const));
  return seenFromInside(tree, new Map(inner.flatMap(([outer, number]) => (number === undefined ? [] : [[outer, number] as const]))));
}
