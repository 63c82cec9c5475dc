// What an engine or a registry says of a base image: which images are asked for, and what the file means with the answers.
import { expect, test } from "vitest";
import { imageQueries, parse } from "../../server/src/core";
import { openImage, userInForce } from "../../server/src/core/image";
import { imageBelow } from "../../server/src/core/model/baseImage";
import { withImages } from "../../server/src/core/model/told";
import { told } from "../support/images";
import { dedent } from "../support/text";

const asked = (source: string): readonly string[] =>
  imageQueries(parse(dedent(source))).map((query) =>
    query.kind === "image" ? [query.name, query.platform].filter(Boolean).join(" for ") : query.kind,
  );

test("each image below a stage is asked for once, as a build would name it", () => {
  const source = `
    ARG TAG=22
    ARG OTHER
    FROM node:\${TAG} AS build
    FROM node:22
    FROM --platform=linux/arm64 node:22
    FROM --platform=$BUILDPLATFORM golang:1.24
    FROM build
    FROM scratch
    FROM $OTHER
    FROM Not/AnImage
    COPY --from=nginx:1.27 /a /b
  `;
  expect(asked(source)).toEqual(["node:22", "node:22 for linux/arm64", "golang:1.24"]);
});

const last = (source: string, facts: Parameters<typeof withImages>[1]) => {
  const doc = withImages(parse(dedent(source)), facts);
  const stage = doc.finalStage;
  if (!stage) throw new Error("no stage");
  return { doc, stage, image: openImage(doc, facts, stage), base: imageBelow(stage) };
};

test("a file whose images nobody knows stays as it is", () => {
  const doc = parse("FROM node:22\n");
  expect(withImages(doc, { ...told({}), images: new Map([["node:22", null]]) })).toBe(doc);
  expect(withImages(doc, told({ "node:20": {} }))).toBe(doc);
  const facts = told({ "node:22": {} });
  expect(withImages(doc, facts)).not.toBe(doc);
  expect(withImages(doc, facts)).toBe(withImages(doc, facts));
  expect(withImages(withImages(doc, facts), facts)).toBe(withImages(doc, facts));
});

test("variables, directory, user and shell of the image are those of the stages on it", () => {
  const facts = told({
    "own/base:1": { env: { APP: "/srv/app", PATH: "/opt/bin:/bin" }, workdir: "/srv", user: "app", shell: ["/bin/bash", "-c"] },
  });
  const { stage, image } = last("FROM own/base:1 AS a\nFROM a\nWORKDIR sub\nENV TWO=$APP/two THREE=$NONE\n", facts);
  expect(stage.endScope.lookup("TWO")?.value).toBe("/srv/app/two");
  expect(stage.endScope.lookup("THREE")?.value).toBe("");
  expect(image.variable("APP")).toMatchObject({ is: "yes", value: "/srv/app" });
  expect(image.variable("NONE")).toMatchObject({ is: "no" });
  expect(image.path).toEqual(["/opt/bin", "/bin"]);
  expect(image.workdir).toBe("/srv/sub");
  expect(userInForce(stage.endScope)).toMatchObject({ name: "app", isRoot: false });
  expect(stage.endScope.shell).toEqual(["/bin/bash", "-c"]);
});

test("what the file sets wins over the image", () => {
  const facts = told({ base: { env: { A: "image", B: "image" }, user: "app" } });
  const { stage } = last("FROM base\nENV A=file\nARG B=argument\nUSER root\n", facts);
  expect(stage.endScope.lookup("A")?.value).toBe("file");
  expect(stage.endScope.lookup("B")?.value).toBe("argument");
  expect(userInForce(stage.endScope).isRoot).toBe(true);
});

test("an answer for one platform is none for another", () => {
  const facts = told({ "base linux/arm64": { user: "app" } });
  expect(last("FROM --platform=linux/arm64 base\n", facts).base?.user).toBe("app");
  expect(last("FROM base\n", facts).base).toBeUndefined();
});

test("the table keeps what it alone knows, as long as the image starts with the same script", () => {
  const script = ["docker-entrypoint.sh"];
  const same = last("FROM node:22-alpine\n", told({ "node:22-alpine": { entrypoint: script, cmd: ["node"] } })).base;
  expect(same).toMatchObject({ from: "engine", entrypointExecs: true, known: true, distribution: { family: "alpine" }, users: ["node"] });
  const other = last("FROM node:22-alpine\n", told({ "node:22-alpine": { entrypoint: ["/own.sh"], cmd: ["node"] } })).base;
  expect(other).toMatchObject({ entrypoint: ["/own.sh"], entrypointExecs: false, distribution: { family: "alpine" } });
});

test("what the image's triggers start the new image with is not its own CMD", () => {
  expect(last("FROM base\n", told({ base: { cmd: ["sh"], onbuild: ['CMD ["app"]'] } })).base?.cmd).toBeUndefined();
});

test("what an instruction sees is another thing with another answer", () => {
  const source = "FROM base\nRUN echo $A\n";
  const keyOf = (env: Readonly<Record<string, string>>): string | undefined => last(source, told({ base: { env } })).stage.endScope.key;
  expect(keyOf({ A: "1" })).toBe(keyOf({ A: "1" }));
  expect(keyOf({ A: "1" })).not.toBe(keyOf({ A: "2" }));
});
