// Facts about files: asked, answered, remembered, and answered anew when a file changes.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { FactQuery } from "../../server/src/core";
import { disk } from "../../server/src/io/disk";
import { factSource } from "../../server/src/io/factSource";
import { syncFactSource } from "../../server/src/io/facts";

function folder(files: Readonly<Record<string, string>>): string {
  const path = mkdtempSync(join(tmpdir(), "dockwright-facts-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return path;
}

const queries: readonly FactQuery[] = [
  { kind: "file", path: "run.sh" },
  { kind: "file", path: "missing.sh" },
  { kind: "file", path: "../shared.sh" },
  { kind: "directory", path: "." },
  { kind: "directory", path: "nowhere" },
  { kind: "dockerignore" },
];
const files = { "app/Dockerfile": "", "app/run.sh": "exec app\n", "app/src/a": "", "app/.dockerignore": "dist\n", "shared.sh": "x" };

test("both sources answer alike: texts, names, null for what is not there", async () => {
  const path = join(folder(files), "app", "Dockerfile");
  const known = await factSource(disk).answer(path, () => queries);
  expect([...known.files]).toEqual([
    ["run.sh", "exec app\n"],
    ["missing.sh", null],
    ["../shared.sh", "x"],
  ]);
  expect([...known.directories]).toEqual([
    [".", [".dockerignore", "Dockerfile", "run.sh", "src/"]],
    ["nowhere", null],
  ]);
  expect(known.dockerignore).toEqual({ path: ".dockerignore", text: "dist\n" });
  const { version, ...answers } = syncFactSource()(path, () => queries);
  expect(answers).toEqual({ path, files: known.files, directories: known.directories, dockerignore: known.dockerignore });
  expect(known.path).toBe(path);
  expect(version).toBeGreaterThan(0);
});

test("a Dockerfile's own ignore file comes before the common one", async () => {
  const path = folder({ "web.Dockerfile": "", "web.Dockerfile.dockerignore": "own\n", ".dockerignore": "common\n" });
  const known = await factSource(disk).answer(join(path, "web.Dockerfile"), () => [{ kind: "dockerignore" }]);
  expect(known.dockerignore).toEqual({ path: "web.Dockerfile.dockerignore", text: "own\n" });
  const none = await factSource(disk).answer(join(folder({}), "Dockerfile"), () => [{ kind: "dockerignore" }]);
  expect(none.dockerignore).toBeNull();
});

test("an answer may lead to the next question", async () => {
  const path = join(folder({ Dockerfile: "", "a.sh": "b.sh", "b.sh": "c.sh", "c.sh": "end" }), "Dockerfile");
  const ask = (known: { files: ReadonlyMap<string, string | null> }): FactQuery[] => [
    { kind: "file", path: "a.sh" },
    ...[...known.files.values()].filter((text) => text?.endsWith(".sh")).map((text) => ({ kind: "file", path: text ?? "" }) as const),
  ];
  expect([...(await factSource(disk).answer(path, ask)).files.values()]).toEqual(["b.sh", "c.sh", "end"]);
  expect([...syncFactSource()(path, ask).files.values()]).toEqual(["b.sh", "c.sh", "end"]);
});

test("questions without end are given up", () => {
  const facts = syncFactSource()("/nowhere/Dockerfile", (known) => [{ kind: "file", path: `${known.files.size}` }]);
  expect(facts.files.size).toBeLessThan(10);
});

test("asked again, the same answers are the same object; a changed file makes a later version", async () => {
  const path = folder(files);
  const dockerfile = join(path, "app", "Dockerfile");
  const source = factSource(disk);
  const first = await source.answer(dockerfile, () => queries);
  expect(await source.answer(dockerfile, () => queries, first)).toBe(first);
  writeFileSync(join(path, "app", "run.sh"), "exec other app\n");
  const second = await source.answer(dockerfile, () => queries, first);
  expect(second.files.get("run.sh")).toBe("exec other app\n");
  expect(second.version).toBeGreaterThan(first.version);
});

test("two Dockerfiles with different answers never share a version", async () => {
  const source = factSource(disk);
  const one = await source.answer(join(folder({ "run.sh": "a" }), "Dockerfile"), () => queries);
  const other = await source.answer(join(folder({ "run.sh": "b" }), "Dockerfile"), () => queries);
  expect(one.version).not.toBe(other.version);
});

test("a file of more than 1 MiB is as good as not there", () => {
  const path = folder({ "run.sh": "x".repeat(1024 * 1024 + 1) });
  expect(syncFactSource()(join(path, "Dockerfile"), () => queries).files.get("run.sh")).toBeNull();
});

test("a folder is listed again when a file has come into it", () => {
  const path = folder({ "app/Dockerfile": "" });
  const answer = syncFactSource();
  const names = () => answer(join(path, "app/Dockerfile"), () => [{ kind: "directory", path: "." }]).directories.get(".");
  expect(names()).toEqual(["Dockerfile"]);
  writeFileSync(join(path, "app/run.sh"), "");
  expect(names()).toEqual(["Dockerfile", "run.sh"]);
});

test("sizes of a file and of all below a folder, but not of what package managers keep; both sources alike", async () => {
  const some = { "app/Dockerfile": "", "app/src/a": "12345", "app/src/b/c": "123", "app/src/node_modules/x/y": "1", "run.sh": "12" };
  const path = join(folder(some), "app", "Dockerfile");
  const asked = (): readonly FactQuery[] => ["src", "../run.sh", "nowhere"].map((each) => ({ kind: "sizes", path: each }) as const);
  const known = await factSource(disk).answer(path, asked);
  expect(known.sizes).toEqual(
    new Map([
      [
        "src",
        {
          files: new Map([
            ["a", 5],
            ["b/c", 3],
          ]),
          unread: ["node_modules"],
        },
      ],
      ["../run.sh", { files: new Map([[".", 2]]), unread: [] }],
      ["nowhere", null],
    ]),
  );
  expect(syncFactSource()(path, asked).sizes).toEqual(known.sizes);
  expect(await factSource(disk).answer(path, asked, known)).toBe(known);
  writeFileSync(join(dirname(path), "src", "a"), "1");
  expect((await factSource(disk).answer(path, asked, known)).sizes?.get("src")?.files.get("a")).toBe(1);
});

test("of more files than are counted the rest is said to be unread", () => {
  const many = Object.fromEntries(Array.from({ length: 2100 }, (_, index) => [`app/src/${index}`, ""]));
  const path = join(folder({ "app/Dockerfile": "", "app/z/one": "1", ...many }), "app", "Dockerfile");
  const { sizes } = syncFactSource()(path, () => [{ kind: "sizes", path: "." }]);
  expect(sizes?.get(".")?.unread).toEqual(["src"]);
  expect(sizes?.get(".")?.files.get("z/one")).toBe(1);
});
