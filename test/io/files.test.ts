// Reading, searching and replacing files.
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { writeText } from "../../server/src/io/atomicWrite";
import { readText, readTextSync } from "../../server/src/io/files";
import { findInputs } from "../../server/src/io/inputs";

function folder(files: Readonly<Record<string, string | Buffer>>): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "dockwright-files-")));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return path;
}

test("text comes with its byte order mark, and with word of whether its bytes were UTF-8", async () => {
  const path = folder({ good: "\uFEFFFROM x", bad: Buffer.from([0x46, 0xff]) });
  expect(await readText(join(path, "good"))).toEqual({ ok: true, text: "\uFEFFFROM x", exact: true });
  expect(readTextSync(join(path, "bad"))).toEqual({ ok: true, text: "F\uFFFD", exact: false });
});

test("what cannot be read is told apart", async () => {
  const path = folder({ "dir/file": "12345" });
  expect(await readText(join(path, "none"))).toMatchObject({ ok: false, reason: "missing" });
  expect(await readText(join(path, "dir"))).toMatchObject({ ok: false, reason: "directory" });
  expect(await readText(join(path, "dir/file/under"))).toMatchObject({ ok: false, reason: "missing" });
  expect(readTextSync(join(path, "dir/file"), 4)).toMatchObject({ ok: false, reason: "too-large" });
  expect(readTextSync("/dev/null")).toMatchObject({ ok: false, reason: "unreadable" });
});

test("writing replaces the text, keeps the mode and a symbolic link, and leaves nothing beside it", async () => {
  const path = folder({ "real/Dockerfile": "old" });
  chmodSync(join(path, "real/Dockerfile"), 0o640);
  symlinkSync("real/Dockerfile", join(path, "Dockerfile"));
  await writeText(join(path, "Dockerfile"), "new 🐳");
  expect(readFileSync(join(path, "real/Dockerfile"), "utf8")).toBe("new 🐳");
  expect(statSync(join(path, "real/Dockerfile")).mode & 0o777).toBe(0o640);
  expect(readdirSync(path).sort()).toEqual(["Dockerfile", "real"]);
  expect(readdirSync(join(path, "real"))).toEqual(["Dockerfile"]);
});

test("a folder is searched for Dockerfiles, other people's folders left out", async () => {
  const names = [
    "Dockerfile",
    "a/Dockerfile.dev",
    "a/Dockerfile-x",
    "a/web.Dockerfile",
    "b/api.dockerfile",
    "Containerfile",
    "b/Containerfile.x",
  ];
  const path = folder(
    Object.fromEntries([...names, "Dockerfile.dockerignore", "node_modules/x/Dockerfile", "a/compose.yaml"].map((name) => [name, ""])),
  );
  expect((await findInputs(["."], path)).files).toEqual([...names].sort());
});

test("paths stand as given and globs are found, each file once, in input order", async () => {
  const path = folder({ "a/x.txt": "", "b/Dockerfile": "", "c[1]": "" });
  expect(await findInputs(["b/Dockerfile", "**/*.txt", "b", "c[1]", "-", "no*", "gone"], path)).toEqual({
    files: ["b/Dockerfile", "a/x.txt", "c[1]", "-", "gone"],
    missing: ["no*"],
  });
});
