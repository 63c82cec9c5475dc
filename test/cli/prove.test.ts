// `dockwright prove`, with an engine that a shell script plays.
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { expect, onTestFinished, test } from "vitest";
import { fakeEngine, type Played } from "../support/fakeEngine";
import { folder, type Ran } from "./support";

const dockerfile = 'FROM node:22-bookworm-slim\nCOPY server.js .\nEXPOSE 8080\nCMD ["node", "server.js"]\n';
const server = 'process.on("SIGTERM", () => process.exit(0));\nrequire("http").createServer().listen(8080);\n';
const config = { StopSignal: "", ExposedPorts: { "8080/tcp": {} } };

/** For this test alone. */
function setVariable(name: "PATH" | "TMPDIR", value: string): void {
  const before = process.env[name];
  process.env[name] = value;
  onTestFinished(() => {
    if (before === undefined) delete process.env[name];
    else process.env[name] = before;
  });
}

async function prove(played: Played, args: readonly string[] = [], files: Readonly<Record<string, string>> = {}) {
  const engine = fakeEngine({ config, ...played });
  setVariable("PATH", engine.path);
  const here = folder({ Dockerfile: dockerfile, "server.js": server, ...files });
  setVariable("TMPDIR", folder({}).path);
  const ran: Ran = await here.dockwright(["prove", "--timeout", "2", ...args]);
  return { ...ran, asked: engine.asked(), path: here.path };
}

/** Random names and measured times made alike. */
const plain = (text: string): string =>
  text
    .replace(/dockwright-prove([:-])[0-9a-f]{8}/g, "dockwright-prove$1ID")
    .replace(/prove=[0-9a-f]{8}/g, "prove=ID")
    .replace(/\d+\.\d+ s/g, "N s");

test("a container in order: everything agrees, and nothing is left", async () => {
  const states = ["1 (node) S 0 1", "1 (node) S 0 1\n7 (sleep) Z 1 1\n8 (sleep) Z 1 1\n9 (sleep) Z 1 1"] as const;
  const { code, out, err, asked } = await prove({ states });
  expect(code).toBe(0);
  expect(plain(out)).toMatchInlineSnapshot(`
    "Dockerfile

    100  node server.js

    works after  N s
    ports        8080/tcp
    health       the image has no check
    stops after  N s (SIGTERM)
    exit code    0
    zombies      3 of 3 orphans

                     predicted              measured
    container        stays                  stays                  agrees
    PID 1            node                   node                   agrees
    stop signal      SIGTERM                SIGTERM                agrees
    stops by itself  yes                    yes                    agrees
    reaps orphans    no, they stay zombies  no, they stay zombies  agrees

    in order"
  `);
  expect(err).toContain("waiting until the container works");
  expect(asked.map(plain).filter((line) => /^(?:create|rm|image rm|stop)/.test(line))).toMatchInlineSnapshot(`
    [
      "create --name dockwright-prove-ID --label dockwright.prove=ID dockwright-prove:ID",
      "stop -t 10 dockwright-prove-ID",
      "rm -f -v dockwright-prove-ID",
      "image rm dockwright-prove:ID",
    ]
  `);
  expect(readdirSync(tmpdir())).toEqual([]);
});

test("options go to where they belong", async () => {
  const { asked } = await prove({}, [
    ...["--build-arg", "A=1,2", "--build-arg=B=3", "--build-option=--network=host", "--target", "0", "--context", "."],
    ...["--env", "X=1", "--run-arg=-p", "--run-arg=80:8080", "--quiet"],
  ]);
  const line = (word: string): string => plain(asked.find((each) => each.startsWith(`${word} `)) ?? "");
  expect(line("build")).toMatch(/--target 0 --build-arg A=1,2 --build-arg B=3 --network=host \S+$/);
  expect(line("create")).toBe("create --name dockwright-prove-ID --label dockwright.prove=ID -e X=1 -p 80:8080 dockwright-prove:ID");
});

