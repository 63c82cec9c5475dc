// unknown-copy-stage: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "unknown-copy-stage";

test("underlines the name and knows the one that was meant", () => {
  const source = "FROM a AS builder\nFROM b\nCOPY --from=bulider /a /b";
  expect(lint(id, source)).toBe(
    `${source}\n            ~~~~~~~ No stage above is called bulider, so the builder looks for an image of that name. Did you mean builder? [Write builder, review]`,
  );
  expect(fixAll(id, source)).toBe(source.replace("bulider", "builder"));
});

test.each(["BUILDER", "0", "nginx", "nginx:1", "ghcr.io/a/builder", "assets", "buildx", "$X"])("silent: %s", (name) => {
  const source = `FROM a AS builder\nFROM b AS buildx\nFROM c\nCOPY --from=${name} /a /b`;
  expect(lint(id, source)).toBe(source);
});

test("hadolint knows stages above only", () => {
  const strict = { config: { profile: "hadolint" } } as const;
  expect(lint(id, "COPY --from=foo a .", strict)).toContain("~~~ No stage above is called foo");
  expect(lint(id, "FROM a\nCOPY --from=later a .\nFROM b AS later", strict)).toContain("~~~~~ later is built further down");
  expect(lint(id, "FROM a\nFROM b\nCOPY --from=0 a .", strict)).not.toContain("No stage");
});

test("a context that is nearly called like a stage", () => {
  const files = { ".git/HEAD": "", "build.sh": "docker build --build-context builds=./b .\n" };
  const source = "FROM golang:1.25 AS build\nFROM alpine:3.24\nCOPY --from=builds /a /a";
  expect(lint(id, source, { files })).toBe(source);
  expect(lint(id, source, { files: { ".git/HEAD": "" } })).toContain("Did you mean build?");
});
