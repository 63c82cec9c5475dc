// Containers that were really started and stopped: the simulator's four answers against what was measured.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Facts, parse, startup } from "../../server/src/core";
import { factsFrom } from "../support/facts";
import { sharedFile } from "../support/shared";

interface Case {
  readonly section: string;
  readonly id: string;
  readonly shell?: string;
  readonly app?: string;
  readonly pm?: string;
  readonly runArgs?: string;
  readonly dockerfile: string;
  readonly measured: {
    readonly pid1: string;
    readonly outcome: "prompt" | "slow" | "killed-after-timeout" | "exited";
    readonly appGotSignal: boolean;
    readonly zombiesOf5?: number | null;
  };
}

interface Measurements {
  readonly scripts: Readonly<Record<string, string>>;
  readonly cases: readonly Case[];
}

const file = sharedFile("conformance", "facts/pid1-measured.json");
const measurements: Measurements =
  file === undefined ? { scripts: {}, cases: [] } : (JSON.parse(readFileSync(file, "utf8")) as Measurements);

/** Public images with the same `/bin/sh` as the measured ones. */
const bases: Readonly<Record<string, string>> = { dash: "debian:12-slim", ash: "alpine:3.22", bash: "rockylinux:9" };

const handled = ["SIGTERM", "SIGINT", "SIGQUIT", "SIGHUP"].map((signal) => `process.on("${signal}", stop);`).join("\n");
const files: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(measurements.scripts).map(([path, text]) => [path.replace("/app/", ""), text])),
  "server.js": 'require("http").createServer(() => {}).listen(8080);\n',
  "server-h.js": `const stop = () => process.exit(0);\n${handled}\nrequire("http").createServer(() => {}).listen(8080);\n`,
  "package.json": JSON.stringify({
    scripts: { start: "node /app/server.js", "start:h": "node /app/server-h.js", "start:and": "echo pre && node /app/server-h.js" },
  }),
};
const facts: Facts = factsFrom(files);

/** The releases that the measured package managers were. */
const installed: Readonly<Record<string, string>> = {
  npm6: "npm@6.14.18",
  npm8: "npm@8.12.1",
  npm9: "npm@9.8.1",
  npm10: "npm@10.9.9",
  npm11: "npm@11.21.2",
  yarn4: "yarn@4.0.0",
  pnpm8: "pnpm@8.0.0",
  pnpm9: "pnpm@9.0.0",
  pnpm10: "pnpm@10.0.0",
};

function dockerfileOf({ dockerfile, pm }: Case): string {
  const inits = ["tini", "dumb-init", "catatonit"].filter((name) => dockerfile.includes(name));
  const release = pm === undefined ? undefined : installed[pm];
  const lines = [
    ...inits.map((name) => `COPY --from=ghcr.io/example/inits:1 /${name} /usr/bin/${name}`),
    ...(release === undefined ? [] : [`RUN npm install -g ${release}`]),
    "WORKDIR /app",
    "COPY . /app/",
  ];
  return dockerfile.replace(/^FROM pid1x\/(\w+)\n/, (_, shell: string) => `FROM ${bases[shell]}\n${lines.join("\n")}\n`);
}

const baseName = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

function wanted({ measured, app }: Case): Readonly<Record<string, string | undefined>> {
  const { outcome, zombiesOf5 } = measured;
  return {
    program: baseName(measured.pid1.split(" ")[0] ?? "").replace("busybox", "sh"),
    stopsPromptly: outcome === "prompt" ? "yes" : outcome === "killed-after-timeout" ? "no" : undefined,
    reachesApp: app === "nodeh" ? (measured.appGotSignal ? "yes" : "no") : undefined,
    reapsOrphans: zombiesOf5 === undefined || zombiesOf5 === null ? undefined : zombiesOf5 === 0 ? "yes" : "no",
  };
}

interface Score {
  readonly right: number;
  readonly wrong: readonly string[];
  readonly unanswered: number;
}

function compare(cases: readonly Case[]): Readonly<Record<string, Score>> {
  const score: Record<string, { right: number; wrong: string[]; unanswered: number }> = {};
  for (const each of cases) {
    const doc = parse(dockerfileOf(each));
    const found = startup(doc, facts, doc.finalStage, { init: each.runArgs === "--init" });
    const got: Readonly<Record<string, string | undefined>> = {
      program: found?.pid1?.program,
      ...found?.stop,
      reapsOrphans: found?.reapsOrphans,
    };
    for (const [question, want] of Object.entries(wanted(each))) {
      if (want === undefined) continue;
      score[question] ??= { right: 0, wrong: [], unanswered: 0 };
      const tally = score[question];
      const answer = got[question];
      if (answer === want) tally.right++;
      else if (answer === undefined || answer === "unknown") tally.unanswered++;
      else tally.wrong.push(`${each.id}: ${question} was ${want}, predicted ${answer}`);
    }
  }
  return score;
}

/** Those that a Dockerfile on a public base image can stand for. */
const comparable = measurements.cases.filter(
  ({ dockerfile, runArgs }) => /^FROM pid1x\/(?:dash|ash|bash)\n/.test(dockerfile) && (runArgs === undefined || runArgs === "--init"),
);
const runners = comparable.filter(({ section, dockerfile }) => section === "pm" || /\bnpm\b/.test(dockerfile));
const plain = comparable.filter((each) => !runners.includes(each));

/** In per cent of what was asked. */
const share = (part: number, { right, wrong, unanswered }: Score): number => (100 * part) / (right + wrong.length + unanswered);

test.runIf(plain.length > 0)("shells, scripts, inits and stop signals", () => {
  const score = compare(plain);
  console.log(
    `${plain.length} measured containers`,
    Object.entries(score)
      .map(([question, { right, wrong, unanswered }]) => `${question} ${right} right, ${wrong.length} wrong, ${unanswered} open`)
      .join("; "),
  );
  expect(plain.length).toBeGreaterThan(800);
  for (const [question, tally] of Object.entries(score)) {
    expect(share(tally.wrong.length, tally), `${question}: ${tally.wrong.join("\n")}`).toBeLessThanOrEqual(1);
    expect(share(tally.unanswered, tally), question).toBeLessThanOrEqual(10);
  }
});

test.runIf(runners.length > 0)("npm, yarn, pnpm and bun in front of the application", () => {
  const score = compare(runners);
  console.log(
    `${runners.length} measured containers with a package runner`,
    Object.entries(score)
      .map(([question, { right, wrong, unanswered }]) => `${question} ${right} right, ${wrong.length} wrong, ${unanswered} open`)
      .join("; "),
  );
  expect(runners.length).toBeGreaterThan(200);
  for (const [question, tally] of Object.entries(score)) {
    expect(share(tally.wrong.length, tally), `${question}: ${tally.wrong.join("\n")}`).toBeLessThanOrEqual(3);
  }
});
