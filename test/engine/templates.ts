// The generated Dockerfiles of two sample projects, built and run: they answer, are healthy, are not root, and stop in order.
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Files, writeAll } from "./build";
import { docker, type Engine } from "./engine";
import { type Served, serve } from "./http";
import { type Packages, servePackages } from "./packages";
import { newFiles } from "./product";

interface Sample {
  readonly name: string;
  /** Folder below test/templates/projects. */
  readonly project: string;
  readonly port: number;
  /** Changes the project's files first. */
  readonly change?: (files: Files) => Files;
  /** 0: the app's own handler ended it. 143: it died of the signal behind an init. */
  readonly exitCode: number;
  readonly init: boolean;
}

const samples: readonly Sample[] = [
  { name: "node, with a handler", project: "node-npm", port: 3000, exitCode: 0, init: false },
  {
    name: "node, without a handler",
    project: "node-npm",
    port: 3000,
    change: (files) => ({ ...files, "server.js": (files["server.js"] ?? "").replace(/process\.on\("SIGTERM"[\s\S]*$/, "") }),
    exitCode: 143,
    init: true,
  },
  { name: "python, with a handler", project: "python", port: 8000, exitCode: 0, init: false },
];

const projects = join(import.meta.dirname, "../templates/projects");

function filesOf(project: string): Files {
  const folder = join(projects, project);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map(({ parentPath, name }) => [join(parentPath, name).slice(folder.length + 1), readFileSync(join(parentPath, name), "utf8")]),
  );
}

/** The engine cannot fetch a frontend without a registry: the line that asks for one goes. */
function generated(engine: Engine, files: Files): Files {
  const folder = mkdtempSync(join(engine.scratch, "project-"));
  writeAll(folder, files);
  const { Dockerfile = "", ...others } = newFiles(folder);
  return { ...others, Dockerfile: Dockerfile.replace(/^# syntax=.*\n/, "") };
}

/** Debian's Python under the name and with the commands of the official image; pip knows the local index alone. */
const pythonImage = "python:3.11.2-slim-bookworm";
const pythonRecipe = (url: string): string => `FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends python3 python3-pip python3-venv \\
  && rm -rf /var/lib/apt/lists/* && ln -s python3 /usr/bin/python
RUN printf '[global]\\nindex-url = ${url}/simple\\n' > /etc/pip.conf
CMD ["python3"]
`;

const lockedVersion = (lock: string, name: string): string => JSON.parse(lock).packages[`node_modules/${name}`].version;

async function registry(engine: Engine): Promise<Packages> {
  const lock = filesOf("node-npm")["package-lock.json"] ?? "{}";
  const npm = Object.fromEntries(["mime-types", "mime-db"].map((name) => [name, lockedVersion(lock, name)]));
  const requirements = (filesOf("python")["requirements.txt"] ?? "").split("\n").filter(Boolean);
  return servePackages({ npm, python: requirements }, join(engine.scratch, "packages"));
}

function problemsOf({ exitCode, init }: Sample, dockerfile: string, served: Served): readonly string[] {
  if (!served.answers) return [`no answer: ${served.said}`];
  const wrong: [boolean, string][] = [
    [served.status !== 200 || !served.body.startsWith("hello"), `answers ${served.status} ${served.body}`],
    [served.health !== "healthy", `is ${served.health}`],
    [served.uid <= 0, `runs as user ${served.uid}`],
    [served.stopSeconds >= 2, `stops after ${served.stopSeconds} s`],
    [served.exitCode !== exitCode, `ends with ${served.exitCode}, not ${exitCode}`],
    [dockerfile.includes('"/usr/bin/tini"') !== init, init ? "has no init" : "has an init that it does not need"],
  ];
  return wrong.flatMap(([is, problem]) => (is ? [problem] : []));
}

async function runSample(engine: Engine, sample: Sample, packages: Packages, log: (line: string) => void): Promise<boolean> {
  const plain = filesOf(sample.project);
  const files = { ...(sample.change?.(plain) ?? plain), ...("package.json" in plain ? { ".npmrc": `registry=${packages.url}/\n` } : {}) };
  const { Dockerfile = "", ...others } = generated(engine, files);
  const served = await serve(engine, { dockerfile: Dockerfile, files: { ...files, ...others } }, { port: sample.port });
  const problems = problemsOf(sample, Dockerfile, served);
  const { status, health, uid, stopSeconds, exitCode, imageBytes } = served;
  const measured = `HTTP ${status}, ${health}, user ${uid}, stops in ${stopSeconds.toFixed(1)} s, exit ${exitCode}, ${(imageBytes / 1e6).toFixed(0)} MB`;
  log(`${problems.length === 0 ? "ok    " : "FAILED"} ${sample.name}: ${problems.length === 0 ? measured : problems.join("; ")}`);
  return problems.length === 0;
}

/** Images of the samples' bases must be there. @returns how many passed and failed */
export async function runTemplates(
  engine: Engine,
  log: (line: string) => void,
): Promise<{ readonly passed: number; readonly failed: number }> {
  log("\ntemplates: built from what `dockwright new` writes, without its `# syntax` line (no registry to fetch the frontend from)");
  const packages = await registry(engine);
  try {
    const python = await build(engine, { dockerfile: pythonRecipe(packages.url), files: {} });
    if ("error" in python) throw new Error(`${pythonImage} could not be made: ${python.error}`);
    await docker(engine, "tag", python.image, pythonImage);
    const results = await Promise.all(samples.map((sample) => runSample(engine, sample, packages, log)));
    const passed = results.filter(Boolean).length;
    return { passed, failed: results.length - passed };
  } finally {
    await packages.stop();
    if (!engine.own) await docker(engine, "rmi", pythonImage);
  }
}
