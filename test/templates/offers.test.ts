// What an empty Dockerfile is offered.
import { expect, test } from "vitest";
import { parse, templateActions, templateCompletions, templateOfferNeeds } from "../../server/src/core";
import { noFacts } from "../../server/src/core/facts";
import { cursor } from "../support/cursor";
import { factsFrom } from "../support/facts";

const go = { "go.mod": "module example.org/a\n\ngo 1.26\n", "main.go": "package main\n" };

function completions(source: string, files: Readonly<Record<string, string>> = go) {
  const { text, offset } = cursor(source);
  const found = templateCompletions(parse(text), offset, factsFrom(files));
  return found && { replaced: text.slice(found.span.start, found.span.end), labels: found.items.map(({ label }) => label) };
}

test("completion offers the projects, in place of the word that was begun", () => {
  expect(completions("<|>")).toEqual({ replaced: "", labels: ["Dockerfile for Go"] });
  expect(completions("FR<|>O\n")).toEqual({ replaced: "FRO", labels: ["Dockerfile for Go"] });
  expect(completions("<|>", { ...go, "index.html": "" })?.labels).toEqual(["Dockerfile for Static site", "Dockerfile for Go"]);
});

test("nothing in a file that has something in it, or where no project is", () => {
  expect(completions("FROM alpine\n<|>")).toBeUndefined();
  expect(completions("# syntax=docker/dockerfile:1\n<|>")).toBeUndefined();
  expect(completions("<|>", {})).toBeUndefined();
  expect(templateActions(parse("FROM alpine\n"), factsFrom(go))).toEqual([]);
  expect(templateOfferNeeds(parse("FROM alpine\n"), noFacts)).toEqual([]);
});

test("the action writes the Dockerfile, and .dockerignore where there is none", () => {
  const [action] = templateActions(parse("\n"), factsFrom(go));
  expect(action?.title).toEqual({ template: "Write the Dockerfile for {title} (from {file})", values: { title: "Go", file: "go.mod" } });
  const [own, ignore] = action?.edits() ?? [];
  expect(own).toMatchObject({ span: { start: 0, end: 1 } });
  expect(own?.newText).toContain("golang:1.26");
  expect(ignore).toMatchObject({ file: ".dockerignore", create: true });
  const [second] = templateActions(parse(""), factsFrom({ ...go, ".dockerignore": "" }));
  expect(second?.edits()).toHaveLength(1);
});
