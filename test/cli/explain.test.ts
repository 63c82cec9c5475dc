// `dockwright explain` and `dockwright parse`.
import { expect, test } from "vitest";
import { folder } from "./support";

test("explain takes an alias and prints the rule's page", async () => {
  const { code, out } = await folder({}).dockwright(["explain", "dl4000"]);
  expect(code).toBe(0);
  expect(out).toMatch(/^# deprecated-maintainer\n/);
  expect(out).toContain("## Why");
  expect(out).toContain("dockwright-ignore: deprecated-maintainer -- reason");
});

test("explain without a name lists every rule", async () => {
  const { out } = await folder({}).dockwright(["explain"]);
  expect(out).toMatch(/^deprecated-maintainer .* on .*MaintainerDeprecated, DL4000$/m);
});

test("explain refuses an unknown name with the nearest one", async () => {
  const { code, err } = await folder({}).dockwright(["explain", "deprecated-maintaner"]);
  expect(code).toBe(2);
  expect(err).toContain("did you mean deprecated-maintainer?");
});

test("parse prints BuildKit's dump, and exits with 1 where BuildKit refuses the file", async () => {
  const good = await folder({}).dockwright(["parse", "-"], 'FROM a\nCMD ["b"]\n');
  expect(good).toMatchObject({ code: 0, out: '(from "a")\n(cmd "b")' });
  const bad = await folder({}).dockwright(["parse", "-"], "FROM a\nRUN <<EOF\nx\n");
  expect(bad.code).toBe(1);
  expect(bad.err).toMatch(/^-:2:/);
});