test("JSON has exactly the keys of the contract, and null for what was not measured", async () => {
  const { out, code } = await prove({ shell: false }, ["--format", "json"]);
  const found = JSON.parse(out);
  expect(code).toBe(0);
  expect(Object.keys(found)).toEqual(["file", "image", "predicted", "measured", "agrees"]);
  expect(Object.keys(found.measured)).toEqual(["tree", "readySeconds", "stopSeconds", "exitCode", "zombies", "orphans", "ports", "health"]);
  expect(found.measured).toMatchObject({ zombies: null, orphans: null, ports: null, health: "none", exitCode: 0 });
  expect(found.measured.tree).toEqual([{ pid: 100, ppid: 50, args: "node server.js" }]);
  expect(found.agrees.map(Object.keys)).toEqual(found.agrees.map(() => ["what", "predicted", "measured", "agrees"]));
  expect(found.predicted).toMatchObject({ file: "Dockerfile", verdict: "ok", pid1: { program: "node" } });
});

test("an answer that was certain and is not so: exit code 1", async () => {
  const { code, out } = await prove({ top: ["100 50 /bin/sh -c node server.js", "101 100 node server.js"] }, ["--quiet"]);
  expect(code).toBe(1);
  expect(out).toMatch(/PID 1 +node +sh +differs, though certain/);
});

test("a container that ends at once: its code and its last lines", async () => {
  const { code, out } = await prove({ ends: 3, logs: "first\nno such table: users" });
  expect(code).toBe(1);
  expect(out).toContain("exit code  3");
  expect(out).toContain("its last words:\n  | first\n  | no such table: users");
  expect(out).toContain("problem: The container ended by itself with exit code 3.");
});

test("what the image has not cannot be started: a problem of the image; anything else is the engine's", async () => {
  const refused = await prove({ refuses: { says: 'exec: "node": executable file not found in $PATH', code: 127 } });
  expect(refused).toMatchObject({ code: 1, out: expect.stringContaining("problem: The container cannot be started.") });
  const taken = await prove({ refuses: { says: "port is already allocated", code: 128 } });
  expect(taken).toMatchObject({ code: 2, err: expect.stringContaining("docker cannot start the container: port is already allocated") });
  expect(taken.asked.some((line) => line.startsWith("rm -f -v dockwright-prove-"))).toBe(true);
});

test("no engine, none that answers, no build: a sentence and exit code 2", async () => {
  const here = folder({ Dockerfile: dockerfile });
  setVariable("PATH", "/nonexistent");
  expect(await here.dockwright(["prove"])).toMatchObject({
    code: 2,
    out: "",
    err: "dockwright: there is no docker, podman or nerdctl in PATH: a container engine is needed to prove a start",
  });
  const silent = await prove({ answers: 1 });
  expect(silent).toMatchObject({
    code: 2,
    err: "dockwright: docker does not answer: Cannot connect to the daemon. Start the engine, then try again",
  });
  const failed = await prove({ build: { says: "Step 1/1 : RUN false\n ---> Running in 0123456789ab", code: 1 } }, ["--quiet"]);
  expect(failed).toMatchObject({ code: 2, err: expect.stringContaining("docker cannot build Dockerfile:\nStep 1/1 : RUN false") });
  expect(failed.asked).toContain("rm -f -v 0123456789ab");
});

test("wrong usage", async () => {
  const here = folder({});
  const err = async (...args: string[]): Promise<string> => (await here.dockwright(["prove", ...args])).err;
  expect(await err()).toBe("dockwright: no Dockerfile here; name one, or --image");
  expect(await err("x")).toBe("dockwright: x: no such file");
  expect(await err("a", "b")).toBe("dockwright: prove takes one Dockerfile, not 2");
  expect(await err("--image", "x", "--fix", "tini")).toBe("dockwright: --fix changes a Dockerfile: name it beside --image");
  expect(await err("--image", "x", "--timeout", "soon")).toBe("dockwright: --timeout soon: give a number of seconds from 1 to 99999");
  expect(await err("--image", "x", "--context", "nowhere")).toBe("dockwright: --context nowhere: no such folder");
});

