// STOPSIGNAL values as the builder reads them, and the npm that a release of Node.js brings.
import { expect, test } from "vitest";
import { npmOf, runnerBehaviour } from "../../server/src/core/knowledge/nodeRunners";
import { parseSignal } from "../../server/src/core/knowledge/stopSignals";

test.each([
  ["SIGTERM", "SIGTERM"],
  ["term", "SIGTERM"],
  ["SigTerm", "SIGTERM"],
  ["15", "SIGTERM"],
  ["9", "SIGKILL"],
  ["SIGRTMIN+3", "SIGRTMIN+3"],
  ["RTMIN+3", "SIGRTMIN+3"],
  ["37", "SIGRTMIN+3"],
  ["65", "65"],
  ["-1", "-1"],
  ["0", undefined],
  ["SIGFOO", undefined],
  ["SIGTERM SIGINT", undefined],
])("STOPSIGNAL %s", (value, expected) => {
  expect(parseSignal(value)).toBe(expected);
});

test.each([
  ["22", "10.5.1"],
  ["18", "10.5.0"],
  ["18.17.1-alpine", "9.6.7"],
  ["20.11", "10.2.3"],
  ["6", "3.3.0"],
  ["lts", undefined],
])("node:%s has npm %s or a later one of its line", (tag, npm) => {
  expect(npmOf(tag)).toBe(npm);
});

test("npm 9.6.7 to 10.2.5 swallow SIGTERM", () => {
  const swallows = (version: string): boolean => runnerBehaviour("npm", version).onTerm === "swallows";
  expect(["9.6.6", "9.6.7", "9.9.4", "10.2.5", "10.3.0", "11.0.0"].map(swallows)).toEqual([false, true, true, true, false, false]);
});
