// `dockwright fix`: writes safe fixes in place, shows them without writing, and leaves alone what it cannot write back exactly.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folder } from "./support";

const twice = 'FROM debian:12\nMAINTAINER a\nCMD ["a"]\nCMD ["b"]\n';

test("safe fixes only, in place", async () => {
  const files = folder({ Dockerfile: twice });
  const { code, out } = await files.dockwright(["fix"]);
  expect(code).toBe(0);
  expect(out).toContain("Dockerfile: Remove this CMD [overridden-instruction]");
  expect(files.read("Dockerfile")).toBe('FROM debian:12\nMAINTAINER a\nCMD ["b"]\n');
});

test("--safety review takes the others too", async () => {
  const files = folder({ Dockerfile: twice });
  await files.dockwright([
    "fix",
    "--safety",
    "review",
    "--select",
    "deprecated-maintainer,overridden-instruction",
    "--profile",
    "buildkit",
  ]);
  expect(files.read("Dockerfile")).toContain('LABEL org.opencontainers.image.authors="a"');
});

test.each(["--dry-run", "--diff"])("%s writes nothing", async (option) => {
  const files = folder({ Dockerfile: twice });
  const { code, out } = await files.dockwright(["fix", option]);
  expect(code).toBe(0);
  expect(out).toContain(option === "--diff" ? '-CMD ["a"]' : "Remove this CMD");
  expect(files.read("Dockerfile")).toBe(twice);
});

test("standard input comes back fixed on standard output", async () => {
  const { out } = await folder({}).dockwright(["fix", "-"], twice);
  expect(out).toBe('FROM debian:12\nMAINTAINER a\nCMD ["b"]');
});

test("a file that is not UTF-8 is left as it is, and said so", async () => {
  const files = folder({});
  const bytes = Buffer.concat([Buffer.from([0x23, 0xff, 0x0a]), Buffer.from(twice)]);
  writeFileSync(join(files.path, "Dockerfile"), bytes);
  const { code, err } = await files.dockwright(["fix"]);
  expect(code).toBe(2);
  expect(err).toContain("Dockerfile: not UTF-8, left as it is");
});
