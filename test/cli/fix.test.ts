// `dockwright fix`: writes safe fixes in place, shows them without writing, and leaves alone what it cannot write back exactly.
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folder } from "./support";

const legacy = "FROM debian:12\nMAINTAINER a\nENV A b\n";
const fixed = "FROM debian:12\nMAINTAINER a\nENV A=b\n";

test("safe fixes only, in place", async () => {
  const files = folder({ Dockerfile: legacy });
  const { code, out } = await files.dockwright(["fix"]);
  expect(code).toBe(0);
  expect(out).toContain("Dockerfile: Write A=… [legacy-key-value]");
  expect(files.read("Dockerfile")).toBe(fixed);
});

test("--safety review takes the others too", async () => {
  const files = folder({ Dockerfile: legacy });
  await files.dockwright(["fix", "--safety", "review", "--select", "deprecated-maintainer"]);
  expect(files.read("Dockerfile")).toContain('LABEL org.opencontainers.image.authors="a"');
});

test.each(["--dry-run", "--diff"])("%s writes nothing", async (option) => {
  const files = folder({ Dockerfile: legacy });
  const { code, out } = await files.dockwright(["fix", option]);
  expect(code).toBe(0);
  expect(out).toContain(option === "--diff" ? "-ENV A b\n+ENV A=b" : "Write A=… [legacy-key-value]");
  expect(files.read("Dockerfile")).toBe(legacy);
});

test("standard input comes back fixed on standard output", async () => {
  const { out } = await folder({}).dockwright(["fix", "-"], legacy);
  expect(`${out}\n`).toBe(fixed);
});

test("of standard input too, --diff shows the changes and --dry-run names them", async () => {
  const shown = await folder({}).dockwright(["fix", "--diff", "-"], legacy);
  expect(shown.out).toContain("-ENV A b\n+ENV A=b");
  expect((await folder({}).dockwright(["fix", "--dry-run", "-"], legacy)).out).toBe("-: Write A=… [legacy-key-value]");
});

test("the mode of a file stays, and no other file is left beside it", async () => {
  const files = folder({ Dockerfile: legacy });
  chmodSync(join(files.path, "Dockerfile"), 0o640);
  await files.dockwright(["fix"]);
  expect(statSync(join(files.path, "Dockerfile")).mode & 0o777).toBe(0o640);
  expect(readdirSync(files.path)).toEqual(["Dockerfile"]);
});

test("a symbolic link stays one; the file that it leads to is mended", async () => {
  const files = folder({ "real/Dockerfile.base": legacy });
  symlinkSync("real/Dockerfile.base", join(files.path, "Dockerfile"));
  await files.dockwright(["fix", "Dockerfile"]);
  expect(lstatSync(join(files.path, "Dockerfile")).isSymbolicLink()).toBe(true);
  expect(files.read("real/Dockerfile.base")).toBe(fixed);
});

test("a fix of another file is made whole or not at all", async () => {
  const shellForm = 'FROM debian:12\nCOPY start.sh /\nENTRYPOINT ["/start.sh"]\nCMD ["node", "server.js"]\n';
  const script = '#!/bin/sh\necho up\n"$@"\n';
  const args = ["fix", "--safety", "review", "--no-config"];
  const files = folder({ Dockerfile: shellForm, "start.sh": script });
  await files.dockwright(args);
  expect(files.read("start.sh")).toBe('#!/bin/sh\necho up\nexec "$@"\n');
  const latin = folder({ Dockerfile: shellForm });
  const bytes = Buffer.concat([Buffer.from(script), Buffer.from([0x23, 0xff, 0x0a])]);
  writeFileSync(join(latin.path, "start.sh"), bytes);
  const { code, err } = await latin.dockwright(args);
  expect(readFileSync(join(latin.path, "start.sh")).equals(bytes)).toBe(true);
  expect({ code, err }).toEqual({ code: 2, err: "dockwright: start.sh: not UTF-8, left as it is" });
});

test("two Dockerfiles with one script: it is edited once, and the second run changes nothing", async () => {
  const text = 'FROM debian:12\nCOPY start.sh /\nENTRYPOINT ["/start.sh"]\nCMD ["node", "server.js"]\n';
  const files = folder({ Dockerfile: text, "Dockerfile.dev": text, "start.sh": '#!/bin/sh\n"$@"\n' });
  const args = ["fix", "--safety", "review", "--no-config", "Dockerfile", "Dockerfile.dev"];
  await files.dockwright(args);
  expect(files.read("start.sh")).toBe('#!/bin/sh\nexec "$@"\n');
  await files.dockwright(args);
  expect(files.read("start.sh")).toBe('#!/bin/sh\nexec "$@"\n');
});

test("a file that is not UTF-8 is left as it is, and said so", async () => {
  const files = folder({});
  const bytes = Buffer.concat([Buffer.from([0x23, 0xff, 0x0a]), Buffer.from(legacy)]);
  writeFileSync(join(files.path, "Dockerfile"), bytes);
  const { code, err } = await files.dockwright(["fix"]);
  expect(code).toBe(2);
  expect(err).toContain("Dockerfile: not UTF-8, left as it is");
});
