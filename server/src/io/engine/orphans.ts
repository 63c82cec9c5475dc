// Makes orphans in a container and counts those that stay zombies: whether PID 1 waits for children that are not its own.
import { setTimeout as sleep } from "node:timers/promises";
import { zombiesOf } from "../../core";
import type { Container } from "./container";

export const orphanCount = 3;

/** Each is started by a shell that ends before it; without `sleep` it ends as soon as its parent, which comes to the same. */
const makeOrphans = `for i in 1 2 3; do if command -v sleep >/dev/null 2>&1; then (sleep 0.4 >/dev/null 2>&1 &); else ( (:) >/dev/null 2>&1 & ); fi; done`;

/** No program is needed for it but the shell. */
const listStates = `for f in /proc/[0-9]*/stat; do read -r line < "$f" && echo "$line"; done 2>/dev/null; true`;

/** Seconds that PID 1 has. */
const patience = 2.5;
const pace = 0.3;

/** undefined: there is no shell to make them with. */
export async function countZombies(container: Container, signal: AbortSignal): Promise<number | undefined> {
  const first = await container.shell(listStates);
  if (first === undefined) return undefined;
  const before = zombiesOf(first);
  await container.shell(makeOrphans);
  const ended = Date.now() + patience * 1000;
  await sleep(800, undefined, { signal });
  for (;;) {
    const states = (await container.shell(listStates)) ?? "";
    const left = [...zombiesOf(states)].filter((pid) => !before.has(pid)).length;
    if (left === 0 || Date.now() > ended) return Math.min(left, orphanCount);
    await sleep(pace * 1000, undefined, { signal });
  }
}
