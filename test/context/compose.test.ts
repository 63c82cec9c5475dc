// Compose files beside the Dockerfile: which service builds it, and where `init: true` goes in.
import { expect, test } from "vitest";
import { applyEdits, type FixEdit, parse } from "../../server/src/core";
import { composeQueries, composeServices, runByCompose, startsInit } from "../../server/src/core/context";
import { initEdits } from "../../server/src/core/edits";
import { factsFrom } from "../support/facts";

const dockerfile = 'FROM node:22\nWORKDIR /app\nCOPY . .\nCMD ["node", "server.js"]\n';
const doc = parse(dockerfile);

function withInit(files: Readonly<Record<string, string>>): readonly string[] {
  const edits: readonly FixEdit[] = initEdits(composeServices(doc, factsFrom(files)));
  const names = [...new Set(edits.flatMap(({ file }) => file ?? []))];
  return names.map((name) =>
    applyEdits(
      files[name] ?? "",
      edits.filter(({ file }) => file === name),
    ),
  );
}

test("build as a text and as a map, quotes, comments, tabs of two and four", () => {
  const compose = (build: string) => `# top\nservices:\n    "web":\n        image: x\n        ${build}\n    db:\n        image: postgres\n`;
  for (const build of [
    "build: .",
    "build: './'",
    "build:\n            context: .\n            dockerfile: Dockerfile",
    "build:\n            args:\n                A: b",
  ]) {
    expect(withInit({ "compose.yaml": compose(build) })).toEqual([
      compose(build).replace("        image: x", "        init: true\n        image: x"),
    ]);
  }
});

test("CRLF stays", () => {
  expect(withInit({ "docker-compose.yml": "services:\r\n  a:\r\n    build: .\r\n" })).toEqual([
    "services:\r\n  a:\r\n    init: true\r\n    build: .\r\n",
  ]);
});

test("a Compose file in a folder above names the folder; the Dockerfile there is compared", () => {
  const compose = "services:\n  web:\n    build: ./web\n  api:\n    build: ./api\n";
  const files = { "../compose.yaml": compose, "../web/Dockerfile": dockerfile, "../api/Dockerfile": "FROM python\n" };
  expect(withInit(files)).toEqual([compose.replace("  web:\n", "  web:\n    init: true\n")]);
  expect(withInit({ ...files, "../web/Dockerfile": dockerfile.replace("server.js", "main.js") })).toHaveLength(1);
});

test("other Dockerfiles, targets and variables are not this one", () => {
  const of = (build: string, more = {}) =>
    withInit({ "compose.yaml": `services:\n  a:\n    build:\n      context: .\n      ${build}\n`, ...more });
  expect(of("dockerfile: Dockerfile.dev")).toEqual([]);
  expect(of("dockerfile: Dockerfile.dev", { "Dockerfile.dev": dockerfile })).toHaveLength(1);
  expect(of("target: dev")).toEqual([]);
  expect(withInit({ "compose.yaml": "services:\n  a:\n    build: $DIR\n" })).toEqual([]);
  expect(withInit({ "compose.yaml": "services:\n  a:\n    image: x\n" })).toEqual([]);
});

test("every service has to ask for the init", () => {
  const start = (text: string) => startsInit(doc, factsFrom({ "compose.yaml": text }));
  expect(start("services:\n  a:\n    build: .\n    init: true\n")).toBe(true);
  expect(start("services:\n  a:\n    build: .\n    init: true\n  b:\n    build: .\n")).toBe(false);
  expect(start("services:\n  a:\n    build: .\n    init: false\n")).toBe(false);
  expect(start("")).toBe(false);
  expect(start(": : [\n\tservices")).toBe(false);
});

test("Compose files of other names, up to the root of the repository", () => {
  const service = (dockerfile: string, init: boolean) =>
    `services:\n  web:\n    build:\n      context: ${dockerfile.replace(/[^/]*$/, "")}\n${init ? "    init: true\n" : ""}`;
  const at = (files: Readonly<Record<string, string>>) => startsInit(doc, factsFrom({ Dockerfile: dockerfile, ...files }));
  for (const name of ["docker-compose.prod.yml", "compose.dev.yaml", "docker-compose-local.yaml", "shop.compose.yml"]) {
    expect(at({ [name]: service("./Dockerfile", true) }), name).toBe(true);
    expect(at({ [name]: service("./Dockerfile", false), "compose.yaml": service("./Dockerfile", true) }), name).toBe(false);
  }
  expect(at({ "composer.yaml": service("./Dockerfile", true) })).toBe(false);
  expect(at({ "compose.yaml": service("./Dockerfile", true), "compose.override.yaml": service("./Dockerfile", false) })).toBe(true);
});

