// Stages: names, images, parents, users, what counts at their end.
import { describe, expect, test } from "vitest";
import { parse } from "../../server/src/core";
import { dedent } from "../support/text";

const read = (source: string) => parse(dedent(source));

test("each stage with its image, parent, users", () => {
  const file = read(`
    ARG VERSION=3.19
    FROM docker.io/library/alpine:\${VERSION} AS Base
    FROM base AS build
    RUN --mount=from=base,target=/b ls
    FROM scratch
    COPY --from=1 /a /b
    COPY --from=nginx:1 /c /d
  `);
  const rows = file.stages.map((stage) => ({
    name: stage.name,
    image: stage.image?.text,
    resolved: stage.resolvedImage?.text,
    parent: stage.parent?.index,
    base: stage.baseImage?.text,
    usedBy: stage.usedBy.map((user) => user.index),
    isFinal: stage.isFinal,
    count: stage.instructions.length,
  }));
  expect(rows).toEqual([
    {
      name: "base",
      image: "docker.io/library/alpine:${VERSION}",
      resolved: "docker.io/library/alpine:3.19",
      parent: undefined,
      base: "docker.io/library/alpine:3.19",
      usedBy: [1],
      isFinal: false,
      count: 0,
    },
    {
      name: "build",
      image: "base",
      resolved: "base",
      parent: 0,
      base: "docker.io/library/alpine:3.19",
      usedBy: [2],
      isFinal: false,
      count: 1,
    },
    { name: undefined, image: "scratch", resolved: "scratch", parent: undefined, base: "scratch", usedBy: [], isFinal: true, count: 2 },
  ]);
  expect(file.finalStage).toBe(file.stages[2]);
  expect(file.globalArgs.map((instruction) => instruction.index)).toEqual([0]);
});

describe("image references", () => {
  test.each([
    ["debian", { registry: undefined, repository: "debian", tag: undefined, digest: undefined }],
    ["grafana/loki:3", { registry: undefined, repository: "grafana/loki", tag: "3", digest: undefined }],
    ["localhost/x", { registry: "localhost", repository: "x", tag: undefined, digest: undefined }],
    ["ghcr.io:443/a/b:1@sha256:ab", { registry: "ghcr.io:443", repository: "a/b", tag: "1", digest: "sha256:ab" }],
    ["${R:-ghcr.io}/a:${T:-1:2}", { registry: undefined, repository: "${R:-ghcr.io}/a", tag: "${T:-1:2}", digest: undefined }],
    ["'alpine:3'", { registry: undefined, repository: "alpine", tag: "3", digest: undefined }],
  ])("%s", (text, parts) => {
    const file = parse(`FROM ${text}\n`);
    expect(file.stages[0]?.image).toMatchObject(parts);
    const image = file.stages[0]?.image;
    expect(image && file.slice(image.repositorySpan)).toBe(parts.repository);
    expect(image?.tagSpan && file.slice(image.tagSpan)).toBe(parts.tag);
  });
  test("a build argument without a default is not known", () => {
    expect(parse("ARG TAG\nFROM app:$TAG\n").stages[0]?.resolvedImage).toBeUndefined();
  });
  test("platform arguments have the values of a plain build", () => {
    expect(parse("FROM a AS os-linux\nFROM os-${TARGETOS}\n").stages[1]?.parent?.index).toBe(0);
  });
});

describe("what counts at the end of a stage", () => {
  const file = read(`
    FROM alpine AS base
    ENTRYPOINT ["first"]
    CMD ["kept"]
    USER app
    ONBUILD USER root
    FROM base AS child
    WORKDIR /app
    FROM base AS other
    ENTRYPOINT ["second"]
  `);
  const effective = (stage: number, keyword: "CMD" | "ENTRYPOINT" | "USER"): string | undefined => {
    const instruction = file.stages[stage]?.effective(keyword);
    return instruction && file.slice(instruction.span);
  };
  test("the parent's instructions are inherited", () => {
    expect(effective(1, "CMD")).toBe('CMD ["kept"]');
    expect(effective(1, "USER")).toBe("USER app");
  });
  test("an ENTRYPOINT takes the inherited CMD away", () => {
    expect(effective(2, "CMD")).toBeUndefined();
    expect(effective(2, "ENTRYPOINT")).toBe('ENTRYPOINT ["second"]');
  });
});

test("instructions by keyword and by place, bodies of ONBUILD too", () => {
  const text = "FROM a\n# note\nONBUILD RUN one\nRUN two  \nCMD x\n";
  const file = parse(text);
  expect(file.each("RUN").map((instruction) => file.slice(instruction.span))).toEqual(["RUN one", "RUN two"]);
  expect(file.each("CMD", "FROM").map((instruction) => instruction.keyword)).toEqual(["FROM", "CMD"]);
  expect(file.each()).toHaveLength(5);
  expect(file.instructionAt(text.indexOf("one"))?.keyword).toBe("RUN");
  expect(file.instructionAt(text.indexOf("two") + 5)?.keyword).toBe("RUN");
  expect(file.instructionAt(text.indexOf("note"))).toBeUndefined();
  expect(file.each("CMD").map((instruction) => file.stageOf(instruction)?.index)).toEqual([0]);
});
