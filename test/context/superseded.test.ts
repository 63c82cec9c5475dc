// isSuperseded: a newer release of the same series beside the folder of the Dockerfile.
import { expect, test } from "vitest";
import { isSuperseded } from "../../server/src/core/context";
import { factsFrom } from "../support/facts";
import { findings } from "../support/rule";

test.each([
  ["/p/alpine/3.4.5/Dockerfile", ["../3.4.7/Dockerfile"], true],
  ["/p/3.4.5/alpine/Dockerfile", ["../../3.4.7/alpine/Dockerfile"], true],
  ["/p/v3.4.5/Dockerfile", ["../v3.4.10/Dockerfile"], true],
  ["/p/mysql-8.0.36/Dockerfile", ["../mysql-8.0.37/Dockerfile"], true],
  // The newest of its series, which may be kept up beside others.
  ["/p/alpine/3.4.5/Dockerfile", ["../3.4.4/Dockerfile", "../3.5.1/Dockerfile"], false],
  ["/p/alpine/3.4/Dockerfile", ["../3.5/Dockerfile"], false],
  ["/p/mysql-8.0.36/Dockerfile", ["../mariadb-8.0.37/Dockerfile"], false],
  ["/p/3.4.5-slim/Dockerfile", ["../3.4.7/Dockerfile"], false],
  ["/p/app/Dockerfile", ["../3.4.7/Dockerfile"], false],
] as const)("%s beside %j: %s", (path, files, is) => {
  expect(isSuperseded({ ...factsFrom(Object.fromEntries(files.map((file) => [file, ""]))), path })).toBe(is);
});

test("what only ages there is not told", () => {
  const source = "FROM alpine:3.8\nMAINTAINER me\nENV A 1\n";
  const rules = ["end-of-life-image", "deprecated-maintainer", "legacy-key-value"];
  const count = (path: string) =>
    rules.map((rule) => findings(rule, source, { files: { "../3.4.5/Dockerfile": "", "../3.4.7/Dockerfile": "" }, path }).length);
  expect(count("/p/3.4.5/Dockerfile")).toEqual([0, 0, 0]);
  expect(count("/p/3.4.7/Dockerfile")).toEqual([1, 1, 1]);
});
