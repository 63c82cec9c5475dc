// Tables by the names of images and of distributions: one row for one fact, whoever asks.
import { expect, test } from "vitest";
import { plainImageName } from "../../server/src/core/knowledge/baseImages";
import { deprecatedImage } from "../../server/src/core/knowledge/deprecatedImages";
import { codenameOf, distributionOfTag } from "../../server/src/core/knowledge/distributions";
import { imageTable } from "../../server/src/core/knowledge/imageTable";
import { workdirOf } from "../../server/src/core/knowledge/workdirs";

test("the whole name counts first, then the longest beginning", () => {
  const row = imageTable([
    ["a/*", "any"],
    ["a/b*", "longer"],
    ["a/b", "exact"],
  ]);
  expect(["a/b", "a/bc", "a/c", "b"].map(row)).toEqual(["exact", "longer", "any", undefined]);
  expect(deprecatedImage("microsoft/aspnetcore-build")?.instead).toBe("mcr.microsoft.com/dotnet/sdk");
  expect(deprecatedImage("microsoft/aspnetcore")?.instead).toBe("mcr.microsoft.com/dotnet/aspnet");
});

test("a tag's code name and the code name of a release are the same row", () => {
  expect(distributionOfTag("22-bookworm-slim")).toEqual({ family: "debian", release: "12", ubi: false });
  expect(distributionOfTag("sid-slim")?.release).toBe("14");
  expect([codenameOf("debian", "12"), codenameOf("ubuntu", "18.04"), codenameOf("alpine", "3.22")]).toEqual([
    "bookworm",
    "bionic",
    undefined,
  ]);
});

test("where a container starts, told once for the rules and for splitting", () => {
  expect(["gcc", "golang", "gradle", "nobody/knows"].map(workdirOf)).toEqual(["/", "/go", "/home/gradle", undefined]);
});

test("Docker Hub and its mirrors by any of their names", () => {
  const names = ["index.docker.io", "registry.hub.docker.com", "public.ecr.aws/docker"];
  expect(names.map((registry) => plainImageName({ registry, repository: "library/node" }))).toEqual(["node", "node", "node"]);
  expect(plainImageName({ registry: "ghcr.io", repository: "acme/node" })).toBe("ghcr.io/acme/node");
});
