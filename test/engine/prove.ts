// `dockwright prove` with a real engine: what it says of containers of every kind, and that nothing is left of them, Ctrl+C or not.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { apps } from "./apps";
import { type Files, writeAll } from "./build";
import { docker, type Engine } from "./engine";
import { limit } from "./limit";
import { until } from "./process";

interface Proven {
  readonly measured: {
    readonly tree: readonly { readonly pid: number; readonly args: string }[] | null;
    readonly readySeconds: number | null;
    readonly stopSeconds: number | null;
    readonly exitCode: number | null;
    readonly zombies: number | null;
    readonly orphans: number | null;
    readonly ports: readonly string[] | null;
  };
  readonly agrees: readonly {
    readonly what: string;
    readonly predicted: string;
    readonly measured: string | null;
    readonly agrees: boolean | null;
  }[];
  readonly fixed?: Proven;
}

interface Sample {
  readonly name: string;
  readonly dockerfile: string;
  readonly files?: Files;
  readonly args?: readonly string[];
  readonly code: number;
  /** What is wrong with the answer: sentences. */
  wrong(found: Proven): readonly (string | false)[];
}

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const root = resolve(import.meta.dirname, "../..");

/** Where the command line makes its temporary folders. */
function folderFor({ scratch }: Engine): string {
  const folder = join(scratch, "tmp");
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** The command line from its source. @param during called with a way to send Ctrl+C */
function prove(
  engine: Engine,
  folder: string,
  args: readonly string[],
  during?: (err: () => string, interrupt: () => void) => void,
): Promise<Ran> {
  const words = ["--import", "tsx", join(root, "test/engine/commandLine.ts"), "prove", join(folder, "Dockerfile"), ...args];
  const env = {
    ...process.env,
    ...engine.env,
    PATH: [dirname(engine.client), process.env.PATH ?? ""].join(delimiter),
    TMPDIR: folderFor(engine),
  };
  return new Promise((done) => {
    const child = spawn(process.execPath, words, { env, cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    const texts = { out: "", err: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => (texts.out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (texts.err += text));
    child.on("close", (code) => done({ code, ...texts }));
    during?.(
      () => texts.err,
      () => child.kill("SIGINT"),
    );
  });
}

const node = "FROM node:22-bookworm-slim\nWORKDIR /app\nCOPY . .\nEXPOSE 8080\n";
const install = (name: string): string =>
  `RUN apt-get update && apt-get install -y --no-install-recommends ${name} && rm -rf /var/lib/apt/lists/*\n`;
const servers: Files = { "server.js": apps.graceful, "plain.js": apps.plain };

const differs = ({ agrees }: Proven): readonly string[] =>
  agrees.flatMap(({ what, predicted, measured, agrees: same }) =>
    same === false ? [`${what}: predicted ${predicted}, measured ${measured}`] : [],
  );
const rootOf = ({ measured: { tree } }: Proven): string => tree?.[0]?.args ?? "";
const killed = ({ measured: { stopSeconds } }: Proven): boolean => (stopSeconds ?? 0) >= 9.5;
const runOf = ({ agrees }: Proven): string => agrees.find(({ what }) => what === "runs")?.measured ?? "";

const samples: readonly Sample[] = [
  {
    name: "a handler and no init",
    dockerfile: `${node}CMD ["node", "server.js"]\n`,
    code: 0,
    wrong: (found) => [
      ...differs(found),
      rootOf(found) !== "node server.js" && `PID 1 is ${rootOf(found)}`,
      found.measured.tree?.[0]?.pid !== 1 && "its number is not 1",
      killed(found) && "killed",
      found.measured.exitCode !== 0 && `exit code ${found.measured.exitCode}`,
      (found.measured.zombies !== 3 || found.measured.orphans !== 3) && `${found.measured.zombies} zombies of ${found.measured.orphans}`,
      found.measured.ports?.join() !== "8080/tcp" && `ports ${found.measured.ports?.join()}`,
    ],
  },
  {
    name: "behind an init",
    dockerfile: `FROM node:22-bookworm-slim\n${install("tini")}WORKDIR /app\nCOPY . .\nENTRYPOINT ["/usr/bin/tini", "--"]\nCMD ["node", "server.js"]\n`,
    code: 0,
    wrong: (found) => [
      ...differs(found),
      !rootOf(found).startsWith("/usr/bin/tini") && `PID 1 is ${rootOf(found)}`,
      found.measured.zombies !== 0 && `${found.measured.zombies} zombies`,
      killed(found) && "killed",
    ],
  },
  {
    name: "the engine's own init",
    dockerfile: `${node}CMD ["node", "server.js"]\n`,
    args: ["--run-arg=--init"],
    code: 0,
    wrong: (found) => [...differs(found), found.measured.zombies !== 0 && `${found.measured.zombies} zombies`],
  },
  {
    name: "a shell in front: ten seconds",
    dockerfile: `${node}CMD node server.js\n`,
    code: 1,
    wrong: (found) => [
      ...differs(found),
      !killed(found) && "not killed",
      found.measured.exitCode !== 137 && `exit code ${found.measured.exitCode}`,
    ],
  },
  {
    name: "into the background: it ends at once",
    dockerfile: `FROM debian:bookworm-slim\n${install("nginx-light")}CMD ["nginx"]\n`,
    code: 1,
    wrong: (found) => [
      ...differs(found),
      runOf(found) !== "ended by itself, exit code 0" && `container ${runOf(found)}`,
      found.measured.tree !== null && "has a tree",
    ],
  },
  {
    name: "a program that the image has not",
    dockerfile: 'FROM debian:bookworm-slim\nENTRYPOINT ["/usr/bin/tini", "--"]\nCMD ["sleep", "1000"]\n',
    code: 1,
    wrong: (found) => [runOf(found) !== "cannot start" && `container ${runOf(found)}`],
  },
  {
    name: "--fix tini: a program without a handler",
    dockerfile: `${node}CMD ["node", "plain.js"]\n`,
    args: ["--fix", "tini"],
    code: 0,
    wrong: (found) => [
      ...differs(found),
      !killed(found) && "not killed before",
      found.measured.zombies !== 3 && `${found.measured.zombies} zombies before`,
      ...(found.fixed ? differs(found.fixed) : ["nothing is fixed"]),
      found.fixed && killed(found.fixed) ? "killed after" : false,
      found.fixed?.measured.zombies !== 0 && "zombies after",
    ],
  },
  {
    name: "--fix exec: a script of the context",
    dockerfile: `${node}CMD ["./start.sh"]\n`,
    files: { "start.sh": "#!/bin/sh\nset -e\nnode server.js\n" },
    args: ["--fix", "exec"],
    code: 0,
    wrong: (found) => [
      !killed(found) && "not killed before",
      found.fixed && killed(found.fixed) ? "killed after" : false,
      found.fixed?.measured.exitCode !== 0 && `exit code ${found.fixed?.measured.exitCode} after`,
    ],
  },
];

/** Engines need the host's network where a build installs something. */
const always = ["--build-option=--network=host", "--run-arg=--network=none", "--format", "json", "--quiet"];

async function runSample(
  engine: Engine,
  { name, dockerfile, files, args = [], code, wrong }: Sample,
  log: (line: string) => void,
): Promise<boolean> {
  const folder = mkdtempSync(join(engine.scratch, "prove-"));
  const written: Files = { ...servers, ...files, Dockerfile: dockerfile };
  writeAll(folder, written);
  const ran = await prove(engine, folder, [...always, ...args]);
  const changed = Object.entries(written).filter(([path, text]) => readFileSync(join(folder, path), "utf8") !== text);
  const strange = readdirSync(folder).filter((path) => !(path in written));
  const found = ran.out === "" ? undefined : (JSON.parse(ran.out) as Proven);
  const problems = [
    ran.code !== code && `exit code ${ran.code}, not ${code}: ${ran.err}`,
    ...(found ? wrong(found) : ["no answer"]),
    (changed.length > 0 || strange.length > 0) && `changed ${[...changed.map(([path]) => path), ...strange].join(", ")}`,
  ].filter((problem) => typeof problem === "string");
  log(`${problems.length === 0 ? "ok    " : "FAILED"} prove, ${name}${problems.length === 0 ? "" : `: ${problems.join("; ")}`}`);
  return problems.length === 0;
}

/** Ids of containers and names of images that `prove` has made; nameless images of an engine of our own. */
async function leftOf(engine: Engine): Promise<readonly string[]> {
  const lines = async (...words: string[]): Promise<readonly string[]> => (await docker(engine, ...words)).split("\n").filter(Boolean);
  return [
    ...(await lines("ps", "-aq", "--filter", "label=dockwright.prove")),
    ...(await lines("images", "-q", "--filter", "label=dockwright.prove")),
    ...(await lines("images", "-q", "dockwright-prove")),
    ...readdirSync(folderFor(engine)).filter((name) => name.startsWith("dockwright-prove-")),
  ];
}

/** @param when what stands on stderr when Ctrl+C comes */
async function interrupted(engine: Engine, name: string, dockerfile: string, when: RegExp, log: (line: string) => void): Promise<boolean> {
  const folder = mkdtempSync(join(engine.scratch, "prove-"));
  writeAll(folder, { ...servers, Dockerfile: dockerfile });
  const before = await docker(engine, "ps", "-aq");
  const ran = await prove(engine, folder, ["--build-option=--network=host", "--run-arg=--network=none"], async (err, interrupt) => {
    await until(() => when.test(err()), 60_000, 50);
    interrupt();
  });
  const left = await leftOf(engine);
  const containers = engine.own ? (await docker(engine, "ps", "-aq")) !== before : false;
  const problems = [
    ran.code !== 2 && `exit code ${ran.code}`,
    !ran.err.includes("called off; what was made is removed") && `said ${ran.err}`,
    left.length > 0 && `left ${left.join(", ")}`,
    containers && "left a container of the build",
  ].filter((problem) => typeof problem === "string");
  rmSync(folder, { recursive: true, force: true });
  log(`${problems.length === 0 ? "ok    " : "FAILED"} prove, Ctrl+C ${name}${problems.length === 0 ? "" : `: ${problems.join("; ")}`}`);
  return problems.length === 0;
}

/** @returns how many passed and failed */
export async function runProofs(
  engine: Engine,
  log: (line: string) => void,
): Promise<{ readonly passed: number; readonly failed: number }> {
  log("\nprove: containers as the command line tells them, and what is left of them");
  const inTurn = limit(3);
  const results = await Promise.all(samples.map((sample) => inTurn(() => runSample(engine, sample, log))));
  results.push(
    await interrupted(engine, "in the build", 'FROM debian:bookworm-slim\nRUN sleep 31\nCMD ["sleep", "1000"]\n', /RUN sleep 31/, log),
  );
  results.push(await interrupted(engine, "while it runs", `${node}CMD ["node", "server.js"]\n`, /making orphans/, log));
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed };
}
