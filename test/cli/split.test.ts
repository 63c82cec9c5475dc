// `dockwright split`: writes, shows, or says which line is in the way.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folder } from "./support";

const single = 'FROM node:22\nWORKDIR /app\nCOPY . .\nRUN npm ci\nCMD ["node", "server.js"]\n';

test("splits in place, and has nothing to do a second time", async () => {
  const here = folder({ Dockerfile: single, "package.json": "{}" });
  expect(await here.dockwright(["split"])).toMatchObject({ code: 0, out: "Dockerfile: split into build and runtime stages" });
  expect(here.read("Dockerfile")).toContain("FROM node:22-slim\nWORKDIR /app\nCOPY --from=build /app /app\n");
  expect(await here.dockwright(["split"])).toMatchObject({
    code: 1,
    err: "Dockerfile:6:1: not split: The file has several stages already",
  });
});

test("--dry-run and --diff write nothing", async () => {
  const here = folder({ Dockerfile: single });
  expect(await here.dockwright(["split", "--dry-run"])).toMatchObject({
    code: 0,
    out: "Dockerfile: can be split into build and runtime stages",
  });
  expect((await here.dockwright(["split", "--diff"])).out).toContain("-FROM node:22\n+FROM node:22 AS build\n");
  expect(here.read("Dockerfile")).toBe(single);
});

test("standard input goes to standard output", async () => {
  expect((await folder({}).dockwright(["split", "-"], single)).out).toContain("\n\nFROM node:22-slim\n");
});

test("files of the context decide: a package that needs what the slim image lacks", async () => {
  const here = folder({ Dockerfile: single, "package.json": '{"dependencies": {"simple-git": "3"}}' });
  expect(await here.dockwright(["split"])).toMatchObject({
    code: 1,
    err: "Dockerfile:4:5: not split: simple-git uses libraries or programs of the system that the image node:22-slim may lack",
  });
});

test("of standard input too, --dry-run only says that it can be split", async () => {
  expect((await folder({}).dockwright(["split", "--dry-run", "-"], single)).out).toBe("-: can be split into build and runtime stages");
});

test("a file that is not UTF-8 cannot be split, with --dry-run either", async () => {
  const files = folder({});
  writeFileSync(join(files.path, "Dockerfile"), Buffer.concat([Buffer.from([0x23, 0xff, 0x0a]), Buffer.from(single)]));
  const refused = { code: 2, out: "", err: "dockwright: Dockerfile: not UTF-8, left as it is" };
  expect(await files.dockwright(["split"])).toEqual(refused);
  expect(await files.dockwright(["split", "--dry-run"])).toEqual(refused);
});