test("an image without its Dockerfile is its own prediction; it is neither built nor removed", async () => {
  const { out, asked } = await prove({ config: { Entrypoint: ["docker-entrypoint.sh"], Cmd: ["node", "x.js"], StopSignal: "SIGINT" } }, [
    ...["--image", "node:22-bookworm-slim", "--quiet", "--format", "json"],
  ]);
  expect(JSON.parse(out)).toMatchObject({ file: null, image: "node:22-bookworm-slim", predicted: { stop: { signal: "SIGINT" } } });
  expect(asked.filter((line) => /^(?:build|image rm)/.test(line))).toEqual([]);
});

test("--fix: before and after side by side, built from a copy; the user's files stay as they are", async () => {
  const files = { Dockerfile: "FROM node:22-bookworm-slim\nCOPY server.js .\nCMD node server.js\n" };
  const { out, code, asked } = await prove({}, ["--fix", "exec", "--quiet"], files);
  expect(code).toBe(0);
  expect(plain(out)).toMatchInlineSnapshot(`
    "Dockerfile
    with the fix: Write CMD as a JSON array, without a shell

    --- Dockerfile
    +++ Dockerfile
    @@ -1,3 +1,3 @@
     FROM node:22-bookworm-slim
     COPY server.js .
    -CMD node server.js
    +CMD ["node", "server.js"]

                 before                  after
    processes    100  node server.js     100  node server.js
    works after  N s                   N s
    ports        8080/tcp                8080/tcp
    health       the image has no check  the image has no check
    stops after  N s (SIGTERM)         N s (SIGTERM)
    exit code    0                       0
    zombies      0 of 3 orphans          0 of 3 orphans

    before the fix   predicted              measured
    container        stays                  stays     agrees
    PID 1            sh                     node      differs, though certain
    processes        sh → node              node      differs
    stop signal      SIGTERM                SIGTERM   agrees
    stops by itself  no, killed after 10 s  yes       differs
    reaps orphans    yes                    yes       agrees

    after the fix    predicted              measured
    container        stays                  stays     agrees
    PID 1            node                   node      agrees
    stop signal      SIGTERM                SIGTERM   agrees
    stops by itself  yes                    yes       agrees
    reaps orphans    no, they stay zombies  yes       differs

    before: Predicted for certain, and measured otherwise: PID 1 sh, measured node.
    after: in order"
  `);
  expect(asked.filter((line) => line.startsWith("build ")).length).toBe(2);
  expect(asked.filter((line) => line.startsWith("image rm ")).length).toBe(2);
});

test("a fix that cannot be made is told before anything is built", async () => {
  const { code, err, asked } = await prove({}, ["--fix", "exec"]);
  expect(code).toBe(2);
  expect(err).toMatch(/^dockwright: no fix of the kind exec can be made here: /);
  expect(asked).toEqual(["ps -q"]);
});

test("--keep leaves the container and the image, and names both", async () => {
  const { err, asked } = await prove({}, ["--keep"]);
  expect(plain(err)).toContain("kept: container dockwright-prove-ID, image dockwright-prove:ID");
  expect(asked.filter((line) => /^(?:rm|image rm)/.test(line))).toEqual([]);
});

test("Ctrl+C in the middle of the build: what was made is removed", async () => {
  const running = prove({ build: { says: "Step 1/1 : RUN sleep\n ---> Running in 0123456789ab", code: 0, takes: 20 } });
  setTimeout(() => process.emit("SIGINT"), 700);
  const { code, err, asked } = await running;
  expect(code).toBe(2);
  expect(err).toContain("dockwright: called off; what was made is removed");
  expect(asked).toContain("rm -f -v 0123456789ab");
});
