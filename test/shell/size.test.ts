// Hostile scripts: the time to read them and to ask about them grows with their length, not with its square.
import { describe, expect, test } from "vitest";
import { optionsAt, uncheckedCds } from "../../server/src/core/shell/astQueries";
import { expansions } from "../../server/src/core/shell/expansions";
import { packageInstalls } from "../../server/src/core/shell/packages";
import { parseScript } from "../../server/src/core/shell/parseScript";
import { variablesSet } from "../../server/src/core/shell/variables";
import { plainText } from "./draw";

describe("time", () => {
  const hostile: Readonly<Record<string, (length: number) => string>> = {
    commands: (length) => "apt-get install -y a && ".repeat(length / 24),
    "one word": (length) => "a".repeat(length),
    "open quote": (length) => `echo "${"$x ".repeat(length / 3)}`,
    "single quotes": (length) => "'".repeat(length + 1),
    "nested substitutions": (length) => '"$('.repeat(length / 3),
    "nested expansions": (length) => "${a:-".repeat(length / 5),
    parentheses: (length) => "(".repeat(length),
    backticks: (length) => "`a ".repeat(length / 3),
    "heredocs on a line": (length) => "cat <<E ".repeat(length / 8),
    "scripts in scripts": (length) => "sh -c 'set -e; cd $x; (set -u; y)'; ".repeat(length / 35),
    "changing options": (length) => "set -e; cd a; set +e; ".repeat(length / 22),
    heredocs: (length) => "cat <<E\na\nE\n".repeat(length / 12),
  };

  // What is quadratic fails every time; a busy machine does not.
  test.each(Object.entries(hostile))("%s: ten times the text costs at most fifteen times as much", { retry: 3 }, (name, text) => {
    /** Milliseconds of this process, so that others at work on the machine do not count. */
    const cost = (length: number): number => {
      const before = process.cpuUsage();
      const parsed = parseScript(plainText(text(length)), "bash");
      const asked = [
        expansions(parsed),
        packageInstalls(parsed),
        variablesSet(parsed),
        uncheckedCds(parsed),
        parsed.commands.map((command) => optionsAt(parsed, command)),
      ];
      expect(asked.length + parsed.source.text.length).toBeGreaterThan(length / 2);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    };
    cost(20_000);
    // The least of three: what the collector and a busy machine add is not the parser's. A floor of 20 ms keeps the clock's noise out of the ratio.
    const small = Math.max(20, Math.min(cost(40_000), cost(41_000), cost(42_000)));
    let large = cost(400_000);
    for (let again = 1; again < 3 && large / small > 15; again++) large = Math.min(large, cost(400_000 + again * 1_000));
    console.log(`${name}: 40 kB ${small.toFixed(0)} ms, 400 kB ${large.toFixed(0)} ms`);
    expect(large / small).toBeLessThanOrEqual(15);
  });
});
