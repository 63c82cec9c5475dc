// Makes orphans in a container and counts those that stay zombies: whether PID 1 waits for children that are not its own.
import { setTimeout as sleep } from "node:timers/promises";
import { statesOf } from "../../core";
import type { Container } from "./container";

export const orphanCount = 3;

/** Each is started by a shell that ends before it, and named; without `sleep` it ends as soon as its parent, which comes to the same. */
const makeOrphans =
  "for i in 1 2 3; do if command -v sleep >/dev/null 2>&1; then (sleep 0.2 >/dev/null 2>&1 & echo $!); else ( (:) >/dev/null 2>&1 & echo $!); fi; done";

/** No program is needed for it but the shell. */
const listStates = 'for f in /proc/[0-9]*/stat; do read -r line < "$f" && echo "$line"; done 2>/dev/null; true';

/** Seconds that PID 1 has. */
const patience = 2.5;
const pace = 0.2;

/** undefined: there is no shell to make them with. */
export async function countZombies(container: Container, signal: AbortSignal): Promise<number | undefined> {
  const named = await container.shell(makeOrphans);
  const orphans = named?.match(/\d+/g)?.map(Number) ?? [];
  if (orphans.length < orphanCount) return undefined;
  const until = Date.now() + patience * 1000;
  for (;;) {
    await sleep(pace * 1000, undefined, { signal });
    const states = statesOf((await container.shell(listStates)) ?? "");
    const left = orphans.filter((pid) => states.has(pid));
    if (left.length === 0 || Date.now() > until) return left.filter((pid) => states.get(pid) === "Z").length;
  }
}
