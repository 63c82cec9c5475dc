// Runs a share of a program's work in a thread of its own.
import { Worker } from "node:worker_threads";

/**
 * What the thread answers first: plain data, as is the share.
 * @param program the path of a program that answers in a thread
 * @throws Error what the thread threw, or that it ended without an answer
 */
export function inThread(program: string, share: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(program, { workerData: share });
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", () => reject(new Error(`a thread of ${program} ended without an answer`)));
  });
}
