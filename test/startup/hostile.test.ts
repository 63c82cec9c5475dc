// Texts that must neither throw nor take long.
import { expect, test } from "vitest";
import { simulate } from "./support";

const nested = (open: string, close: string, times: number): string => `${open.repeat(times)}x${close.repeat(times)}`;

test.each([
  ["functions that call each other", "f() { f; g; f; }; g() { f; f; }; f"],
  ["a long list", `${"a && ".repeat(50_000)}b`],
  ["nested subshells", nested("(", ")", 2_000)],
  ["nested substitutions", nested("$(", ")", 1_000)],
  ["eval of eval", `${"eval ".repeat(2_000)}x`],
  ["nested branches", `${"if x; then ".repeat(40)}y${"; else z; fi".repeat(40)}`],
  ["open quotes", 'a "b $(c'],
])("%s", { retry: 3 }, (_, line) => {
  const started = process.cpuUsage();
  expect(["ok", "problem", "unknown"]).toContain(simulate(`FROM debian:12\nCMD ${line}`).verdict);
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(2_000);
});

test("a script that starts itself, and links that lead to each other", { retry: 3 }, () => {
  const files = { "a.sh": "#!/bin/sh\nexec /a.sh\n" };
  expect(simulate('FROM debian:12\nCOPY a.sh /\nCMD ["/a.sh"]', files).chain.length).toBeLessThanOrEqual(16);
  expect(simulate('FROM debian:12\nRUN ln -s /b /a && ln -s /a /b\nCMD ["/a"]').verdict).toBe("unknown");
});
