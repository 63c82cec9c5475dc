// Real Dockerfiles: every fix that adds an init gives a file that parses, starts behind the init, stops and reaps, and is not offered again.
import { describe, expect, test } from "vitest";
import { applyEdits, defaultConfig, type Finding, fill, lint, parse, ruleSet, startup } from "../../server/src/core";
import { factsFrom } from "../support/facts";
import { corpusRows, sharedFile } from "../support/shared";

const file = sharedFile("corpus", "corpus/corpus.jsonl.gz");
const rows = file === undefined ? [] : corpusRows(file);
const rules = ["ignores-stop-signal", "no-init-process", "signal-never-reaches-app"];
const everything = ruleSet({ ...defaultConfig, profile: "all" });
const offering = { ...everything, active: everything.active.filter(({ rule }) => rules.includes(rule.id)) };

const addsInit = ({ fixes }: Finding) => fixes.filter(({ title }) => title.template.startsWith("Add {init}"));

describe.runIf(rows.length > 0)("adding tini and dumb-init over the corpus", () => {
  test("the result parses, stops promptly behind the init, reaps, and asks for no init any more", () => {
    const wrong: string[] = [];
    const inits = new Map<unknown, number>();
    for (const row of rows) {
      const doc = parse(row.text);
      const facts = factsFrom(row.siblings ?? {});
      for (const fix of lint(doc, offering, facts).flatMap(addsInit)) {
        const { init } = fix.title.values;
        inits.set(init, (inits.get(init) ?? 0) + 1);
        const text = applyEdits(
          row.text,
          fix.edits().filter((edit) => edit.file === undefined),
        );
        const fixed = parse(text);
        const found = startup(fixed, facts);
        const say = (what: string) => wrong.push(`${row.id} ${row.path}: ${fill(fix.title.template, fix.title.values)}: ${what}`);
        if (fixed.errors.length > doc.errors.length) say(`new error ${fixed.errors.map(({ code }) => code).join()}`);
        if (found?.init !== init) say(`PID 1 is ${found?.pid1?.program}`);
        if (found?.stop.reachesApp !== "yes" && found?.stop.stopsPromptly !== "yes") say("does not stop");
        if (found?.reapsOrphans !== "yes") say("does not reap");
        if (lint(fixed, offering, facts).some((finding) => addsInit(finding).length > 0)) say("offered again");
      }
    }
    expect(wrong).toEqual([]);
    expect(inits.get("tini")).toBeGreaterThan(120);
    expect(inits.get("dumb-init")).toBeGreaterThan(120);
    console.log(`adding an init: ${JSON.stringify(Object.fromEntries(inits))} fixes in ${rows.length} files`);
  });
});