test("a file that the listing does not have is not asked for", () => {
  const asked = (files: Readonly<Record<string, string>>) =>
    composeQueries(factsFrom(files)).flatMap((query) => ("path" in query ? [query.path] : []));
  expect(asked({ "compose.prod.yaml": "" }).filter((path) => /^[^./]/.test(path))).toEqual(["compose.prod.yaml"]);
});

const run = (compose: string, more: Readonly<Record<string, string>> = {}): string => {
  const { init, stopSignal } = runByCompose(doc, factsFrom({ "compose.yaml": compose, ...more }));
  return `${init} ${stopSignal}`;
};

test("what a service takes from elsewhere counts as its own", () => {
  const base = "x-base: &base\n  init: true\n  stop_signal: SIGKILL\n  tty: true\n";
  expect(run(`${base}services:\n  a:\n    <<: *base\n    build: .\n`)).toBe("true SIGKILL");
  expect(run(`${base}services:\n  a: &a\n    <<: *base\n    build: .\n  b:\n    <<: *a\n    profiles: [b]\n`)).toBe("true SIGKILL");
  expect(run(`${base}x-logs: &logs\n  logging: {}\nservices:\n  a:\n    <<: [*logs, *base]\n    build: .\n`)).toBe("true SIGKILL");
  expect(run(`${base}x-logs: &logs\n  logging: {}\nservices:\n  a:\n    <<:\n      - *logs\n      - *base\n    build: .\n`)).toBe(
    "true SIGKILL",
  );
  expect(run(`x-build: &b\n  context: .\nservices:\n  a:\n    build: *b\n    init: true\n`)).toBe("true undefined");
  expect(run(`services:\n  a:\n    build: &b\n      context: .\n    init: true\n  c:\n    build: *b\n    init: true\n`)).toBe(
    "true undefined",
  );
  // The service's own value wins, and so does the anchor that is named first.
  expect(run(`${base}services:\n  a:\n    <<: *base\n    build: .\n    stop_signal: SIGINT\n    init: false\n`)).toBe("false SIGINT");
  expect(run(`${base}x-o: &o\n  stop_signal: SIGINT\nservices:\n  a:\n    <<: [*o, *base]\n    build: .\n`)).toBe("true SIGINT");
  // An anchor that nobody takes, one that is not there, and one that takes itself.
  expect(run(`${base}services:\n  a:\n    build: .\n`)).toBe("false undefined");
  expect(run("services:\n  a: &a\n    <<: [*a, *none]\n    build: .\n    init: true\n")).toBe("true undefined");
});

test("the stop signal of all services that build the file", () => {
  const two = (a: string, b: string): string => `services:\n  a:\n    build: .\n${a}  b:\n    build: .\n${b}`;
  expect(run(two("    stop_signal: SIGINT\n", '    stop_signal: "2"\n'))).toBe("false SIGINT");
  expect(run(two("    stop_signal: KILL # at once\n", "    stop_signal: 'SIGKILL'\n"))).toBe("false SIGKILL");
  expect(run(two("    stop_signal: SIGINT\n", ""))).toBe("false undefined");
  expect(run(two("    stop_signal: SIGINT\n", "    stop_signal: SIGTERM\n"))).toBe("false undefined");
  expect(run(two("    stop_signal: $A\n", "    stop_signal: $A\n"))).toBe("false undefined");
  // That of another image says nothing here.
  expect(run("services:\n  a:\n    build: .\n  b:\n    image: x\n    stop_signal: SIGINT\n")).toBe("false undefined");
  const override = { "compose.override.yaml": "services:\n  a:\n    build: .\n" };
  expect(run("services:\n  a:\n    build: .\n    stop_signal: SIGQUIT\n", override)).toBe("false SIGQUIT");
});
