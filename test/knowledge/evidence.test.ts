// No sentence is surer than its evidence: certain is what was measured, and no fault is told of what is only expected.
import { describe, expect, test } from "vitest";
import { measuredRows, measuredWrappers } from "../../server/src/core/knowledge/measuredPrograms";
import { programs, programWith } from "../../server/src/core/knowledge/programs";
import { projectRunners } from "../../server/src/core/knowledge/projectRunners";
import { wrappers } from "../../server/src/core/knowledge/wrappers";
import { daemonCall } from "../../server/src/core/shell/background";
import { runnerNamed } from "../../server/src/core/shell/runnerCall";
import { programDetail } from "../../server/src/core/startup/programDetail";
import { simulate } from "../startup/support";
import { findings } from "../support/rule";

const all = [...programs];

/** Measured to go into the background. */
const goesBehind = (name: string): boolean => daemonCall([name])?.daemon.evidence.startsWith("measured") ?? false;

const dockerfile = (name: string): string => `FROM debian:12-slim\nCMD ["${name}", "start-it"]\n`;

describe("programs", () => {
  test("a row is certain only with a version and a date, and what is expected is no fault", () => {
    for (const [name, row] of all) {
      const { evidence } = row;
      const { certainty, onTerm, habit, reaps } = programDetail(name, row);
      if (certainty === "certain")
        expect([name, evidence]).toEqual([name, { by: "measured", version: expect.any(String), date: expect.any(String) }]);
      if (evidence.by === "source") expect([name, evidence.link]).toEqual([name, expect.stringMatching(/^https:\/\//)]);
      if (evidence.by === "assumed") expect([name, onTerm === "ignores", habit, reaps]).toEqual([name, false, undefined, "unknown"]);
    }
  });

  test("nothing that the simulator says of a program that nobody has measured is certain", () => {
    const known = new Set(measuredRows.flatMap(({ names }) => names));
    const ofMeasured = (text: string): boolean => known.has(text.split(" ")[0] ?? "");
    const sure = all.flatMap(([name, { evidence }]) =>
      evidence.by === "measured" || goesBehind(name) || runnerNamed(name) !== undefined
        ? []
        : simulate(dockerfile(name))
            .reasons.filter(({ text, certainty }) => certainty === "certain" && !ofMeasured(text))
            .map(({ text }) => `${name}: ${text}`),
    );
    expect(sure).toEqual([]);
  });

  test("and no rule about the stop signal or about orphans speaks of one that is only expected to behave so", () => {
    const told = all
      .filter(([, { evidence }]) => evidence.by === "assumed")
      .flatMap(([name]) => ["ignores-stop-signal", "no-init-process"].flatMap((rule) => findings(rule, dockerfile(name)).map(() => name)));
    expect(told).toEqual([]);
  });

  test("words and variables decide between two measurements of one program", () => {
    const none = () => undefined;
    expect(programWith("flask", ["run"], none)?.onTerm).toBe("ignores");
    expect(programWith("flask", ["run", "--debug"], none)?.onTerm).toBe("stops");
    expect(programWith("flask", ["run"], (name) => (name === "FLASK_DEBUG" ? "1" : undefined))?.onTerm).toBe("stops");
    expect(programWith("flask", ["run"], (name) => (name === "FLASK_DEBUG" ? "0" : undefined))?.onTerm).toBe("ignores");
  });

  test("every measured row says when and what", () => {
    for (const { names, version, date } of [...measuredRows, ...measuredWrappers]) {
      expect([names, version === "", /^\d{4}-\d\d-\d\d$/.test(date)]).toEqual([names, false, true]);
    }
  });
});

describe("programs in front of another", () => {
  const hands = { yes: "forwards", loses: "loses", no: "keeps", unknown: undefined } as const;

  test("the tables say what was measured", () => {
    const wrong = measuredWrappers
      .filter(({ words }) => words === undefined)
      .flatMap(({ names, effect }) =>
        names.flatMap((name) => {
          const wrapper = wrappers.get(name);
          const runner = projectRunners.get(name);
          const said = wrapper
            ? wrapper.effect === "exec"
              ? "exec"
              : hands[wrapper.forwards ?? "unknown"]
            : runner && runner.effect !== "unknown"
              ? runner.effect
              : undefined;
          return said === undefined || said === effect ? [] : [`${name}: ${said}, measured ${effect}`];
        }),
      );
    expect(wrong).toEqual([]);
  });
});
