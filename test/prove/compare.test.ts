// What was measured beside what was predicted, and what of it makes the command fail.
import { describe, expect, test } from "vitest";
import { noFacts } from "../../server/src/core/facts";
import { compare, type Observed, type Proof, problemsOf, renderProof, upToStage } from "../../server/src/core/prove";
import { startup } from "../../server/src/core/startup";

const running: Observed = {
  measured: {
    tree: [
      { pid: 1, ppid: 0, args: "/bin/sh -c sleep 1; nginx -g 'daemon off;'" },
      { pid: 7, ppid: 1, args: "nginx: master process nginx -g daemon off;" },
    ],
    readySeconds: 0.4,
    stopSeconds: 10.2,
    exitCode: 137,
    zombies: 0,
    orphans: 3,
    ports: ["80/tcp"],
    health: "none",
  },
  signal: "SIGTERM",
  ended: false,
  meantToStay: false,
  refused: undefined,
  said: [],
  notes: [],
};
const none = { tree: null, readySeconds: null, stopSeconds: null, zombies: null, orphans: null, ports: null, health: null };
const ended = (exitCode: number): Observed => ({ ...running, measured: { ...none, exitCode }, ended: true, said: ["bye"] });

function proof(dockerfile: string, observed: Observed): Proof {
  const doc = upToStage(dockerfile, undefined);
  const predicted = doc && startup(doc, noFacts);
  return { ...observed, file: "Dockerfile", image: "i", predicted, agrees: compare(predicted, observed) };
}

const drawn = (found: Proof): string[] =>
  found.agrees.map(
    ({ what, predicted, measured, agrees, certain }) => `${what}: ${predicted} | ${measured} | ${agrees}${certain ? " certain" : ""}`,
  );

const shell = "FROM debian:bookworm-slim\nCMD sleep 1; nginx -g 'daemon off;'\n";

describe("answers", () => {
  test("all as predicted, and the container has to be killed", () => {
    const found = proof(shell, running);
    expect(drawn(found)).toEqual([
      "runs: stays | stays | true certain",
      "pid1: sh | sh | true certain",
      "chain: sh → nginx | sh → nginx | true certain",
      "stopSignal: SIGTERM | SIGTERM | true certain",
      "stopsPromptly: no | no | true certain",
      "reapsOrphans: yes | yes | true certain",
    ]);
    expect(problemsOf(found)).toEqual(["SIGTERM did not end the container: after 10 s it was killed."]);
  });

  test("what was certain and is not so is a problem of its own", () => {
    const found = proof(shell, { ...running, measured: { ...running.measured, stopSeconds: 0.3, exitCode: 0 } });
    expect(problemsOf(found)).toEqual(["Predicted for certain, and measured otherwise: stops by itself no, measured yes."]);
  });

  test("what was not measured agrees with nothing and contradicts nothing", () => {
    const measured = { ...running.measured, zombies: null, orphans: null, tree: null };
    expect(drawn(proof(shell, { ...running, measured })).filter((line) => line.includes("null"))).toEqual([
      "pid1: sh | null | null certain",
      "chain: sh → nginx | null | null certain",
      "reapsOrphans: yes | null | null certain",
    ]);
  });

  test("the stop signal is that of the image", () => {
    const found = proof('FROM debian\nSTOPSIGNAL 3\nCMD ["nginx", "-g", "daemon off;"]\n', { ...running, signal: "SIGQUIT" });
    expect(drawn(found)[2]).toBe("stopSignal: SIGQUIT | SIGQUIT | true certain");
  });
});

describe("the end", () => {
  test.each([
    ["into the background", 'CMD ["nginx"]', 0, "runs: ends at once | ended by itself, exit code 0 | true certain", 1],
    ["in front after all", 'CMD ["nginx", "-g", "daemon off;"]', 0, "runs: stays | ended by itself, exit code 0 | false certain", 2],
    ["it fails", 'CMD ["nginx", "-g", "daemon off;"]', 1, "runs: stays | ended by itself, exit code 1 | null certain", 1],
    ["a task", 'CMD ["echo", "hi"]', 0, "runs: ends by itself | ended by itself, exit code 0 | true", 0],
    ["a task that fails", 'CMD ["echo", "hi"]', 3, "runs: ends by itself | ended by itself, exit code 3 | true", 1],
    ["nobody knows what it is", 'CMD ["/usr/local/bin/thing"]', 0, "runs: unknown | ended by itself, exit code 0 | null", 0],
    ["a person is waited for", 'CMD ["bash"]', 0, "runs: waits for a person | ended by itself, exit code 0 | null certain", 0],
  ])("%s", (_name, command, code, line, problems) => {
    const found = proof(`FROM debian:bookworm-slim\n${command}\n`, ended(code));
    expect(drawn(found)[0]).toBe(line);
    expect(problemsOf(found)).toHaveLength(problems);
  });

  test("what is not in the image neither stays nor does its work", () => {
    const found = proof('FROM debian:bookworm-slim\nCMD ["nginx", "-g", "daemon off;"]\n', { ...ended(127), refused: "not found" });
    expect(drawn(found)[0]).toBe("runs: stays | cannot start | false certain");
    expect(problemsOf(found)[0]).toBe("The container cannot be started.");
  });

  test("one that never came to work", () => {
    const measured = { ...running.measured, readySeconds: null, health: "unhealthy" as const };
    expect(problemsOf(proof(shell, { ...running, measured }))).toEqual([
      "The container did not come to work in time: its health check says unhealthy.",
    ]);
  });
});

test("drawn for people", () => {
  expect(renderProof(proof(shell, running))).toMatchInlineSnapshot(`
    "1  /bin/sh -c sleep 1; nginx -g 'daemon off;'
    7  └─ nginx: master process nginx -g daemon off;

    works after  0.4 s
    ports        80/tcp
    health       the image has no check
    stops after  10.2 s (SIGTERM)
    exit code    137
    zombies      0 of 3 orphans

                     predicted              measured
    container        stays                  stays                  agrees
    PID 1            sh                     sh                     agrees
    processes        sh → nginx             sh → nginx             agrees
    stop signal      SIGTERM                SIGTERM                agrees
    stops by itself  no, killed after 10 s  no, killed after 10 s  agrees
    reaps orphans    yes                    yes                    agrees

    problem: SIGTERM did not end the container: after 10 s it was killed."
  `);
  expect(renderProof(proof('FROM debian\nCMD ["nginx"]\n', ended(0)))).toMatchInlineSnapshot(`
    "exit code  0

    its last words:
      | bye

                     predicted     measured
    container        ends at once  ended by itself, exit code 0  agrees
    PID 1            nginx         not measured                  –
    stop signal      SIGTERM       SIGTERM                       agrees
    stops by itself  unknown       not measured                  –
    reaps orphans    unknown       not measured                  –

    problem: The container ended by itself with exit code 0: nothing stayed in front."
  `);
});
