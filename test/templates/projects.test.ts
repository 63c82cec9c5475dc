// Every sample project gets its files from the command line; what they say, and that nothing is wrong with them.
import { describe, expect, test } from "vitest";
import { parse } from "../../server/src/core";
import { projectKinds } from "../../server/src/core/features/templates/kinds";
import { stageTemplates } from "../../server/src/core/knowledge/stageTemplates";
import { folder } from "../cli/support";
import { kindsIn, sample, sampleNames } from "./support";

/** The static site has nothing to build. */
const singleStage = ["static"];

describe.each(sampleNames)("%s", (name) => {
  test("the files are as they were when somebody last read them", async () => {
    const at = folder(sample(name));
    const { code, err } = await at.dockwright(["new", "--compose"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    await expect(at.read("Dockerfile")).toMatchFileSnapshot(`snapshots/${name}.Dockerfile`);
    await expect(at.read("compose.yaml")).toMatchFileSnapshot(`snapshots/${name}.compose.yaml`);
    await expect(at.read(".dockerignore")).toMatchFileSnapshot(`snapshots/${name}.dockerignore`);
  });

  test("no error, no finding of the default profile, and it starts and stops as it should", async () => {
    const at = folder(sample(name));
    await at.dockwright(["new"]);
    const [linted] = JSON.parse((await at.dockwright(["lint", "--format", "json", "--no-config", "Dockerfile"])).out);
    expect(linted).toMatchObject({ errors: [], findings: [] });
    const [started] = JSON.parse((await at.dockwright(["startup", "--format", "json", "Dockerfile"])).out);
    expect(started).toMatchObject({ verdict: "ok" });
  });

  test("stages, a user that is not root, an exec form, no hole left open", async () => {
    const at = folder(sample(name));
    await at.dockwright(["new"]);
    const { stages, finalStage, tree } = parse(at.read("Dockerfile"));
    expect(stages.length > 1).toBe(!singleStage.includes(name));
    expect(finalStage?.effective("USER")?.arguments.text).toMatch(/^(?!root$|0$)[\w-]+$/);
    expect(finalStage?.effective("ENTRYPOINT")?.form ?? "exec").toBe("exec");
    expect(finalStage?.effective("CMD")?.form ?? "exec").toBe("exec");
    expect(tree.text).not.toMatch(/\{\{|undefined|NaN/);
  });
});

test("there is a sample for every kind, and each is found as one kind", () => {
  const found = sampleNames.map((name) => kindsIn(sample(name)));
  expect(found.filter((kinds) => kinds.length !== 1)).toEqual([]);
  expect([...new Set(found.flat())].sort()).toEqual(stageTemplates.map(({ kind }) => kind).sort());
});

test("every template has a reader, and in the same order nothing is offered twice", () => {
  const read = projectKinds.map(({ template }) => template.kind);
  expect([...read].sort()).toEqual(stageTemplates.map(({ kind }) => kind).sort());
  expect(new Set(read).size).toBe(read.length);
});

test.each(stageTemplates.map(({ kind }) => kind))("--kind %s works in an empty folder, too", async (kind) => {
  const at = folder({});
  expect(await at.dockwright(["new", "--kind", kind, "--compose"])).toMatchObject({ code: 0, err: "" });
  const [started] = JSON.parse((await at.dockwright(["startup", "--format", "json", "Dockerfile"])).out);
  expect(started.verdict).toBe("ok");
  expect(parse(at.read("Dockerfile")).errors).toEqual([]);
  expect(at.read("Dockerfile")).not.toMatch(/\{\{|undefined|NaN/);
});
